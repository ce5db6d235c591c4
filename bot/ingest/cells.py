"""The cells of an exported row, made into the JSON that POST /alerts takes."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from handlers.posts import read_count, read_publication_time
from handlers.posts.post import Kind
from handlers.text.fold import fold

COUNTS = ("like", "save", "comment", "share", "repost", "view")
TEXTS = ("source", "source_id", "platform", "native_id", "url", "title", "text", "brand", "product")
KIND_NAMES = {
    Kind.VIDEO: ("video", "视频", "短视频", "影片"),
    Kind.COMMENT: ("comment", "评论", "留言", "回复"),
    Kind.REVIEW: ("review", "点评", "评价", "评价内容"),
}
KIND_BY_NAME = {name: kind for kind, names in KIND_NAMES.items() for name in names}
NOT_VERIFIED = frozenset(
    {"否", "无", "未认证", "无认证", "普通", "普通用户", "no", "n", "false", "0", "-", "none", "null"}
)
TERM_SEPARATORS = re.compile(r"[、，,;；|/\r\n\t]+")
TAG_SEPARATORS = re.compile(r"[、，,;；|/\s#]+")
SCIENTIFIC = re.compile(r"\d(?:\.\d{1,20})?[eE]\+?\d{1,3}")  # how a spreadsheet writes a long number
MAX_EXACT = 10**15  # whole numbers above it lose their last digits in a spreadsheet


def alert_json(cells: Mapping[str, object], source: str, read_at: datetime) -> dict[str, object]:
    """A row as POST /alerts takes it, from `source` when it names none.

    Times without a date count from the capture, or from `read_at` (UTC), when the counts were read. ValueError names
    the field and what to write.
    """
    captured = _time("captured_at", cells, read_at) or read_at
    given: dict[str, object] = {name: _text(cells[name]) for name in TEXTS if name in cells}
    if "native_id" in given and _truncated_by_spreadsheet(cells["native_id"]):
        if "url" not in given:
            raise ValueError(
                f"native_id: the spreadsheet has cut {given['native_id']}; format the column as text and export anew"
            )
        del given["native_id"]
    name, followers = _text(cells.get("author", "")), _count("followers", cells)
    return {
        "source": source,
        **given,
        "text": _with_tags(str(given.get("text", "")), _terms(cells.get("tags"), TAG_SEPARATORS)),
        "kind": KIND_BY_NAME.get(_folded(cells.get("kind"))),
        "author": {"name": name, "followers": followers, "verified": _is_verified(cells.get("verified"))},
        "counts": {name: _count(name, cells) for name in COUNTS},
        "captured_at": captured,
        "published_at": _time("published_at", cells, captured),
        "matched_terms": _terms(cells.get("matched_terms")),
        "evidence": _terms(cells.get("evidence")),
    }


def _text(value: object) -> str:
    """A cell as text; a spreadsheet keeps even ids as numbers with a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _folded(value: object) -> str:
    return fold(_text(value)[:100]).text.strip()


def _truncated_by_spreadsheet(value: object) -> bool:
    if isinstance(value, str):
        return SCIENTIFIC.fullmatch(value) is not None
    return isinstance(value, float) and value >= MAX_EXACT


def _count(name: str, cells: Mapping[str, object]) -> int | None:
    value = cells.get(name)
    try:
        return read_count(value if isinstance(value, int | float) else str(value)) if value is not None else None
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{name}: {error}") from None


def _time(name: str, cells: Mapping[str, object], now: datetime) -> datetime | None:
    value = cells.get(name)
    if value is None:
        return None
    try:
        return read_publication_time(value if isinstance(value, int | float | date) else str(value), now).astimezone(
            UTC
        )
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{name}: {error}") from None


def _is_verified(value: object) -> bool:
    return value is not None and value is not False and _folded(value) not in NOT_VERIFIED


def _terms(value: object, separators: re.Pattern[str] = TERM_SEPARATORS) -> list[str]:
    """The terms of a cell, each once; at most 20."""
    items = separators.split(_text(value)[:5000]) if value is not None else []
    return list(dict.fromkeys(term for item in items if (term := item.strip()[:200])))[:20]


def _with_tags(text: str, tags: list[str]) -> str:
    """Topics carry half of what a post says (R15); what the text has already is not repeated."""
    new = [f"#{tag}" for tag in (tag.removesuffix("[话题]") for tag in tags) if tag not in text]
    return f"{text}\n{' '.join(new)}".strip() if new else text
