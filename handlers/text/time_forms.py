"""What the ways of naming a time have in common: what they are read into, and from where they are looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from handlers.text.calendar import Calendar, add_months, date_of, end_of_month, weekday, workdays_after
from handlers.text.clock import WHOLE_DAY, Groups, clock_time, is_spoken, part_of_day
from handlers.text.re2_patterns import NEVER, Pattern

SECONDS = {"second": 1, "minute": 60, "quarter": 900, "hour": 3600}
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
MONTHS = {"month": 1, "year": 12}
JUST_PASSED = timedelta(days=183)  # ago; a date without a year that is longer past is the next year's
MAX_CLOCK_UNITS, MAX_DAY_UNITS = 9999, 400  # hours and less; days, working days, months, years


class Direction(StrEnum):
    """Where a time lies that could be on either side: a command and a promise look forward, an import back."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True)
class Time:
    """What a time expression means, in UTC: a moment, or a stretch such as a day, its morning, a week.

    "18:00" begins and ends at 18:00; "Friday" begins at Friday 00:00:00 and ends at 23:59:59. A length of days counts
    from now and runs to the end of the day: at noon, "3 days" begins at noon of the third day and ends at 23:59:59.
    """

    begins: datetime
    ends: datetime

    @property
    def is_moment(self) -> bool:
        """True for a clock time or a length in hours or less; false for a day, a part of one, or more."""
        return self.begins == self.ends


@dataclass(frozen=True)
class View:
    """From where a time is looked at: `now` in the local zone, forward or back, and which days people work.

    `typed`: a person types it now, so a Friday 18:00 that has just passed is the next one. In a reply's text it is not:
    a promise must not move by a week because its draft was late.
    """

    now: datetime
    direction: Direction
    calendar: Calendar
    typed: bool = False

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def forward(self) -> bool:
        return self.direction is Direction.FORWARD


TimeReader = Callable[[Groups, View], Time | None]


@dataclass(frozen=True)
class TimeForm:
    """A way of naming a time: its shape, and what the groups of a match mean (None: not a time from this view).

    In the midst of a sentence it counts only if `in_prose` says so, and not right after or before words that make it
    something else: 第三天, 三天无理由.
    """

    pattern: Pattern
    read: TimeReader
    not_after: Pattern = NEVER
    not_before: Pattern = NEVER
    in_prose: Callable[[Groups], bool] = lambda found: True

    def fits(self, found: Groups, before: str, after: str) -> bool:
        """True when a match between these words of a sentence means a time."""
        return self.in_prose(found) and not self.not_after.search(before) and not self.not_before.match(after)


def only_typed(found: Groups) -> bool:
    """`in_prose` of what is a time only when it is the whole text: `5m`, `25/11`, 18:00 +0800."""
    return False


def whole_days(view: View, first: date, last: date) -> Time:
    """Whole days, the first to the last one."""
    begins, ends = (datetime.combine(day, time(), view.now.tzinfo) for day in (first, last))
    return Time(begins, ends + WHOLE_DAY[1])


def on_day(view: View, day: date, found: Groups, part: str = "") -> Time | None:
    """This day, narrowed by a part of it ("下午") or a clock time; None for a time that no clock shows."""
    part = part or found.get("part") or found.get("off") or ""
    midnight = datetime.combine(day, time(), view.now.tzinfo)
    if not found.get("hour"):
        begins, ends = part_of_day(part)
        return Time(midnight + begins, midnight + ends)
    clock = clock_time(found, part)
    if clock is None:
        return None
    at = midnight + clock
    if not part and is_spoken(found) and day == view.today:
        at += _other_half(view, at, int(clock.total_seconds() // 3600))
    return Time(at, at)


def _other_half(view: View, at: datetime, hour: int) -> timedelta:
    """Today's 9点 is this evening once nine in the morning is over; 3点 of what has happened by noon was at night."""
    if view.forward and at <= view.now < at + timedelta(hours=12) and 1 <= hour < 12:
        return timedelta(hours=12)
    return timedelta(hours=-12) if not view.forward and at > view.now and hour > 12 else timedelta()


def on_date(view: View, found: Groups, month: int, day: int, year: int | None = None) -> Time | None:
    """A date, narrowed likewise. Without a year: the next that is not past, looking back the last not ahead.

    None for a date that has just passed: who writes 11月25日 a day later seldom means the next year's.
    """
    years = [year] if year else [view.today.year, view.today.year + (1 if view.forward else -1)]
    for when in filter(None, (date_of(y, month, day) for y in years)):
        named = on_day(view, when, found)
        if named is None or year or (when >= view.today if view.forward else named.begins <= view.now):
            return named
        if view.forward and view.today - when <= JUST_PASSED:
            return None
    return None


def month_day(view: View, found: Groups, day: int, ahead: int | None = None) -> Time | None:
    """This day of the month so many months ahead, forward only; with None the next one that is not past."""
    months = [0, 1, 2] if ahead is None else [ahead]
    lasts = [last for last in (end_of_month(view.today, n) for n in months) if 1 <= day <= last.day]
    dates = [last.replace(day=day) for last in lasts if ahead is not None or last.replace(day=day) >= view.today]
    return on_day(view, dates[0], found) if dates and view.forward else None


def clock(found: Groups, view: View) -> Time | None:
    """A clock time or a part of the day alone, forward only: one that has passed today is tomorrow's."""
    named = on_day(view, view.today, found) if view.forward else None
    if named is None or named.ends > view.now:
        return named
    return Time(named.begins + timedelta(days=1), named.ends + timedelta(days=1))


def week_day(view: View, found: Groups, index: int, weeks: int | None) -> Time | None:
    """Weekday 0 (Monday) to 6 of this week or so many later, forward only; with None the next one, today included."""
    if not view.forward:
        return None
    named = on_day(view, weekday(view.today, index, weeks), found)
    if named and named.ends <= view.now and view.typed and weeks is None:
        return on_day(view, view.today + timedelta(days=7), found)
    return named


def period(view: View, unit: str, ahead: int, only_end: bool) -> Time | None:
    """This week, month or year, or one that many later, forward only; `only_end`: its last day."""
    year = view.today.year + ahead
    if unit == "year":
        first, last = date(year, 1, 1), date(year, 12, 31)
    elif unit == "month":
        last = end_of_month(view.today, ahead)
        first = last.replace(day=1)
    else:
        first, last = (weekday(view.today, index, ahead) for index in (0, 6))
    return whole_days(view, last if only_end else first, last) if view.forward else None


def length(view: View, count: float, unit: str, minutes: float = 0) -> Time | None:
    """So long after now, or before it when looking back. `unit` is of SECONDS or DAYS, or "workday"."""
    ahead = 1 if view.forward else -1
    possible = 0 < count <= (MAX_CLOCK_UNITS if unit in SECONDS else MAX_DAY_UNITS)
    if not possible or (unit == "workday" and not view.forward):
        return None
    if unit in SECONDS or (unit, count) == ("day", 0.5):
        passes = timedelta(seconds=count * SECONDS.get(unit, 86_400), minutes=minutes)
        at = view.now.astimezone(UTC) + ahead * passes
        return Time(at, at)
    if unit == "workday":
        day = workdays_after(view.today, int(count), view.calendar)
    elif (months := count * MONTHS.get(unit, 0)) and months == int(months):
        day = add_months(view.today, ahead * int(months))
    else:
        day = view.today + timedelta(days=ahead * int(count * DAYS[unit]))
    midnight = datetime.combine(day, time(), view.now.tzinfo)
    return Time(datetime.combine(day, view.now.timetz()), midnight + WHOLE_DAY[1])
