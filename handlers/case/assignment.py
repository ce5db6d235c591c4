"""Who holds a role of an incident."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Assignment:
    """A person on a role of this incident, since when, and when they accepted it (UTC)."""

    person: str
    since: datetime
    accepted_at: datetime | None = None
    asked: int = 0  # how often the role has been escalated while it was not accepted
    covers: str = ""  # who was away and is asked back on return; empty when nobody is
    passed: tuple[str, ...] = ()  # who left it unanswered before: none of them is asked a second time
    notified: bool = False  # asked in private to accept; roles given before 0.3.0, the owner's apart, were not
