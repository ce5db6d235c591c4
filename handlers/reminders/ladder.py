"""The ladder of reminders: 50, 75, 90 % of a stretch, its end, then again and again at growing gaps (R99, R105)."""

import math
from datetime import datetime, timedelta

REMINDER_FRACTIONS = (0.5, 0.75, 0.9, 1.0)
DUE_STAGE = len(REMINDER_FRACTIONS) - 1  # the rung at which the time is up
LONGEST_GAP = timedelta(days=1)


def stage_at(start: datetime, due: datetime, repeat: timedelta, rung: int) -> datetime:
    """The moment of the nth rung (0 is 50 %). After the end, gaps double from `repeat` up to a day."""
    if rung <= DUE_STAGE:
        return start + (due - start) * REMINDER_FRACTIONS[rung]
    return due + total_gap(repeat, rung - DUE_STAGE)


def total_gap(gap: timedelta, times: int) -> timedelta:
    """The length of so many gaps, each twice the one before until a day is reached."""
    doubling = min(times, max(0, math.ceil(math.log2(LONGEST_GAP / gap))))
    return gap * ((1 << doubling) - 1) + LONGEST_GAP * (times - doubling)


def stages_passed(start: datetime, due: datetime, repeat: timedelta, now: datetime) -> int:
    """How many rungs lie behind `now`: after downtime the last one speaks for all."""
    rung = 0
    while stage_at(start, due, repeat, rung) <= now:
        rung += 1
    return rung
