"""How English text names a time: "within 24 hours", "by Friday 6pm", "tomorrow", "25 November". "Soon" names none."""

from datetime import timedelta

from handlers.text.calendar import weekday
from handlers.text.clock import COLON, Groups
from handlers.text.numbers import ENGLISH_COUNT, parse_number
from handlers.text.re2_patterns import pattern
from handlers.text.time_forms import Time, TimeForm, View, only_typed
from handlers.text.time_forms_numeric import YEAR, ZONE, month_and_day, zoned
from handlers.text.time_readings import clock, just_now, length, month_day, on_date, on_day, period, week_day

HALF = r"\s*(?P<{}>[ap]\.m\b\.?|[ap]m\b)"
AT = r"(?:at|by|before|around)\s+"
# With a colon, with am or pm, or at least with "at": "Friday 6 people" names no hour. re2 wants each name once.
CLOCK = rf"(?:(?P<hour>\d{{1,2}}){COLON}(?:{HALF.format('half')})?|(?P<hour_2>\d{{1,2}}){HALF.format('half_2')})"
TIME = (
    rf"(?:[\s,]*(?:(?:{AT})?(?:{CLOCK}|(?P<part>noon|morning|afternoon|evening|night)\b)|{AT}(?P<hour_3>\d{{1,2}})\b))?"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAME = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
SHORT_NAMES = frozenset({*WEEKDAYS, "tues", "thur", "thurs"})
DAY = (
    r"(?P<day>(?:the )?day (?:after tomorrow|before yesterday)|today|tonight|tomorrow|yesterday|last night"
    rf"|(?:eod|end of (?:the )?day)\s+(?:on\s+)?{DAY_NAME}|eod|end of (?:the )?day"
    rf"|this (?:morning|afternoon|evening)|(?:(?:this|next|last)\s+)?{DAY_NAME})\b"
)
PARTS = frozenset({"tonight", "night", "morning", "afternoon", "evening"})
SHIFTS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "night": -1}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DATE = r"(?P<date>\d{1,2})(?:st|nd|rd|th)?\b"
ON_WEEKDAY = rf"(?:{DAY_NAME},?\s+)?"
IN_YEAR = rf"(?:,?[\s-]+{YEAR})?"
LEAD = r"(?:(?P<lead>within|in|after|for)\s+(?:the\s+)?)?(?:(?P<coming>next)\s+)?"
WHEN = r"(?:\s+(?P<when>later|from now|ago))?"
UNIT = r"(?:working|business)\s+days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?|d|days?|w|weeks?|months?|years?"
# Units by how they begin.
UNITS = {"mo": "month", "h": "hour", "m": "minute", "s": "second", "d": "day", "w": "week", "y": "year"}


def _unit(said: str) -> str:
    return "workday" if " " in said else next(unit for begins, unit in UNITS.items() if said.startswith(begins))


def _time(found: Groups, part: str = "") -> Groups:
    """The groups of TIME by the names that `clock_time` knows; `part` is the part of the day if the hour names none."""
    hour = found.get("hour") or found.get("hour_2") or found.get("hour_3")
    return {**found, "hour": hour, "half": found.get("half") or found.get("half_2"), "part": found.get("part") or part}


def _length(found: Groups, view: View) -> Time | None:
    ahead = found["lead"] or found["coming"] or found["when"] in ("later", "from now")
    if (found["when"] == "ago" and view.forward) or (ahead and not view.forward):
        return None
    count = parse_number(found.get("high") or found["low"] or "") or 0
    return length(view, count, _unit(found["unit"] or ""), float(found.get("more") or 0))


def _single(found: Groups, view: View) -> Time | None:
    return length(view, 1 + bool(found.get("more")), found["unit"] or "") if view.forward else None


