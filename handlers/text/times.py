"""One grammar of time for commands, drafts and imports, in Chinese of both scripts and in English.

Text and the moment it is looked at go in, a `Time` comes out: a moment, or a stretch such as a day. What is said in all three
places means the same in all three; only the direction differs: a command and a promise look forward ("11-19" is the next
19 November), an import looks back. Of a stretch, a promise and an absence take the end, a snooze the beginning, an import the
first minute of its day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from handlers.text.calendar import Calendar, is_workday
from handlers.text.re2_patterns import Match, pattern, plain
from handlers.text.time_forms import Direction, Form, Time, View
from handlers.text.time_forms_en import ENGLISH
from handlers.text.time_forms_numeric import NUMERIC
from handlers.text.time_forms_zh import CHINESE

__all__ = ["Direction", "Time", "count_time_words", "find_times", "looks_like_time", "read_time"]

FORMS = (*NUMERIC, *CHINESE, *ENGLISH)
MAX_LENGTH = 80  # characters of a time expression
MAX_WORDS = 7  # words of one: "end of the day on next Friday"
MAX_MATCHES = 200  # of one form in a text; more than any reply holds, and few enough for hostile text
LEAD = pattern(r"\A(?:(?:until|till?|by|before|on|at|for|due|the)\s+|(?:直到|等到|到|至|在|于)\s*)+")
TAIL = pattern(r"\s*(?:之?前|以前|为止|之?内|以内)?[.。!]?\z")


@dataclass(frozen=True)
class FoundTime:
    """A time named in a text, with its place in the folded text."""

    start: int
    end: int
    time: Time


def read_time(
    text: str, now: datetime, zone: str, direction: Direction = Direction.FORWARD, calendar: Calendar = is_workday
) -> Time | None:
    """What a text that is nothing but a time means, seen from `now` (aware); None when it names no time there.

    `zone` is an IANA name for times without an offset. "until Friday", "到周五" and "周五前" are read as "Friday".
    """
    view = View(now.astimezone(ZoneInfo(zone)), direction, calendar)
    named = (form.read(match.groupdict(), view) for form, match in _matches(text))
    found = next(filter(None, named), None)
    return Time(found.begins.astimezone(UTC), found.ends.astimezone(UTC)) if found else None


def looks_like_time(text: str) -> bool:
    """True for a text in the shape of a time, even one that no calendar or clock has, such as 25点."""
    return next(_matches(text), None) is not None


def count_time_words(words: Sequence[str]) -> int:
    """How many of the first words are one time: 2 of `周五 18:00 等法务`, 3 of `Nov 25 10:00 the lab`, 0 if none is."""
    lengths = range(min(len(words), MAX_WORDS), 0, -1)
    return next((n for n in lengths if looks_like_time(" ".join(words[:n]))), 0)


def find_times(text: str, now: datetime, zone: str, calendar: Calendar = is_workday) -> tuple[FoundTime, ...]:
    """Every time to come in a text that `plain` returned, in order and without overlaps: the earliest, then the longest reading wins."""
    view = View(now.astimezone(ZoneInfo(zone)), Direction.FORWARD, calendar)
    kept: list[FoundTime] = []
    for found in sorted(_readings(text, view), key=lambda found: (found.start, -found.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return tuple(kept)


def _matches(text: str) -> Iterator[tuple[Form, Match]]:
    """The forms that the whole text has; without the words around a time only if it has none with them (三天前 is not 三天)."""
    if len(text) > MAX_LENGTH:
        return
    whole = plain(text).text.strip()
    found = list(_fitting(whole))
    yield from found or _fitting(TAIL.sub("", LEAD.sub("", whole)))


def _fitting(text: str) -> Iterator[tuple[Form, Match]]:
    return ((form, match) for form in FORMS if (match := form.shape.fullmatch(text)))


def _readings(text: str, view: View) -> Iterator[FoundTime]:
    for form in FORMS:
        for match in islice(form.shape.finditer(text), MAX_MATCHES):
            start, end, found = match.start(), match.end(), match.groupdict()
            if form.fits(found, text[max(0, start - 3) : start], text[end : end + 6]) and (time := form.read(found, view)):
                yield FoundTime(start, end, Time(time.begins.astimezone(UTC), time.ends.astimezone(UTC)))
