"""Times of a row: in the zone that the table names, with the clock time of another column; what is no time is said."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

from bot.ingest.remarks import about, remark
from bot.ingest.values import as_list, as_text
from handlers.posts import read_publication_time
from handlers.text.times import is_clock_time

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


def _is_clock(value: object) -> bool:
    return isinstance(value, time_of_day) or (isinstance(value, str) and is_clock_time(value))


class TimeReader:
    """Reads times in the table's zone; one that cannot be is a warning, and unknown."""

    def __init__(self, zone: str, day_first: bool | None, read_at: datetime, warnings: list[str]) -> None:
        self.zone, self.day_first, self.latest, self.warnings = zone, day_first, read_at + MAX_AHEAD, warnings

    def read(self, name: str, values: object | None, now: datetime) -> datetime | None:
        """The moment (UTC), seen from `now`; a day gets the clock time that stands in another column."""
        value = self._with_clock(as_list(values), now)
        if value is None:
            return None
        try:
            at = self._moment(value, now)
        except (ValueError, OverflowError):
            self.warnings.append(about(name, remark("not_a_time", value=repr(as_text(value)[:80]))))
            return None
        if EARLIEST <= at <= self.latest:
            return at
        wrong = "too_early" if at < EARLIEST else "in_the_future"
        self.warnings.append(about(name, remark(wrong, value=as_text(value)[:40])))
        return None

    def _moment(self, value: object, now: datetime) -> datetime:
        known = value if isinstance(value, int | float | date) else str(value)
        return read_publication_time(known, now, self.zone, self.day_first)

    def _with_clock(self, values: Sequence[object], now: datetime) -> object | None:
        """The first time, on its day at the first clock time that stands alone."""
        if len(values) < 2:
            return next(iter(values), None)
        first = next((value for value in values if not _is_clock(value)), next(iter(values), None))
        clock = next((value for value in values if _is_clock(value)), None)
        if first is clock or clock is None:
            return first
        if isinstance(first, date):
            day = first.isoformat()[:10]
            midnight = not isinstance(first, datetime) or first.time() == time_of_day()
            return f"{day} {as_text(clock)}" if midnight else first
        joined = f"{MIDNIGHT.sub('', as_text(first))} {as_text(clock)}"
        try:
            self._moment(joined, now)
        except (ValueError, OverflowError):  # it has a clock time of its own
            return first
        return joined