def _day(found: Groups, view: View) -> Time | None:
    words = (found["day"] or "").split()
    name = words[-1]
    if name[:3] in WEEKDAYS and words[0] == "last":
        return _last_day(_time(found), WEEKDAYS.index(name[:3]), view)
    if name[:3] in WEEKDAYS:
        return week_day(view, _time(found), WEEKDAYS.index(name[:3]), {"this": 0, "next": 1}.get(words[0]))
    shift = SHIFTS.get(name, 0) + ("after" in words) - ("before" in words)
    if shift and (shift > 0) is not view.forward:
        return None
    return on_day(view, view.today + timedelta(days=shift), _time(found, name if name in PARTS else ""))


def _last_day(found: Groups, index: int, view: View) -> Time | None:
    """Last Friday: the one before today, on a Friday that of a week ago."""
    day = weekday(view.today - timedelta(days=7), index)
    return None if view.forward else on_day(view, day, found)


def _day_of_next_week(found: Groups, view: View) -> Time | None:
    return week_day(view, _time(found), WEEKDAYS.index((found["day"] or "")[:3]), 1)


def _date(found: Groups, view: View) -> Time | None:
    month = MONTHS.index(found["month"] or "") + 1
    return on_date(view, _time(found), month, int(found["date"] or 0), int(found["year"]) if found["year"] else None)


def _date_time(found: Groups, view: View) -> Time | None:
    return zoned(_date(found, view), found["zone"])


def _of_month(found: Groups, view: View) -> Time | None:
    return month_day(view, _time(found), int(found["date"] or 0))


def _slashed(found: Groups, view: View) -> Time | None:
    return month_and_day(view, {}, int(found["one"] or 0), int(found["other"] or 0))


def _clock(found: Groups, view: View) -> Time | None:
    return clock(_time(found), view)


def _in_words(found: Groups, view: View) -> Time | None:
    said = found.get("said") or found.get("said_2") or ""
    hour = HOUR_WORDS.index(said) + 1 if said in HOUR_WORDS else int(said)
    past = found["past"] or ""
    minute = 30 if "half" in past else 15 if "past" in past else 45 if past else 0
    part = found["part"] or found["part_2"]
    clock_said = {"hour": str(hour - ("to" in past.split())), "minute": str(minute), "part": part}
    return _day({**clock_said, "day": found["day"]}, view) if found["day"] else clock(clock_said, view)


def _is_said_hour(found: Groups) -> bool:
    """By seven people is no hour, by seven tonight is one."""
    return bool(found["past"] or found["day"] or found["part"]) and _day_in_prose({"day": found["day"] or "today"})


def _period(found: Groups, view: View) -> Time | None:
    said = found["period"] or ""
    unit = next(unit for unit in ("week", "month", "year") if unit in said or f"eo{unit[0]}" in said)
    ahead = next((n for word, n in (("this", 0), ("next", 1), ("last", -1)) if word in said), None)
    return period(view, unit, ahead, "end" in said or said.startswith("eo"))


def _day_in_prose(found: Groups) -> bool:
    """Sat and sun are more than days."""
    return (found["day"] or "").split()[-1] not in SHORT_NAMES


def _length_in_prose(found: Groups) -> bool:
    """Within two days is a date, two days of something are none."""
    unit = found["unit"] or ""
    return unit == "h" or (found["lead"] in ("within", "in", "after") and len(unit) > 1)


