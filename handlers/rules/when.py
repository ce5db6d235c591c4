"""Times as people type them: a length from now, a clock time, or a date and a time."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LENGTH = re.compile(r"(\d{1,4}) ?(m|min|分钟|分鐘|h|小时|小時|d|天)")
UNITS = {"m": 1, "min": 1, "分钟": 1, "分鐘": 1, "h": 60, "小时": 60, "小時": 60, "d": 1440, "天": 1440}
CLOCK = re.compile(r"(今天|明天|后天|後天)? ?(\d{1,2}):(\d{2})")
DAYS = {"明天": 1, "后天": 2, "後天": 2}


def read_when(text: str, now: datetime, zone: str) -> datetime | None:
    """The moment meant (UTC): `2h`, `30分钟`, `18:00`, `明天 9:30`, `2026-11-22 10:00`. None when it cannot be read.

    A clock time that has passed today means tomorrow.
    """
    text = text.strip().lower().replace("：", ":")
    local = now.astimezone(ZoneInfo(zone))
    if length := LENGTH.fullmatch(text):
        return now + timedelta(minutes=int(length[1]) * UNITS[length[2]])
    if clock := CLOCK.fullmatch(text):
        return _clock(local, clock[1], int(clock[2]), int(clock[3]))
    try:
        given = datetime.fromisoformat(text.upper())
        return (given if given.tzinfo else given.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError):  # no date, or one at the edge of the calendar
        return None


def _clock(local: datetime, day: str | None, hour: int, minute: int) -> datetime | None:
    if hour > 23 or minute > 59:
        return None
    at = local.replace(hour=hour, minute=minute, second=0, microsecond=0) + timedelta(days=DAYS.get(day or "", 0))
    return (at if at > local or day else at + timedelta(days=1)).astimezone(UTC)
