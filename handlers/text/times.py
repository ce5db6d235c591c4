"""One grammar of time for commands, drafts and imports, in Chinese of both scripts and in English.

Text and the moment it is looked at go in, a `Time` comes out: a moment, or a stretch such as a day. What can be said in
all three places means the same in all three. Only the direction differs: a command and a promise look forward ("11-19"
is the next 19 November, unless one has just passed; 周五 the next Friday; 2h in two hours), an import looks back (the
last one; two hours ago). Of a stretch, a promise and an absence take the end, a snooze the beginning, an import the
first minute of its day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from handlers.text.calendar import Calendar, is_workday
from handlers.text.cantonese import normalize_spoken
from handlers.text.re2_patterns import Match, pattern
from handlers.text.time_forms import Direction, Time, TimeForm, View, only_typed
from handlers.text.time_forms_en import CLOCK_ALONE as ENGLISH_CLOCK
from handlers.text.time_forms_en import ENGLISH
from handlers.text.time_forms_numeric import NUMERIC
from handlers.text.time_forms_zh import CHINESE
from handlers.text.time_forms_zh import CLOCK as CHINESE_CLOCK

__all__ = ["Direction", "Time", "count_time_words", "find_times", "is_clock_time", "looks_like_time", "read_time"]

FORMS = (*NUMERIC, *CHINESE, *ENGLISH)
# All forms as one pattern, which tells in a single pass that a word is no time.
ANY = pattern("|".join(re.sub(r"\(\?P<\w+>", "(?:", f"(?:{form.pattern.pattern})") for form in FORMS))
CLOCKS = (CHINESE_CLOCK, ENGLISH_CLOCK)
IN_PROSE = tuple(form for form in FORMS if form.in_prose is not only_typed)
MAX_LENGTH = 80  # characters of a time expression
MAX_WORDS = 7  # words of one: "end of the day on next Friday"
MAX_MATCHES = 200  # of one form in a text; more than any reply holds, and few enough for hostile text
LEAD = pattern(r"\A(?:(?:until|till?|by|before|on|at|for|due|the)\s+|(?:直到|等到|到|至|在|于|再?过)\s*)+")
TAIL = pattern(r"\s*(?:之?前|以前|为止|之?内|以内)?[.。!]?\z")


@dataclass(frozen=True)
class FoundTime:
    """A time named in a text, with its place in the folded text."""

    start: int
    end: int
    time: Time
    is_past: bool = False  # a date before the day it is seen from, such as 昨天


def read_time(
    text: str, now: datetime, zone: str, direction: Direction = Direction.FORWARD, calendar: Calendar = is_workday
) -> Time | None:
    """What a text that is nothing but a time means, seen from `now` (aware); None when it names no time there.

    `zone` is an IANA name for times without an offset. "until Friday", "到周五" and "周五前" are read as "Friday".
    """
    view = View(now.astimezone(ZoneInfo(zone)), direction, calendar, typed=True)
    named = (form.read(match.groupdict(), view) for form, match in _matches(text))
    found = next(filter(None, named), None)
    return Time(found.begins.astimezone(UTC), found.ends.astimezone(UTC)) if found else None


def is_clock_time(text: str) -> bool:
    """True for a clock time of no day in particular: 21:05, 下午3点, 6 pm."""
    return any(form.pattern in CLOCKS for form, _ in _matches(text))


def looks_like_time(text: str, in_prose: bool = False) -> bool:
    """True for a text in the shape of a time, even one that no calendar or clock has, such as 25点.

    `in_prose`: only what is a time in the midst of a sentence too, so "within two days" and not "two days".
    """
    return any(not in_prose or form.in_prose(match.groupdict()) for form, match in _matches(text))


def count_time_words(words: Sequence[str], in_prose: bool = False) -> int:
    """How many of the first words are one time: 2 of `周五 18:00 等法务`, 3 of `Nov 25 10:00 the lab`, 0 if none is."""
    lengths = range(min(len(words), MAX_WORDS), 0, -1)
    return next((n for n in lengths if looks_like_time(" ".join(words[:n]), in_prose)), 0)


def find_times(
    text: str, now: datetime, zone: str, calendar: Calendar = is_workday, with_past: bool = False
) -> tuple[FoundTime, ...]:
    """Every time to come in a text that `plain` returned, in order; `with_past`, the past ones too.

    Of overlapping readings the earliest, then the longest wins; also a past one, or 昨天14:30 would be today's 14:30.
    """
    view = View(now.astimezone(ZoneInfo(zone)), Direction.FORWARD, calendar)
    found: list[FoundTime] = []
    end = 0
    for reading in sorted(_readings(text, view), key=lambda reading: (reading.start, -reading.end)):
        if reading.start >= end:
            end = reading.end
            if with_past or not reading.is_past:
                found.append(reading)
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[TimeForm, Match]]:
    """The forms of the whole text; without the words around a time only if none has them (三天前 is not 三天)."""
    if len(text) > MAX_LENGTH:
        return
    whole = normalize_spoken(text).strip()
    text = whole if ANY.fullmatch(whole) else TAIL.sub("", LEAD.sub("", whole))
    if text is whole or ANY.fullmatch(text):
        yield from ((form, match) for form in FORMS if (match := form.pattern.fullmatch(text)))


def _readings(text: str, view: View) -> Iterator[FoundTime]:
    """What fits any form, with a meaning to come or else a past one (UTC)."""
    back = replace(view, direction=Direction.BACKWARD)
    for form in IN_PROSE:
        for match in islice(form.pattern.finditer(text), MAX_MATCHES):
            start, end, found = match.start(), match.end(), match.groupdict()
            if form.fits(found, text[max(0, start - 3) : start], text[end : end + 6]):
                time = form.read(found, view)
                if named := time or form.read(found, back):
                    in_utc = Time(named.begins.astimezone(UTC), named.ends.astimezone(UTC))
                    yield FoundTime(start, end, in_utc, is_past=time is None)
