"""What becomes of a post once a reader beside the rules has read it, and of a crisis of trust that is linked (R36)."""

from datetime import datetime

from handlers.alerts.about import Linked
from handlers.alerts.actions import decide_and_raise
from handlers.alerts.unread_events import PutUnread, SecondRead
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import Decision
from handlers.case.event import Event
from handlers.case.grades import Severity
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Reopened
from handlers.triage import Triage


def on_second_reading(
    file: CaseFile, read: SecondRead | None, triage: Triage, team: Team, policy: ResponsePolicy, now: datetime
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


def link(file: CaseFile, other: int) -> Decision:
    """Name another incident of the same crisis of trust on this one; once."""
    return Decision((Linked(others=(other,)),)) if file.open and other not in file.linked else Decision()
