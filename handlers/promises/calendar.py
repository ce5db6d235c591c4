"""Where a named day or hour falls, seen from the moment a text is posted. Local times in, local times out.

A day without an hour ends at 23:59:59. Without "am" or "pm" 1 to 7 o'clock is the afternoon, and an hour of today
that has already passed is meant for the evening.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.promises.numbers import number
from handlers.promises.workdays import Calendar, workdays_after
from handlers.text.re2_patterns import NEVER, Pattern

END_OF_DAY = timedelta(hours=23, minutes=59, seconds=59)
LONGEST = 400  # days, working days …: nobody promises further ahead in a reply
# When a part of the day is over; an evening lasts as long as the day.
PARTS = {
    "凌晨": 6, "清晨": 9, "一早": 12, "早上": 12, "早晨": 12, "早": 12, "上午": 12, "中午": 12, "午间": 12, "noon": 12,
    "下午": 18, "傍晚": 19, "下班": 18, "打烊": 21, "收工": 18, "morning": 12, "afternoon": 18,
}  # fmt: skip
LATE = frozenset({"下午", "傍晚", "晚上", "晚间", "夜里", "晚", "pm"})
EARLY = frozenset({"凌晨", "清晨", "一早", "早上", "早晨", "早", "上午", "am"})
MINUTES = {"": 0.0, "半": 30.0, "一刻": 15.0, "三刻": 45.0}
HOURS = {"小时": 1.0, "钟": 1.0, "钟头": 1.0, "h": 1.0, "分钟": 1 / 60, "刻钟": 0.25}
DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
MONTHS = {"月": 1, "年": 12}

Groups = dict[str, str | None]
Resolver = Callable[[Groups, datetime, Calendar], datetime | None]


@dataclass(frozen=True)
class Form:
    """A way of naming a time: its shape, what it means, and the words that make it no due time right before or after it."""

    shape: Pattern
    resolve: Resolver
    not_after: Pattern = NEVER
    not_before: Pattern = NEVER

    def spared(self, before: str, after: str) -> bool:
        """True when the words around say that no time is meant: 第三天, 三天前, 一周五天."""
        return bool(self.not_after.search(before) or self.not_before.match(after))


def on_day(day: date, posted: datetime, part: str = "", hour: str = "", minute: str = "") -> datetime | None:
    """The day, narrowed by a part of it ("下午") or a clock time; None for a time that no clock shows."""
    midnight = datetime.combine(day, time(), posted.tzinfo)
    if not hour:
        return midnight + (timedelta(hours=PARTS[part]) if part in PARTS else END_OF_DAY)
    h, m = number(hour), MINUTES[minute] if minute in MINUTES else number(minute)
    if h is None or m is None or h > 24 or m > 59:
        return None
    moment = midnight + timedelta(hours=_hour(h, part), minutes=m)
    passed = moment <= posted and h < 12 and not part and day == posted.date()
    return moment + timedelta(hours=12) if passed else moment


def _hour(hour: float, part: str) -> float:
    """24-hour form. 晚上12点 is the midnight that ends the day; 中午1点 is 13:00."""
    if part in LATE:
        return hour + 12 if hour < 12 or (part.startswith(("晚", "夜")) and hour == 12) else hour
    if part in EARLY:
        return 0 if hour == 12 else hour
    return hour + 12 if 1 <= hour <= 7 and part in ("", "中午", "午间") else hour


def after(posted: datetime, count: float, unit: str, calendar: Calendar) -> datetime | None:
    """So many hours, days, working days, weeks, months or years after posting; days and longer run to the end of the day."""
    if not 0 < count <= LONGEST:
        return None
    if unit.startswith("工作"):
        return on_day(workdays_after(posted.date(), int(count), calendar), posted)
    if unit in HOURS or (unit, count) == ("天", 0.5):
        return posted + timedelta(hours=count * HOURS.get(unit, 24))
    if unit in MONTHS and count == int(count):
        last = end_of_month(posted.date(), int(count) * MONTHS[unit])
        return on_day(last.replace(day=min(posted.day, last.day)), posted)
    return on_day(posted.date() + timedelta(days=int(count * DAYS[unit])), posted)


def end_of_week(day: date, weeks: int = 0) -> date:
    """Sunday of this week, or of one that many weeks later."""
    return day + timedelta(days=6 - day.weekday() + 7 * weeks)


def end_of_month(day: date, months: int = 0) -> date:
    """Last day of this month, or of one that many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def weekday(posted: date, index: int, weeks: int | None) -> date:
    """Weekday 0 (Monday) to 6: of this week or so many later; with None the next one, today included."""
    if weeks is None:
        return posted + timedelta(days=(index - posted.weekday()) % 7)
    return posted + timedelta(days=index - posted.weekday() + 7 * weeks)


def month_day(posted: date, year: int | None, month: int | None, day: int) -> date | None:
    """A calendar day; without a year or a month the next one that is not past. None when no calendar has it."""
    years = [year] if year else [posted.year, posted.year + 1]
    months = [month] if month else [posted.month, posted.month % 12 + 1]
    for y in years:
        for m in months:
            if 1 <= m <= 12 and 1 <= day <= monthrange(y, m)[1] and (year or date(y, m, day) >= posted):
                return date(y, m, day)
    return None
