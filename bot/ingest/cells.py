"""The cells of an exported row as the JSON that POST /alerts takes; what cannot be read is said, not refused."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ingest.cell_times import TimeReader
from bot.ingest.columns import Row
from bot.ingest.link_cells import choose_link, rounded_id
from bot.ingest.plain_text import plain_text
from bot.ingest.remarks import about, remark
from bot.ingest.values import as_list, as_text
from handlers.posts import Platform, find_platform, read_count
from handlers.posts.post import Kind
from handlers.posts.times import SHANGHAI
from handlers.text.fold import fold

COUNTS = ("like", "save", "comment", "share", "repost", "view")
TEXTS = ("source", "source_id", "brand", "product", "own_post")
KIND_NAMES = {
    Kind.VIDEO: ("video", "视频", "短视频", "影片", "vod", "reel", "clips"),
    Kind.COMMENT: ("comment", "评论", "留言", "回复", "reply", "跟帖"),
    Kind.REVIEW: ("review", "点评", "评价", "评价内容"),
}
KIND_BY_NAME = {name: kind for kind, names in KIND_NAMES.items() for name in names}
NOT_VERIFIED = frozenset(
    {
        "否",
        "无",
        "未认证",
        "无认证",
        "普通",
        "普通用户",
        "no",
        "n",
        "false",
        "0",
        "-1",
        "-",
        "none",
        "null",
        "未知",
        "0.0",
    }
)
NO_TITLE = frozenset(
    {"笔记暂未设置标题", "暂无标题", "无标题", "未设置标题", "no title", "untitled", "(no title)", "[no title]"}
)
TERM_SEPARATORS = re.compile(r"[、，,;；|/\r\n\t]+")
TAG_SEPARATORS = re.compile(r"[、，,;；|/\s#]+")
MAX_LINE = 1000  # characters of a title; longer ones are the whole text
MAX_TEXT = 20_000


def alert_json(
    row: Row, source: str, read_at: datetime, platforms: Sequence[Platform]
) -> tuple[dict[str, object], list[str]]:
    """A row as POST /alerts takes it, from `source` when it names none, and a warning for every value not understood.

    Times without a date count from the capture, or from `read_at` (UTC), when the counts were read.
    """
    cells, preset, warnings = row.cells, row.table.preset, list[str]()
    given: dict[str, object] = {name: as_text(cells[name]) for name in TEXTS if name in cells}
    own_prefix = "" if row.table.shape else preset.id_prefix
    given["native_id"] = _prefixed(_exact_id(cells, warnings), own_prefix)
    times = TimeReader(row.table.zone or SHANGHAI.key, preset.day_first, read_at, warnings)
    captured = times.read("captured_at", cells.get("captured_at"), read_at) or read_at
    title, text = _words(cells)
    return {
        "source": preset.name or source,
        **given,
        "platform": preset.platform or _platform(cells, platforms, warnings),
        "url": choose_link(cells.get("url"), cells.get("linked"), warnings),
        "parent": _prefixed(as_text(cells.get("parent", "")), preset.id_prefix) or _about(row),
        "title": title,
        "text": text,
        "kind": _kind(row),
        "author": {
            "name": plain_text(as_text(cells.get("author", "")).removeprefix("@"))[:200],
            "followers": _counted("followers", cells, warnings),
            "verified": _is_verified(cells.get("verified")),
        },
        "counts": {name: _counted(name, cells, warnings) for name in COUNTS},
        "captured_at": min(captured, read_at),
        "published_at": times.read("published_at", cells.get("published_at"), captured),
        "matched_terms": _terms(cells.get("matched_terms")),
        "evidence": _terms(cells.get("evidence")),
        "brand": given.get("brand") or preset.brand,
        "product": given.get("product") or preset.product,
    }, warnings


def _exact_id(cells: Mapping[str, object], warnings: list[str]) -> str:
    """The first id that no spreadsheet has cut."""
    doubted = []
    for value in as_list(cells.get("native_id")):
        if not (why := rounded_id(value)):
            return as_text(value)
        doubted.append(about("native_id", why))
    warnings += doubted[:1]
    return ""


def _prefixed(native_id: str, prefix: str) -> str:
    return f"{prefix}{native_id}" if native_id.isdecimal() else native_id


def _words(cells: Mapping[str, object]) -> tuple[str, str]:
    """Title and text as people read them: the whole text before a snippet, what was forwarded below it, then topics."""
    title = plain_text(as_text(cells.get("title", "")))
    text = plain_text(as_text(cells.get("text", "")))
    if fold(title).text.strip() in NO_TITLE:
        title = ""
    if len(title) > MAX_LINE:
        title, text = "", text if title in text else f"{title}\n{text}".strip()
    more = plain_text(as_text(cells.get("more_text", "")))
    if more and more not in text:
        text = f"{text}\n{more}".strip()
    return title, _with_tags(text, _terms(cells.get("tags"), TAG_SEPARATORS))[:MAX_TEXT]


def _kind(row: Row) -> str | None:
    named = KIND_BY_NAME.get(fold(as_text(row.cells.get("kind", ""))[:100]).text.strip())
    return row.table.shape or named


def _about(row: Row) -> str:
    """What a comment stands under where only the lines above the table say it."""
    return row.table.about if row.table.shape == Kind.COMMENT and "url" not in row.cells else ""


def _platform(cells: Mapping[str, object], platforms: Sequence[Platform], warnings: list[str]) -> str:
    """The known platform that a column names; any other word, such as a channel's id, is none.

    Where no link tells it either, that is said.
    """
    named = [as_text(value) for value in as_list(cells.get("platform"))]
    maybe = as_text(cells.get("platform_if_known", ""))
    known = next((one for one in (*named, maybe) if one and find_platform(one, platforms)), "")
    if named and not known and not cells.get("url"):
        warnings.append(about("platform", remark("unknown_platform", value=repr(named[0][:40]))))
    return known


def _counted(name: str, cells: Mapping[str, object], warnings: list[str]) -> int | None:
    """The number, or None where nothing is said; what is no number is unknown, with a warning."""
    value = cells.get(name)
    if value is None:
        return None
    try:
        return read_count(value if isinstance(value, int | float) else str(value))
    except (ValueError, OverflowError):
        warnings.append(
            about(name, remark("not_a_count", value=repr(value if isinstance(value, int | float) else str(value)[:40])))
        )
        return None


def _is_verified(value: object) -> bool:
    return value is not None and value is not False and fold(as_text(value)[:100]).text.strip() not in NOT_VERIFIED


def _terms(value: object, separators: re.Pattern[str] = TERM_SEPARATORS) -> list[str]:
    """The terms of a cell, each once; at most 20."""
    items = separators.split(as_text(value)[:5000]) if value is not None else []
    return list(dict.fromkeys(term for item in items if (term := item.strip()[:200])))[:20]


def _with_tags(text: str, tags: list[str]) -> str:
    """Topics carry half of what a post says (R15); what the text has already is not repeated."""
    new = [f"#{tag}" for tag in (tag.removesuffix("[话题]") for tag in tags) if tag not in text]
    return f"{text}\n{' '.join(new)}".strip() if new else text
