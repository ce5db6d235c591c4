"""The ladder of reminders: 50, 75, 90 % of a stretch, its end, then again and again at growing gaps (R99, R105)."""

from datetime import datetime, timedelta

PARTS = (0.5, 0.75, 0.9, 1.0)
DUE = len(PARTS) - 1  # the rung at which the time is up
LONGEST_GAP = timedelta(days=1)


def rung_at(start: datetime, due: datetime, repeat: timedelta, rung: int) -> datetime:
    """The moment of the nth rung (0 is 50 %). After the end, gaps double from `repeat` up to a day."""
    if rung <= DUE:
        return start + (due - start) * PARTS[rung]
    at = due
    for n in range(rung - DUE):
        at += min(repeat * 2**n, LONGEST_GAP)
    return at


def climbed(start: datetime, due: datetime, repeat: timedelta, now: datetime) -> int:
    """How many rungs lie behind `now`: after downtime the last one speaks for all."""
    rung = 0
    while rung_at(start, due, repeat, rung) <= now:
        rung += 1
    return rung
