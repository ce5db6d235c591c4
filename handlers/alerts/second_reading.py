"""What becomes of a post once a reader beside the rules has read it, and of a crisis of trust that is linked (R36)."""

from dataclasses import dataclass
from datetime import datetime

from handlers.alerts.about import Linked
from handlers.alerts.actions import decide_and_raise
from handlers.alerts.unread_events import ModelRead, PutUnread
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import Decision
from handlers.case.event import Event
from handlers.case.grades import Severity
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Reopened
from handlers.triage import Triage
from handlers.triage.second_reading import Reading

MAX_COPIES_NAMED = 12  # of one text on the card of the first; every copy names the first


@dataclass(frozen=True)
class PostReading:
    """What a model made of a post: `words` stand in it. `absent`: why it did not read it. `asked`: the prompt."""

    model: str
    kind: str = ""
    probability: float = 0.0
    words: str = ""
    why: str = ""
    absent: str = ""
    asked: str = ""
    answered: str = ""

    def as_reading(self) -> Reading:
        """As triage takes it."""
        kinds = {self.kind: self.probability} if self.kind else {}
        return Reading(self.model, kinds, {self.kind: self.words}, self.why)

    def as_event(self) -> ModelRead:
        """The line of the timeline, of failures too."""
        return ModelRead(
            model=self.model,
            kind=self.kind,
            words=self.words,
            why=self.why,
            absent=self.absent,
            asked=self.asked,
            answered=self.answered,
        )


def may_ask_reader(file: CaseFile) -> bool:
    """True for a post with words in which the rules see no harm: a reader could raise it."""
    return not file.safety and not file.drill and bool(file.post.full_text())


def on_second_reading(
    file: CaseFile, read: Event | None, triage: Triage, team: Team, policy: ResponsePolicy, now: datetime
) -> Decision:
    """A reader beside the rules has read it: it may raise the grade or put it before a person, never lower it."""
    events: list[Event] = [read] if read else []
    if file.open:
        return decide_and_raise(file, events, triage, team, policy, now)
    by_machine = file.status is Status.UNREAD or file.close_reason == "l0"
    if not by_machine or file.rules_severity > Severity.L0:
        return Decision(tuple(events))  # a person has decided since
    if triage.severity > Severity.L0:
        return decide_and_raise(file, [*events, Reopened(reason="second_reading")], triage, team, policy, now)
    if triage.unread and file.status is not Status.UNREAD:
        events.append(PutUnread())
    return Decision(tuple(events))


def link(file: CaseFile, other: int, copies: bool = False) -> Decision:
    """Name another incident of the same crisis of trust, or a copy of this one's text, on this one; once."""
    full = copies and len(file.linked) >= MAX_COPIES_NAMED
    new = file.open and other not in file.linked and not full
    return Decision((Linked(others=(other,), copies=copies),)) if new else Decision()
