"""The calendar: working days in mainland China, ends of weeks and months, weekdays."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays

Calendar = Callable[[date], bool]  # True for a day people work

FIRST_YEAR = min(holidays).year
LAST_YEAR = max(holidays).year


def is_workday(day: date) -> bool:
    """True for a working day by the published holidays and the weekends worked in exchange.

    Monday to Friday in years whose holidays are not published yet.
    """
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5


@dataclass(frozen=True)
class TeamCalendar:
    """The published holidays, and days that a team adds: off, or worked although they would be off."""

    days_off: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def __call__(self, day: date) -> bool:
        """True for a day this team works; its own days win over the published ones."""
        return day in self.workdays or (day not in self.days_off and is_workday(day))

    def knows(self, year: int) -> bool:
        """True when the holidays of that year are published, or named by the team."""
        return year <= LAST_YEAR or any(day.year == year for day in self.days_off)


PUBLISHED = TeamCalendar()


def workdays_after(day: date, count: int, calendar: Calendar) -> date:
    """Return the count-th working day after `day`; the day itself never counts."""
    while count > 0:
        day += timedelta(days=1)
        count -= calendar(day)
    return day


def weekday(day: date, index: int, weeks: int | None = None) -> date:
    """Return weekday 0 (Monday) to 6: of this week or so many later; with None the next one, `day` included."""
    if weeks is None:
        return day + timedelta(days=(index - day.weekday()) % 7)
    return day + timedelta(days=index - day.weekday() + 7 * weeks)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later (earlier if negative), or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_month(day: date, months: int = 0) -> date:
    """Return the last day of this month, or of one that many months later."""
    first = add_months(day.replace(day=1), months)
    return first.replace(day=monthrange(first.year, first.month)[1])


def date_of(year: int, month: int, day: int) -> date | None:
    """Return this date, or None when no calendar has it."""
    exists = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if exists else None
