"""Clock times and parts of the day, as people say them and tools write them."""

from collections.abc import Mapping
from datetime import timedelta

from handlers.text.numbers import parse_number

Groups = Mapping[str, str | None]

HOUR = timedelta(hours=1)
WHOLE_DAY = (timedelta(), timedelta(hours=23, minutes=59, seconds=59))
# When a part of the day begins and when it is over, in hours; what is not here lasts as long as the day.
HOURS_OF = {
    "凌晨": (0, 6),
    "清晨": (6, 9),
    "早": (8, 12),
    "一早": (8, 12),
    "早上": (8, 12),
    "早晨": (8, 12),
    "上午": (8, 12),
    "morning": (8, 12),
    "中午": (12, 12),
    "午间": (12, 12),
    "晌午": (12, 12),
    "正午": (12, 12),
    "noon": (12, 12),
    "下午": (12, 18),
    "afternoon": (12, 18),
    "傍晚": (17, 19),
    "下班": (18, 18),
    "收工": (18, 18),
    "打烊": (21, 21),
}
EVENING = frozenset({"午夜", "半夜", "深夜", "晚", "晚上", "晚间", "夜里", "evening", "night", "tonight"})
AFTERNOON = frozenset({"下午", "傍晚", "afternoon", "pm"})
NOON = frozenset({"中午", "午间", "晌午", "正午", "noon"})
BEFORE_DAWN = frozenset({"凌晨", "am"})
MINUTES = {"半": 30, "一刻": 15, "三刻": 45}

# Patterns over folded text; the groups are those that `clock_time` and `part_of_day` read.
PART = r"(?P<part>凌晨|清晨|一早|早上|早晨|上午|中午|午间|晌午|正午|下午|傍晚|晚上|晚间|夜里|午夜|半夜|深夜|早|晚)"
COLON = r":(?P<colon>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
HALF = r"\s*(?P<half>[ap]\.m\b\.?|[ap]m\b)"
CHINESE_CLOCK = (
    r"(?P<hour>\d{1,2}|[零一二两三四五六七八九十廿]{1,3})\s*(?:(?P<oclock>点钟?|时)整?\s*"
    r"(?P<minute>\d{1,2}|零[一二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?|半|一刻|"
    r"三刻)?(?:分(?:(?P<seconds>\d{1,2})秒)?)?"
    rf"|{COLON}(?:{HALF})?)"
)
WITHIN_DAY = rf"(?:[\s,]*的?{PART})?(?:\s*{CHINESE_CLOCK})?(?:\s*(?P<off>下班|打烊|收工))?"


def part_of_day(part: str) -> tuple[timedelta, timedelta]:
    """Return when a part of the day begins and ends, counted from midnight; the whole day for no part."""
    if part in EVENING:
        return 18 * HOUR, WHOLE_DAY[1]
    begins, ends = HOURS_OF.get(part, (None, None))
    return WHOLE_DAY if begins is None or ends is None else (begins * HOUR, ends * HOUR)


def clock_time(found: Groups, part: str) -> timedelta | None:
    """Return the time from midnight to the clock time in `found`; None for a time that no clock shows.

    A clock with a colon, with 时 or with a leading zero goes to 24. In words (3点, at 3) 1 to 7 o'clock are in the
    afternoon unless a part of the day says otherwise. 晚上12点 is the midnight that ends the day.
    """
    said, minute, second = (
        parse_number(found["hour"] or ""),
        _minute(found),
        int(found.get("second") or found.get("seconds") or 0),
    )
    if said is None or minute > 59 or second > 59 or said > 24 or (said == 24 and minute):
        return None
    hour = _hour(int(said), (found.get("half") or "").replace(".", "") or part, is_spoken(found))
    return timedelta(hours=hour, minutes=minute, seconds=second)


def is_spoken(found: Groups) -> bool:
    """True for an hour in words (3点, "at 3"), which does not say which half of the day it is in."""
    exact = found.get("colon") or found.get("half") or found.get("oclock") == "时"
    said = found["hour"] or ""
    return not exact and not said.startswith(("0", "零")) and (parse_number(said) or 0) <= 12


def _minute(found: Groups) -> int:
    said = found.get("minute") or found.get("colon") or "0"
    return MINUTES.get(said) or int(parse_number(said.removeprefix("零")) or 0)


def _hour(hour: int, part: str, spoken: bool) -> int:
    """The hour from 0 to 23, or more on the day after."""
    if part in EVENING and (hour <= 4 or hour == 12):
        return 24 + hour % 12
    if part in BEFORE_DAWN:
        return hour % 12 if hour == 12 else hour
    later = (
        part in AFTERNOON
        or part in EVENING
        or (part in NOON and 1 <= hour <= 5)
        or (spoken and not part and 1 <= hour <= 7)
    )
    return hour + 12 if later and hour < 12 else hour
