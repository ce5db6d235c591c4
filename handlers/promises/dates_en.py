"""How English text names a time to come: "within 24 hours", "by Friday 6pm", "tomorrow", "25 November". "Soon" names none."""

from datetime import date, datetime, timedelta

from handlers.promises.calendar import Form, Groups, after, end_of_month, end_of_week, month_day, on_day, weekday
from handlers.promises.numbers import number
from handlers.promises.workdays import Calendar
from handlers.text.re2_patterns import pattern

COUNT = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|half an"
UNIT = r"(?:working|business)\s+days?|hours?|hrs?|h|minutes?|mins?|days?|weeks?|months?"
DELAY = pattern(
    rf"\b(?:within|in|after)\s+(?:the\s+)?(?:next\s+)?(?P<low>{COUNT})(?:\s*(?:-|–|to|or)\s*(?P<high>{COUNT}))?\s*(?P<unit>{UNIT})\b"
)
TIME = (
    r"(?:[\s,]*(?:(?:at|by|before|around)\s+)?(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap]\.m\b\.?|[ap]m\b)?"
    r"|(?P<part>noon|morning|afternoon|evening|night)\b))?"
)
DAY_NAME = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
DAY = (
    rf"(?P<day>today|tonight|tomorrow|(?:eod|end of (?:the )?day)\s+(?:on\s+)?{DAY_NAME}|eod|end of (?:the )?day"
    rf"|this (?:morning|afternoon|evening)|(?:(?:this|next)\s+)?{DAY_NAME})\b"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DATE = r"(?P<date>\d{1,2})(?:st|nd|rd|th)?\b"
CLOCK = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap]\.m\b\.?|[ap]m\b)"
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _delay(found: Groups, posted: datetime, calendar: Calendar) -> datetime | None:
    unit, low = found["unit"] or "", found["high"] or found["low"] or ""
    for name, plain in (("hour", "小时"), ("h", "小时"), ("min", "分钟"), ("week", "周"), ("month", "月"), ("day", "天")):
        if unit.startswith(name):
            return after(posted, number(low.removesuffix(" an")) or 0, plain, calendar)
    return after(posted, number(low) or 0, "工作日", calendar)


def _time(found: Groups) -> tuple[str, str, str]:
    part = (found.get("half") or found.get("part") or "").replace(".", "")
    return part, found.get("hour") or "", found.get("minute") or ""


def _day(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    name = (found["day"] or "").split()
    if name[-1][:3] in WEEKDAYS and name[-1].endswith("day") and name[-1] != "day":
        weeks = {"this": 0, "next": 1}.get(name[0])
        return on_day(weekday(posted.date(), WEEKDAYS.index(name[-1][:3]), weeks), posted, *_time(found))
    day = posted.date() + timedelta(days=name == ["tomorrow"])
    return on_day(day, posted, name[-1]) if name[0] == "this" else on_day(day, posted, *_time(found))


def _slashed(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    """Month before day, as in China, unless only the other way round gives a date."""
    one, other = int(found["one"] or 0), int(found["other"] or 0)
    when = month_day(posted.date(), None, one, other) or month_day(posted.date(), None, other, one)
    return on_day(when, posted) if when else None


def _date(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    when = month_day(posted.date(), None, None, int(found["date"] or 0))
    return on_day(when, posted) if when else None


def _single(found: Groups, posted: datetime, calendar: Calendar) -> datetime | None:
    return after(posted, 1 + bool(found.get("more")), {"hour": "小时", "day": "天", "week": "周"}[found["unit"] or ""], calendar)


def _calendar(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    when = month_day(posted.date(), None, MONTHS.index(found["month"] or "") + 1, int(found["date"] or 0))
    return on_day(when, posted, *_time(found)) if when else None


def _clock(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    day = posted.date() + timedelta(days=found["tomorrow"] == "tomorrow")
    moment = on_day(day, posted, *_time(found))
    return moment + timedelta(days=1) if moment and moment <= posted and not found["tomorrow"] else moment


def _period(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    word, today = found["period"] or "", posted.date()
    ahead = int("next" in word)
    last: date = end_of_month(today, ahead) if "month" in word else end_of_week(today, ahead)
    return on_day(last, posted)


ENGLISH = (
    Form(DELAY, _delay),
    Form(pattern(r"\b(?:within|in) an? (?P<unit>hour|day|week) or (?P<more>two)\b"), _single),
    Form(pattern(r"\bwithin the (?P<unit>hour|day|week)\b"), _single),
    Form(pattern(rf"\b(?:(?P<part>noon)|{CLOCK})[\s,]+(?:on\s+)?{DAY}"), _day),
    Form(pattern(r"\bby\s+(?P<one>\d{1,2})/(?P<other>\d{1,2})\b"), _slashed),
    Form(pattern(r"\bby\s+the\s+(?P<date>\d{1,2})(?:st|nd|rd|th)\b"), _date),
    Form(pattern(rf"\b{DAY}{TIME}"), _day),
    Form(pattern(rf"\b{MONTH}\s+{DATE}{TIME}"), _calendar),
    Form(pattern(rf"\b{DATE}\s+(?:of\s+)?{MONTH}{TIME}"), _calendar),
    Form(pattern(rf"\b{CLOCK}(?:\s+(?P<tomorrow>today|tomorrow))?"), _clock),
    Form(pattern(r"\b(?P<period>(?:this|next) (?:week|month)|end of (?:the |this |next )?(?:week|month))\b"), _period),
)
