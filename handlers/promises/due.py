"""When a promise falls due: every time to come that a draft names, seen from its posting in Asia/Shanghai (R108)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.text.calendar import Calendar, is_workday
from handlers.text.re2_patterns import normalize, pattern
from handlers.text.times import find_times

ZONE = ZoneInfo("Asia/Shanghai")
DEADLINE = pattern(r"\s*(?:之?前|以前|之?内|以内)")


@dataclass(frozen=True)
class Due:
    """A time in a text: its span in the folded text, and when it ends (UTC). 18点前 and 24小时内 are deadlines."""

    start: int
    end: int
    at: datetime
    is_deadline: bool = False


def read_due(text: str, posted_at: datetime, calendar: Calendar = is_workday) -> datetime | None:
    """Return the first due time in a text, or None (UTC; of a day its end): "明天18点前", "by Friday 6pm"."""
    found = find_due_times(normalize(text).text, posted_at, calendar)
    return found[0].at if found else None


def find_due_times(text: str, posted_at: datetime, calendar: Calendar) -> tuple[Due, ...]:
    """Return every due time in a folded text, in order and without overlaps."""
    times = find_times(text, posted_at, ZONE.key, calendar)
    return tuple(
        Due(found.start, found.end, found.time.ends, _is_deadline(text, found.start, found.end)) for found in times
    )


def _is_deadline(text: str, start: int, end: int) -> bool:
    """True for a deadline, in its own words or by the word after it."""
    return text[start:end].endswith(("内", "前", "工作日", "工作天")) or bool(DEADLINE.match(text[end : end + 3]))
