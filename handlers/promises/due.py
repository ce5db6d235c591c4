"""When a promise falls due: every date and delay named in a text, counted in Asia/Shanghai from the moment of posting (R108)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from handlers.promises.dates_en import ENGLISH
from handlers.promises.dates_zh import CHINESE
from handlers.promises.workdays import Calendar, is_workday
from handlers.text.re2_patterns import pattern, plain

ZONE = ZoneInfo("Asia/Shanghai")
FORMS = (*CHINESE, *ENGLISH)
FIRM = pattern(r"\s*(?:之?前|以前|之?内|以内)")
MOST = 200  # readings of one form; more than any reply holds, and few enough for hostile text


@dataclass(frozen=True)
class Due:
    """A time named in a text: its span in the folded text and the moment it means (UTC). A firm one is a deadline: 18点前, 24小时内."""

    start: int
    end: int
    at: datetime
    firm: bool = False


def read_due(text: str, posted_at: datetime, calendar: Calendar = is_workday) -> datetime | None:
    """The first due time a text names (UTC), or None: "明天18点前", "3个工作日", "by Friday 6pm"."""
    found = dues(plain(text).text, posted_at, calendar)
    return found[0].at if found else None


def dues(text: str, posted_at: datetime, calendar: Calendar) -> tuple[Due, ...]:
    """Every due time in a folded text, in order and without overlaps: the earliest, then the longest reading wins."""
    local = posted_at.astimezone(ZONE)
    kept: list[Due] = []
    for due in sorted(_readings(text, local, calendar), key=lambda due: (due.start, -due.end)):
        if not kept or due.start >= kept[-1].end:
            kept.append(due)
    return tuple(kept)


def _readings(text: str, local: datetime, calendar: Calendar) -> Iterator[Due]:
    for form in FORMS:
        for match in islice(form.shape.finditer(text), MOST):
            start, end = match.start(), match.end()
            if not form.spared(text[max(0, start - 3) : start], text[end : end + 6]):
                at = form.resolve(match.groupdict(), local, calendar)
                if at:
                    yield Due(start, end, at.astimezone(UTC), _firm(text, start, end))


def _firm(text: str, start: int, end: int) -> bool:
    """True for a deadline, in its own words or by the word after it."""
    return text[start:end].endswith(("内", "前", "工作日", "工作天")) or bool(FIRM.match(text[end : end + 3]))
