"""What a day, a date, a weekday, a clock time, a period or a length means, looked at from a view."""

from datetime import UTC, date, datetime, time, timedelta

from handlers.text.calendar import add_months, date_of, end_of_month, weekday, workdays_after
from handlers.text.clock import WHOLE_DAY, Groups, clock_time, is_spoken, part_of_day
from handlers.text.time_forms import Time, View

SECONDS = {"second": 1, "minute": 60, "quarter": 900, "hour": 3600}
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
MONTHS = {"month": 1, "year": 12}
JUST_PASSED = timedelta(days=183)  # ago; a date without a year that is longer past is the next year's
MAX_CLOCK_UNITS, MAX_DAY_UNITS = 9999, 400  # hours and less; days, working days, months, years


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


def on_side(view: View, named: Time | None, ahead: int) -> Time | None:
    """`named` if it is on the side looked at: not of a week or month before this one, or one that has begun by now."""
    return named if named and (ahead >= 0 if view.forward else named.begins <= view.now) else None


def just_now(found: Groups, view: View) -> Time | None:
    """This moment, when looking back."""
    return None if view.forward else Time(view.now, view.now)


def month_day(view: View, found: Groups, day: int, ahead: int | None = None) -> Time | None:
    """This day of the month so many months ahead; with None the next that is not past, looking back the last."""
    step = 1 if view.forward else -1
    lasts = [end_of_month(view.today, n) for n in ([0, step, 2 * step] if ahead is None else [ahead])]
    dates = [last.replace(day=day) for last in lasts if 1 <= day <= last.day]
    if ahead is None and view.forward:
        dates = [date for date in dates if date >= view.today]
    return next(filter(None, (on_side(view, on_day(view, date, found), ahead or 0) for date in dates)), None)


def clock(found: Groups, view: View) -> Time | None:
    """A clock time or a part of the day alone: one that has passed today is tomorrow's, one to come was yesterday's."""
    named = on_day(view, view.today, found)
    if named is None or (named.ends > view.now if view.forward else named.begins <= view.now):
        return named
    day = timedelta(days=1 if view.forward else -1)
    return Time(named.begins + day, named.ends + day)


def week_day(view: View, found: Groups, index: int, weeks: int | None) -> Time | None:
    """Weekday 0 (Monday) to 6 of this week or so many later; with None the next one or the last one, today included."""
    day = weekday(view.today, index, weeks)
    if weeks is not None:
        return on_side(view, on_day(view, day, found), weeks)
    named = on_day(view, day, found)
    if named and not view.forward and named.begins > view.now:
        return on_day(view, day - timedelta(days=7), found)
    if named and view.forward and named.ends <= view.now and view.typed:
        return on_day(view, view.today + timedelta(days=7), found)
    return named


def period(view: View, unit: str, ahead: int | None, only_end: bool) -> Time | None:
    """This week, month or year, or one so many later; `only_end`: its last day.

    With None this one, or looking back, when that has not begun, the one before.
    """
    tried = [ahead] if ahead is not None else [0] if view.forward else [0, -1]
    return next(filter(None, (on_side(view, _period(view, unit, n, only_end), n) for n in tried)), None)


def _period(view: View, unit: str, ahead: int, only_end: bool) -> Time:
    year = view.today.year + ahead
    if unit == "year":
        first, last = date(year, 1, 1), date(year, 12, 31)
    elif unit == "month":
        last = end_of_month(view.today, ahead)
        first = last.replace(day=1)
    else:
        first, last = (weekday(view.today, index, ahead) for index in (0, 6))
    return whole_days(view, last if only_end else first, last)


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