HOURS_AND_MINUTES = pattern(
    rf"\b{LEAD}(?P<low>\d{{1,4}})\s*(?P<unit>h|hrs?|hours?)\s*(?:and\s+)?(?P<more>\d{{1,2}})\s*(?:m|mins?|"
    rf"minutes?)\b{WHEN}"
)
LENGTH = pattern(
    rf"\b{LEAD}(?P<low>{ENGLISH_COUNT})(?:\s*(?:-|–|to|or)\s*(?P<high>{ENGLISH_COUNT}))?\s*(?P<unit>{UNIT})\b{WHEN}"
)
ONE_OR_TWO = pattern(r"\b(?:(?:within|in)\s+)?an? (?P<unit>hour|day|week) or (?P<more>two)\b")
WITHIN_THE = pattern(r"\bwithin the (?P<unit>hour|day|week)\b")
CLOCK_AND_DAY = pattern(rf"\b(?:(?P<part>noon)|{CLOCK})[\s,]+(?:on\s+)?{DAY}")
DAY_AND_CLOCK = pattern(rf"\b{DAY}{TIME}")
SLASHED = pattern(r"\bby\s+(?P<one>\d{1,2})/(?P<other>\d{1,2})\b")
OF_MONTH = pattern(rf"\b(?P<by>(?:by|on)\s+the\s+)?(?P<date>\d{{1,2}})(?:st|nd|rd|th)\b{TIME}")
MONTH_FIRST = pattern(rf"\b{ON_WEEKDAY}{MONTH}\s+{DATE}{IN_YEAR}{TIME}")
DATE_FIRST = pattern(rf"\b{ON_WEEKDAY}{DATE}[\s-]+(?:of\s+)?{MONTH}{IN_YEAR}{TIME}")
CLOCK_ALONE = pattern(rf"\b(?:{CLOCK}|(?P<part>noon)\b)")
# "half past seven this evening", "by seven tonight", "a quarter to five on Friday".
HOUR_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SAID_HOUR = rf"(?:\d{{1,2}}|{'|'.join(HOUR_WORDS)})"
IN_WORDS = pattern(
    rf"\b(?:(?P<past>half past|(?:a\s+)?quarter (?:past|to))\s+(?P<said>{SAID_HOUR})|{AT}(?P<said_2>{SAID_HOUR}))"
    r"(?:\s+o'clock)?"
    rf"(?:\s+in the\s+(?P<part>morning|afternoon|evening)\b)?"
    rf"(?:[\s,]+(?:on\s+)?{DAY}(?:\s+(?P<part_2>morning|afternoon|evening|night)\b)?)?"
)
DAY_OF_NEXT_WEEK = pattern(rf"\b(?P<day>{DAY_NAME})\s+(?:of\s+)?next week\b{TIME}")
PERIOD = pattern(
    r"\b(?P<period>(?:this|next|last) (?:week|month|year)|end of (?:the |this |next |last )?(?:week|month|year)"
    r"|eo[wmy])\b"
)
JUST_NOW = pattern(r"just now")
# As programs write them: "Nov 19, 2026 14:30 +0800", "Thu, 19 Nov 2026 06:30:00 GMT", "Thu Nov 19 14:30:00 +0800 2026".
TIMESTAMPS = (
    pattern(rf"{ON_WEEKDAY}{MONTH}\s+{DATE},?\s+{YEAR}{TIME}{ZONE}"),
    pattern(rf"{ON_WEEKDAY}{DATE}[\s-]+{MONTH},?[\s-]+{YEAR}{TIME}{ZONE}"),
    pattern(rf"{ON_WEEKDAY}{MONTH}\s+{DATE}{TIME}(?:{ZONE})?\s+{YEAR}"),
)

ENGLISH = (
    TimeForm(HOURS_AND_MINUTES, _length, in_prose=_length_in_prose),
    TimeForm(LENGTH, _length, in_prose=_length_in_prose),
    TimeForm(ONE_OR_TWO, _single),
    TimeForm(WITHIN_THE, _single),
    TimeForm(IN_WORDS, _in_words, in_prose=_is_said_hour),
    TimeForm(CLOCK_AND_DAY, _day, in_prose=_day_in_prose),
    TimeForm(SLASHED, _slashed),
    TimeForm(OF_MONTH, _of_month, in_prose=lambda found: bool(found["by"])),
    TimeForm(DAY_OF_NEXT_WEEK, _day_of_next_week),
    TimeForm(DAY_AND_CLOCK, _day, in_prose=_day_in_prose),
    TimeForm(MONTH_FIRST, _date),
    TimeForm(DATE_FIRST, _date),
    TimeForm(CLOCK_ALONE, _clock, in_prose=lambda found: bool(found["hour_2"] or found["half"])),
    TimeForm(PERIOD, _period),
    *(TimeForm(written, _date_time, in_prose=only_typed) for written in TIMESTAMPS),
    TimeForm(JUST_NOW, just_now, in_prose=only_typed),
)
