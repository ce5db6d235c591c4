"""Exercises that run as incidents do."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Drill:
    """An exercise: which scenario, how much faster its clock runs, and the next step to play."""

    scenario: str
    speed: float
    started_at: datetime
    step: int = 1
    steps: tuple[float, ...] = ()  # minutes after the start at which each alert arrives, already at the drill's pace
