"""What the ways of naming a time have in common: what they are read into, and from where they are looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlers.text.calendar import Calendar
from handlers.text.clock import Groups
from handlers.text.re2_patterns import NEVER, Pattern


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
        """The day it is, in the local zone."""
        return self.now.date()

    @property
    def forward(self) -> bool:
        """True when what is meant lies ahead."""
        return self.direction is Direction.FORWARD


TimeReader = Callable[[Groups, View], Time | None]


@dataclass(frozen=True)
class TimeForm:
    """A way of naming a time: its shape, and what the groups of a match mean (None: not a time from this view).

    In the midst of a sentence it counts only if `in_prose` says so, and not right after or before words that make it
    something else: 第三天, 三天无理由. `bare_not_before` is that for a length without 内 or 后.
    """

    pattern: Pattern
    read: TimeReader
    not_after: Pattern = NEVER
    not_before: Pattern = NEVER
    in_prose: Callable[[Groups], bool] = lambda found: True
    bare_not_before: Pattern = NEVER

    def fits(self, found: Groups, before: str, after: str) -> bool:
        """True when a match between these words of a sentence means a time."""
        if not self.in_prose(found) or self.not_after.search(before) or self.not_before.match(after):
            return False
        return bool(found.get("when")) or not self.bare_not_before.match(after)


def only_typed(found: Groups) -> bool:
    """`in_prose` of what is a time only when it is the whole text: `5m`, `25/11`, 18:00 +0800."""
    return False
