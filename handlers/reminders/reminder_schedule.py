"""When a window or a promise is reminded of: parts of the time given, its end, then again at growing gaps (R99, R105).

A stage has a key that lasts ("75%", "due", "overdue-2"): case files remember the last one sent by its key, so the
fractions may change while an incident is under way. Timers that only repeat count theirs: "repeat-1", "repeat-2".
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain, count, takewhile

REMINDER_FRACTIONS = (0.5, 0.75, 0.9)  # of the time given, in rising order
DUE = "due"
MAX_GAP = timedelta(days=1)


@dataclass(frozen=True)
class ReminderSpan:
    """The time given, from `start` to `due` (UTC); once it is up, reminders repeat, first after `repeat`."""

    start: datetime
    due: datetime
    repeat: timedelta


@dataclass(frozen=True)
class Stage:
    """One reminder of a span, at `at` (UTC)."""

    key: str
    at: datetime


def stages_after(span: ReminderSpan, sent: str) -> Iterator[Stage]:
    """Every stage after the one sent last (empty: all), without end. After the due time gaps double up to a day."""
    passed = position(sent) if sent else 0.0
    within = []
    for fraction in REMINDER_FRACTIONS:
        if fraction > passed:
            within.append(Stage(f"{fraction * 100:g}%", span.start + (span.due - span.start) * fraction))
    if passed < 1:
        within.append(Stage(DUE, span.due))

    def overdue(n: int) -> Stage:
        return Stage(f"overdue-{n}", span.due + total_gap(span.repeat, n))

    return chain(within, map(overdue, count(max(1, int(passed)))))


def next_stage(span: ReminderSpan, sent: str, known_at: datetime, last_only: bool = False) -> Stage:
    """The next reminder; those from before `known_at`, when the span became known, are never sent.

    With `last_only` the first one is that of the last fraction: an L1 is quiet (R35).
    """
    for stage in stages_after(span, sent):  # never runs out
        if stage.at > known_at and (not last_only or running_out(stage.key)):
            break
    return stage


def last_stage(span: ReminderSpan, sent: str, now: datetime) -> str:
    """The newest stage by now: after downtime it speaks for all before it. `sent` when none has come since."""
    return ([sent] + [stage.key for stage in takewhile(lambda stage: stage.at <= now, stages_after(span, sent))])[-1]


@lru_cache(maxsize=256)  # every timer of every incident asks, and stages are few
def position(stage: str) -> float:
    """How far a stage lies in its span: 0 before all, below 1 within the time, 1 at its end, 2 and on after it."""
    if stage.endswith("%"):
        return float(stage[:-1]) / 100
    return float(stage == DUE) if not stage.startswith("overdue-") else 1.0 + int(stage.removeprefix("overdue-"))


def running_out(stage: str) -> bool:
    """True from the last fraction on."""
    return position(stage) >= max(REMINDER_FRACTIONS, default=1)


def repeat_key(times: int) -> str:
    """The stage of a timer that only repeats, the given time it fires."""
    return f"repeat-{times}"


def times_sent(stage: str) -> int:
    """How often a timer that only repeats has fired; 0 before the first time."""
    return int(stage.removeprefix("repeat-")) if stage.startswith("repeat-") else 0


def total_gap(gap: timedelta, times: int) -> timedelta:
    """The length of so many gaps, each twice the one before until a day is reached."""
    doubling = min(times, max(0, math.ceil(math.log2(MAX_GAP / gap))))
    return gap * ((1 << doubling) - 1) + MAX_GAP * (times - doubling)
