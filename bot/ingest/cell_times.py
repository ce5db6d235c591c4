"""Times of a row: in the zone that the table names, with the clock time of another column; what is no time is said."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

from bot.ingest.values import as_list, as_text
from handlers.posts import read_publication_time

CLOCK_ONLY = re.compile(r"(?:[上下]午|am|pm)? ?\d{1,2}[:：点]\d{1,2}(?:[:：分]\d{1,2}秒?)? ?(?:am|pm)?", re.IGNORECASE)
HAS_CLOCK = re.compile(r"\d[:：]\d|\d{10,}|[前刚]|ago|[点时]", re.IGNORECASE)
MIDNIGHT = re.compile(r"[ T]00:00(?::00)?(?:\.0+)?$")
EARLIEST, MAX_AHEAD = datetime(2000, 1, 1, tzinfo=UTC), timedelta(minutes=10)
NAMED = re.compile(r"\b(?:UTC|GMT)\s*(?P<offset>[+-]\s?\d{1,2}(?::?00)?)?(?![A-Za-z:\d])", re.IGNORECASE)
CHINA = re.compile(r"北京时间|北京時間|\bBeijing\b", re.IGNORECASE)


def zone_of(headings: Sequence[str], above: str = "") -> str:
    """An IANA name such as UTC or Etc/GMT-8; empty when nothing says, or when half hours would be needed."""
    for text in (*headings, above):
        if CHINA.search(text):
            return "Asia/Shanghai"
        if found := NAMED.search(text):
            hours = int((found["offset"] or "0").replace(" ", "").partition(":")[0][:3])
            return "UTC" if not hours else f"Etc/GMT{-hours:+d}" if -12 <= hours <= 14 else ""
    return ""


def with_clock(values: object) -> object | None:
    """The first time; a day gets the clock time that stands in another column."""
    found = as_list(values)
    first = next((one for one in found if not _is_clock(one)), None)
    if first is None or len(found) == 1:
        return first if first is not None or not found else found[0]
    clock = next((one for one in found if _is_clock(one)), None)
    if isinstance(first, datetime | date) and isinstance(clock, time_of_day) and _is_day(first):
        day = first.date() if isinstance(first, datetime) else first
        return datetime.combine(day, clock)
    if clock is not None and isinstance(first, str | date) and _is_day(first):
        return f"{as_text(first)[:10] if isinstance(first, date) else MIDNIGHT.sub('', first)} {as_text(clock)}"
    return first


def _is_clock(value: object) -> bool:
    return isinstance(value, time_of_day) or (
        isinstance(value, str) and CLOCK_ONLY.fullmatch(value.strip()) is not None
    )


def _is_day(value: str | date) -> bool:
    if isinstance(value, str):
        return not HAS_CLOCK.search(MIDNIGHT.sub("", value))
    return not isinstance(value, datetime) or (value.hour, value.minute, value.second) == (0, 0, 0)


class TimeReader:
    """Reads times in the table's zone; one that cannot be is a warning, and unknown."""

    def __init__(self, zone: str, day_first: bool | None, read_at: datetime, warnings: list[str]) -> None:
        self.zone, self.day_first, self.latest, self.warnings = zone, day_first, read_at + MAX_AHEAD, warnings

    def read(self, name: str, value: object | None, now: datetime) -> datetime | None:
        """The moment (UTC), seen from `now`."""
        if value is None:
            return None
        known = value if isinstance(value, int | float | date) else str(value)
        try:
            at = read_publication_time(known, now, self.zone, self.day_first).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            self.warnings.append(f"{name}: {error}")
            return None
        if at < EARLIEST:
            self.warnings.append(f"{name}: {as_text(value)[:40]} lies before any of these platforms")
            return None
        if at > self.latest:
            self.warnings.append(f"{name}: {as_text(value)[:40]} lies in the future")
            return None
        return at
