"""Counts as platforms and exports write them: 1.8万, 10w+, 1,234, a bare label for nothing (R14)."""

from decimal import Decimal

import re2

from handlers.text.fold import fold
from handlers.text.numbers import SCALES

UNITS = SCALES | {"亿": 100_000_000, "k": 1000, "w": 10_000, "m": 1_000_000}
# What exports write for an unknown count, and what platforms show on a button without a count.
UNKNOWN_COUNTS = frozenset(["", "-", "--", "—", "/", "n/a", "na", "none", "null", "nan", "无", "暂无", "未知", "-1"])
UNKNOWN_NUMBER = -1  # what crawlers write for a count that they did not see
# Words that name the count, and what is left of 点赞量 or 播放数: when they are gone.
LABELS = (
    *("点赞", "收藏", "评论", "分享", "转发", "喜欢", "播放", "浏览", "阅读", "回复", "观看"),
    *("赞", "次", "人", "条", "个", "量", "数", ":", "共", "约", "多", "余", "左右", "(", ")"),
)
NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
COUNT = re2.compile(rf"({NUMBER})? ?([十百千]?[万亿]|[十百千])?\+?|({NUMBER}) ?([kwm])\+?")
SPOKEN = re2.compile(r"([0-9]{1,4})([万千亿])([1-9])")  # 1万2: the last figure is tenths of the unit
MAX_LENGTH = 40  # characters
ACCEPTED = "write a count such as 1234, 1,234, 1.8万, 10w+ or 3亿"


def read_count(value: str | int | float | None) -> int | None:
    """Return the number (for 10w+ the least it can be); None where the source says nothing. Raises ValueError."""
    if value is None or isinstance(value, str):
        return _parse(value or "")
    if value == UNKNOWN_NUMBER and not isinstance(value, bool):
        return None
    if isinstance(value, bool) or value < 0 or value != value // 1:
        raise ValueError(f"{value!r} is not a count; {ACCEPTED}")
    return int(value)


def _parse(text: str) -> int | None:
    bare = _without_labels(fold(text[: MAX_LENGTH + 1]).text.strip())
    if bare in UNKNOWN_COUNTS:
        return None
    usable = len(text) <= MAX_LENGTH and bare.isprintable() and bare != "+"
    spoken = SPOKEN.fullmatch(bare) if usable else None
    match = COUNT.fullmatch(f"{spoken[1]}.{spoken[3]}{spoken[2]}" if spoken else bare) if usable else None
    if match is None:
        raise ValueError(f"{text[:MAX_LENGTH]!r} is not a count; {ACCEPTED}")
    number = Decimal((match.group(1) or match.group(3) or "1").replace(",", ""))
    for unit in match.group(2) or match.group(4) or "":
        number *= UNITS[unit]
    if number != int(number):
        raise ValueError(f"{text!r} is not a whole count; {ACCEPTED}")
    return int(number)


def _without_labels(text: str) -> str:
    """The text without words such as 点赞 on either side."""
    for label in LABELS:
        text = text.removeprefix(label).removesuffix(label).strip()
    return text
