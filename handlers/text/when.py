"""Times as people type them: a length from now, a clock time, or a date and a time; in Chinese too, with figures or words."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.text.fold import fold

# What is typed is folded before it is looked at, so simplified script and plain forms are enough.
FIGURES = {
    "半": 0.5,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
UNITS = {"m": 1, "min": 1, "分": 1, "分钟": 1, "h": 60, "小时": 60, "钟头": 60, "d": 1440, "天": 1440}
FIGURE = r"\d{1,4}|十[一二]|[一两二三四五六七八九十]"
LENGTH = re.compile(rf"({FIGURE}|半) ?个?(半)? ?(m|min|分|分钟|h|小时|钟头|d|天)(?:之?后|以后)?")
DAYS = {"今天": 0, "今早": 0, "今晚": 0, "明天": 1, "明早": 1, "明晚": 1, "后天": 2}
EVENING = {"傍晚", "晚上", "今晚", "明晚"}
DAY = r"今[天早晚]|明[天早晚]|后天"
PART = r"凌晨|早上|上午|中午|下午|傍晚|晚上"
CLOCK = re.compile(rf"({DAY})? ?({PART})? ?({FIGURE})(?::(\d{{2}})|[点时](?:(半)|(\d{{1,2}})分?)?)")
DAY_ALONE = re.compile(rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|(?:{DAY})?(?:{PART})?")


def read_when(text: str, now: datetime, zone: str) -> datetime | None:
    """The moment meant (UTC): `2h`, `半小时`, `18:00`, `今晚8点`, `明天 9:30`, `2026-11-22 10:00`. None when it cannot be read.

    A clock time that has passed today means tomorrow.
    """
    text = _plain(text)
    local = now.astimezone(ZoneInfo(zone))
    if length := LENGTH.fullmatch(text):
        return now + timedelta(minutes=(_figure(length[1]) + (0.5 if length[2] else 0)) * UNITS[length[3]])
    if clock := CLOCK.fullmatch(text):
        return _clock(local, clock)
    try:
        given = datetime.fromisoformat(text.upper())
        return (given if given.tzinfo else given.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one at the edge of the calendar
        return None


def time_in(first: str, second: str) -> int:
    """How many of these two words are one time: 2 for a day with its hour, 1 for a time in one word, else 0."""
    one, two = _plain(first), _plain(second)
    if two and DAY_ALONE.fullmatch(one) and CLOCK.fullmatch(two):
        return 2
    return int(bool(LENGTH.fullmatch(one) or CLOCK.fullmatch(one)))


def _plain(text: str) -> str:
    return fold(text.strip()).text if len(text) < 40 else text


def _figure(word: str) -> float:
    return FIGURES.get(word) or int(word)


def _clock(local: datetime, given: re.Match[str]) -> datetime | None:
    day, hour, minute = given[1], int(_figure(given[3])), int(given[4] or given[6] or 30 * bool(given[5]))
    if hour > 23 or minute > 59:
        return None
    at = local.replace(hour=hour, minute=minute, second=0, microsecond=0) + timedelta(days=DAYS.get(day or "", 0))
    evening = bool({day, given[2]} & EVENING)
    if (hour < 12 and (evening or given[2] == "下午")) or (hour == 12 and evening) or (hour < 6 and given[2] == "中午"):
        at += timedelta(hours=12)
    return (at if at > local or day else at + timedelta(days=1)).astimezone(UTC)
