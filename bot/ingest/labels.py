"""Labels in running text, such as `作者：`: each means what a heading of an export does, and takes its value and no more.

What stands behind the value belongs to the post: of `时间：2026-12-01 09:10 小光烂脸` the time is taken, the rest is words.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from bot.ingest.columns import columns_of
from handlers.posts import Platform, find_platform, read_count, read_publication_time
from handlers.text.times import looks_like_time

# What a report tells of a post beside its words; `产品：口红` may be a line of the post itself.
COUNTS = ("followers", "like", "save", "comment", "share", "repost", "view")
FIELDS = ("platform", "published_at", "author", "url", "title", "text", *COUNTS)
LABELS = frozenset(FIELDS)
SOURCES = frozenset({"source", "platform_if_known"})
MAX_SITE = 20  # characters of a site's name
NAME = r"(?:[A-Za-z]{2,12} )?[^\W\d_]{2,12}"
LABELLED = re.compile(
    rf"(?:^|(?<=[\s|｜；;，,]))({NAME})[ \t]?[:：][ \t]*([^\s|｜；;](?:[^|｜；;\n]*?\S)?)"
    rf"(?=[ \t]*(?:$|[|｜；;\n]|[\s，,]{NAME}[ \t]?[:：](?!//)))",
    re.MULTILINE,
)
LINK = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
NUMBER = re.compile(r"[\d.,]+[ \t]?(?:[万萬亿億kKwWmM]\b|[万萬亿億])?\+?")
TOKEN = re.compile(r"[@＠]?[^\s，,。；;!！?？]{1,30}")
LATIN_NAME = re.compile(r"[@A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,2}")
CLOCK_THEN_WORDS = re.compile(r"(\d[:：]\d{2}(?:[:：]\d{2})?)(?=[\u3400-\u9fff])")
ZONE = re.compile(r"[(（]?(?:UTC|GMT|北京时间|北京時間)[+-]?\d{0,2}(?::?\d\d)?[)）]?", re.IGNORECASE)
LEFT_BARS = re.compile(r"[ \t]*[|｜；;](?:[ \t]*[|｜；;])+[ \t]*")  # what stood between labels
PLACES = frozenset({"ip属地", "ip屬地", "ip", "属地", "发布地", "ip归属地"})
ANY_DAY = datetime(2020, 6, 15, 12, tzinfo=UTC)  # from which times are read where only their length counts
MAX_TIME_WORDS, MAX_TIME = 6, 30  # words and characters of a time


@lru_cache(maxsize=2000)
def meanings(label: str) -> frozenset[str]:
    """The fields of an alert that a label names; empty for any other word."""
    return frozenset(columns_of((label,)).indexes)


def take_labels(text: str, record: dict[str, object], platforms: Sequence[Platform] = ()) -> str:
    """Move the values of labels into `record`, each under its label, and return the words that are left.

    A text's label leaves its words among the others: a summary stands beside the words, never in their place. Without
    `platforms` a source's name is its first word.
    """

    def take(found: re.Match[str]) -> str:
        before, label = _name(found[1])
        value = found[2].strip()
        field = _field(label, value, platforms)
        if label.lower() in PLACES:  # where it was posted is not kept
            return f"{before} {value[_end(TOKEN, value) :]} "
        if field == "text":
            return f"{before}\n{value}"
        key = "platform" if field == "platform" else label
        taken, rest = _split(field, value, platforms) if field and key not in record else ("", "")
        if not taken:
            return found[0]
        record[key] = taken
        return f"{before} {rest} "

    words = LABELLED.sub(take, text)
    return words if words == text else LEFT_BARS.sub(" ", words)


def _name(given: str) -> tuple[str, str]:
    """What stands before a label, and the label: `Post date` is one, of `red Source` the second word."""
    before, _, label = given.rpartition(" ")
    return ("", given) if not before or meanings(given) & LABELS else (before, label)


def _field(label: str, value: str, platforms: Sequence[Platform]) -> str:
    """Which of FIELDS a label names; a source is a platform, and so is what any label has. Empty for other words."""
    names = meanings(label)
    if names & SOURCES or find_platform(value[:MAX_SITE], platforms):
        return "platform"
    return next((name for name in FIELDS if name in names), "")


def _split(field: str, value: str, platforms: Sequence[Platform]) -> tuple[str, str]:
    """A label's own value, and the words behind it; an empty value where it says something else."""
    if field in ("title", "text"):
        return value, ""
    if field == "published_at":
        return _time(value)
    if field == "author":
        end = _author_end(value)
    elif field == "platform":
        end = _platform_end(value, platforms) or (len(value) if len(value) <= MAX_SITE and " " not in value else 0)
    else:
        end = _end(LINK if field == "url" else NUMBER, value)
    if field in COUNTS and end:
        try:
            read_count(value[:end].strip())
        except (ValueError, OverflowError):
            return "", value
    return value[:end].strip(), value[end:].strip(" \t，,。·")


def _end(shape: re.Pattern[str], value: str) -> int:
    found = shape.match(value)
    return found.end() if found else 0


def _author_end(value: str) -> int:
    """A name is one word; of Latin letters up to three, where nothing stands behind them."""
    return len(value) if LATIN_NAME.fullmatch(value) else _end(TOKEN, value)


def _platform_end(value: str, platforms: Sequence[Platform]) -> int:
    """Where the platform that a value begins with ends, also where words follow it closely; 0 for none."""
    ends = range(min(len(value), MAX_SITE), 1, -1)
    parted = (end for end in ends if not (value[end - 1 : end + 1].isascii() and value[end - 1 : end + 1].isalnum()))
    return next((end for end in (len(value), *parted) if find_platform(value[:end], platforms)), 0)


def _time(value: str) -> tuple[str, str]:
    """The time that a value begins with, and the words behind it.

    A word belongs to it when it changes what the time says: where it was posted, and the post's first words, do not.
    """
    words = CLOCK_THEN_WORDS.sub(r"\1 ", value).split()
    count, at = 0, None
    for n in range(1, min(len(words), MAX_TIME_WORDS) + 1):
        text = " ".join(words[:n])
        moment = _moment(text)
        if moment and (moment != at or looks_like_time(text) or ZONE.fullmatch(words[n - 1])):
            count, at = n, moment
    if count:
        return " ".join(words[:count]), " ".join(words[count:])
    return _time_without_spaces(value)


def _time_without_spaces(value: str) -> tuple[str, str]:
    """`3小时前小光烂脸` is a time and words."""
    ends = range(min(len(value), MAX_TIME), 1, -1)
    end = next((end for end in ends if looks_like_time(value[:end]) and _moment(value[:end])), 0)
    return value[:end].strip(), value[end:].strip()


def _moment(text: str) -> datetime | None:
    try:
        return read_publication_time(text, ANY_DAY)
    except (ValueError, OverflowError):
        return None
