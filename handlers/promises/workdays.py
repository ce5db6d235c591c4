"""Working days in mainland China: weekends, public holidays and the weekends worked in exchange."""

from collections.abc import Callable
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays

Calendar = Callable[[date], bool]  # True for a day people work

FIRST_YEAR = min(holidays).year
LAST_YEAR = max(holidays).year


def is_workday(day: date) -> bool:
    """By the published holiday calendar; Monday to Friday in years it does not cover yet."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5


def workdays_after(day: date, count: int, calendar: Calendar) -> date:
    """The count-th working day after `day`; the day itself never counts."""
    while count > 0:
        day += timedelta(days=1)
        count -= calendar(day)
    return day
