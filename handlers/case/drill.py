"""Exercises that run as incidents do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Expectation:
    """What a drill's players are to reach: `what` of a closed list, of which `value`, within minutes of the story.

    `within` is 0 where only that it was reached counts.
    """

    what: str
    within: float = 0
    value: str = ""


@dataclass(frozen=True)
class CoachLine:
    """A note of the coach, in three languages, so many minutes after the start at the drill's own pace."""

    minutes: float
    text: Mapping[str, str]
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drill:
    """An exercise: which scenario, how much faster its clock runs, and the next step to play.

    Of each later alert: `steps` the minutes after the start, already at the drill's pace; `waits` what the players are
    to have reached before it, at most `patience` minutes longer; `only_if` what must be so, or it is left out.
    """

    scenario: str
    speed: float
    started_at: datetime
    step: int = 1
    steps: tuple[float, ...] = ()
    waits: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    patience: float = 0
    coach: tuple[CoachLine, ...] = ()
    expects: tuple[Expectation, ...] = ()

    def planned_at(self, step: int) -> datetime:
        """When a later alert is due if it waits for nothing (UTC); the first of them is step 1."""
        return self.started_at + timedelta(minutes=self.steps[step - 1])

    def coached_at(self, line: int) -> datetime | None:
        """When the coach says this line, counted from 1 (UTC); None when there is none."""
        known = line <= len(self.coach)
        return self.started_at + timedelta(minutes=self.coach[line - 1].minutes) if known else None

    def condition(self, conditions: tuple[str, ...], step: int) -> str:
        """What `waits` or `only_if` says of a step; empty for nothing."""
        return conditions[step - 1] if step <= len(conditions) else ""
