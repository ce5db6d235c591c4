"""What one firing of timers gathers."""

from dataclasses import dataclass, field
from datetime import datetime

from handlers.case.card import LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.decision import FollowUp
from handlers.case.event import Event
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy


@dataclass
class ReminderContext:
    """What one firing gathers: events for the file, and what to say to whom."""

    file: CaseFile
    team: Team
    policy: ResponsePolicy
    now: datetime
    events: list[Event] = field(default_factory=list)
    stages: dict[str, str] = field(default_factory=dict)
    news: dict[tuple[Role, ...], list[LocalizedText]] = field(default_factory=dict)
    private: dict[str, list[LocalizedText]] = field(default_factory=dict)
    follow_ups: list[FollowUp] = field(default_factory=list)
    unaccepted: dict[tuple[str, bool], list[Role]] = field(default_factory=dict)  # by person, and whether asked before

    def tell(self, line: LocalizedText, roles: tuple[Role, ...] = ()) -> None:
        """One line for the holders of these roles."""
        self.news.setdefault(roles, []).append(line)
