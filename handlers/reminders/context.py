"""What one firing of timers gathers."""

from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from handlers.case.card import Arg, LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import FollowUp, Notify
from handlers.case.event import Event
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.case.tasks import Task

MAX_NAMED = 3  # tasks named in one reminder; the others are a count


@dataclass(frozen=True)
class Unaccepted:
    """A role that a person did not accept in time, and who is asked now; empty when no one is left to ask."""

    role: Role
    person: str
    asked_now: str
    again: bool  # it was passed on before


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
    unaccepted: list[Unaccepted] = field(default_factory=list)
    tasks: dict[tuple[str, str], list[Task]] = field(default_factory=dict)  # by person and what is said of them

    def tell(self, line: LocalizedText, roles: tuple[Role, ...] = ()) -> None:
        """One line for the holders of these roles."""
        self.news.setdefault(roles, []).append(line)

    def notices(self) -> list[FollowUp]:
        """The thread gets every line once; people get theirs in one message each."""
        public = [line for lines in self.news.values() for line in lines]
        room: list[FollowUp] = [Notify(tuple(public))] if public else []
        for (person, kind), tasks in self.tasks.items():
            tasks.sort(key=attrgetter("due", "id"))
            named = tuple(msg("task.number", id=t.id, title=t.title) for t in tasks[:MAX_NAMED])
            given: dict[str, Arg] = {"number": self.file.number, "n": len(tasks), "due": tasks[0].due, "tasks": named}
            given |= {"rest": len(tasks) - MAX_NAMED} if len(tasks) > MAX_NAMED else {}
            if kind == "remind.tasks_unfilled":
                given["roles"] = tuple(msg(f"role.{role}") for role in dict.fromkeys(t.role for t in tasks))
            line = LocalizedText(kind, given)
            self.private.setdefault(person, []).append(line)
        people = [Notify(tuple(lines), roles) for roles, lines in self.news.items() if roles]
        return [*room, *people, *(Notify(tuple(lines), people=(person,)) for person, lines in self.private.items())]
