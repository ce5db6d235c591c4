"""The posts of a pasted or forwarded text: a numbered list, a digest, several links; each with its own words (R1)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ingest.labels import meanings, take_labels
from bot.ingest.normalise import normalise_record, reason
from bot.ingest.pasted_blocks import LINK, split_blocks
from bot.ingest.presets import Preset
from handlers.posts import Platform, find_platform, find_posts
from handlers.posts.find import FoundLink
from handlers.posts.link_forms import OTHER, SHORT
from handlers.posts.platform import UNKNOWN_PLATFORM
from handlers.posts.post import Alert

MAX_POSTS = 50  # of one message; more come as a file
FIRST_WORD = re.compile(
    r"\s*[\[【(（]?(?P<name>[^\W_][^@＠:：,，|｜\[【(（\]】)）\n]{0,19}?)[\]】)）]?\s*(?:[:：,，|｜\t]\s*|(?=[@＠]))"
)
AUTHOR = re.compile(r"\s*[@＠](?P<name>[^\s:：@＠|｜]{1,30})\s*[:：,，|｜]\s*")
MARK = re.compile(r"[:：|｜]\s*$|\t\s*$")
LEFTOVER = re.compile(r"(?:[^\W\d_]{2,8}[:：]\s*\S{1,20}\s*)+")  # labels that are no headings, such as `媒体：网易`
NO_POST, TOO_MANY = "no_post", "too_many"  # why a piece is left out, beside what its values are refused for
HEADLINE = re.compile(r"^\s*[【\[]([^】\]\n]{1,100})[】\]]")


@dataclass(frozen=True)
class PastedPosts:
    """The alerts in a text, in their order, and the pieces that are none, each with why not."""

    alerts: tuple[Alert, ...]
    left_out: tuple[tuple[str, str], ...] = ()  # first words, and why


def read_pasted(text: str, source: str, platforms: Sequence[Platform], now: datetime) -> PastedPosts | None:
    """The posts of a text that reports several, seen at `now` (UTC); None for a text about one post or about none."""
    blocks = split_blocks(text, lambda piece: _names_post(piece, platforms, now))
    if len(blocks) < 2:
        return None
    alerts, left_out = list[Alert](), list[tuple[str, str]]()
    for number, block in enumerate(blocks):
        if number >= MAX_POSTS or not _names_post(block, platforms, now):
            left_out.append((_start(block), TOO_MANY if number >= MAX_POSTS else NO_POST))
            continue
        try:
            alerts.append(alert_of(read_block(block, platforms, now), source, platforms, now))
        except (ValueError, OverflowError) as error:
            left_out.append((_start(block), reason(error)))
    return PastedPosts(tuple(alerts), tuple(left_out))


def alert_of(
    record: Mapping[str, object], source: str, platforms: Sequence[Platform], now: datetime, zone: str = ""
) -> Alert:
    """The alert of a block's record; `zone` is an IANA name. ValueError when nothing in it tells a post from others."""
    one, _ = normalise_record(record, source, platforms, now, Preset(source, zone=zone))
    return replace(one.alert, source=source)


def _names_post(piece: str, platforms: Sequence[Platform], now: datetime) -> bool:
    """True for a piece with a post's link or id, or with the platform or author of one before its words."""
    found = find_posts(piece, platforms, now)
    return any(map(_is_post, found)) or _opening(piece, platforms)[2] > 0


def _is_post(found: FoundLink) -> bool:
    """True for a post's link, a short one, and a page of a site without an entry; not for a platform's other pages."""
    return bool(found.identifies) or found.kind == SHORT or (found.kind == OTHER and found.platform == UNKNOWN_PLATFORM)


def read_block(block: str, platforms: Sequence[Platform], now: datetime) -> dict[str, object]:
    """The block under the headings of exports: labels that it has, its link, and the rest as its words."""
    record: dict[str, object] = {}
    words = take_labels(block, record, platforms)
    found = find_posts(block, platforms, now)
    post = next((one for one in found if one.identifies or one.kind == "short"), found[0] if found else None)
    words = HEADLINE.sub(lambda head: _take_headline(head, record, platforms), words)
    platform, author, end = _opening(words, platforms)
    record |= {name: value for name, value in (("platform", platform), ("author", author)) if value}
    words = words[end:]
    if post:
        record["url"] = post.url
    text = _tidy(words if _is_share_text(words) else LINK.sub(" ", words))
    titled = any("title" in meanings(label) for label in record)
    record["text"] = "" if titled and LEFTOVER.fullmatch(text) else text
    return record


def _is_share_text(words: str) -> bool:
    """True where an app's own words stand around a link: what is the post's own is told by both together."""
    return bool(re.search(r"复制|複製|分享|发布了一篇|發佈了一篇", words))


def _take_headline(head: re.Match[str], record: dict[str, object], platforms: Sequence[Platform]) -> str:
    """【微博】 is a platform, 【热】 nothing, anything longer a title."""
    if find_platform(head[1], platforms):
        record.setdefault("platform", head[1])
    elif len(head[1]) > 4 and any(map(str.isalpha, head[1])):
        record.setdefault("title", head[1].strip())
    elif not any(map(str.isalpha, head[1])) or head.string[head.end() : head.end() + 1] == "\n":
        # a time of day, in a copied talk; a heading on a line of its own, such as 【预警】
        return " "
    else:
        return head[0]
    return " "


def _opening(words: str, platforms: Sequence[Platform]) -> tuple[str, str, int]:
    """Platform and author that `微博 @阿强：` names before a post's words, and where these begin; 0 for no opening."""
    named = FIRST_WORD.match(words)
    platform = named["name"] if named and find_platform(named["name"], platforms) else ""
    end = named.end() if named and platform else 0
    author = AUTHOR.match(words, end)
    if author:
        return platform, author["name"], author.end()
    marked = platform and MARK.search(words[:end])
    return (platform, "", end) if marked else ("", "", 0)


def _tidy(words: str) -> str:
    """Without the marks and empty lines that taking things out has left."""
    lines = (" ".join(line.split()).strip(" |｜；;-•·*>") for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def _start(block: str) -> str:
    return " ".join(block.split())[:40]
