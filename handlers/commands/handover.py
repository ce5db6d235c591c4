"""A change of shift: everything a person holds on an incident goes to another, who is asked to accept."""

from collections.abc import Iterator
from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.people import Role
from handlers.promises.events import PromiseGiven
from handlers.roles.actions import ensure_fit
from handlers.roles.events import RoleAssigned
from handlers.roles.rules import held_roles
from handlers.tasks.events import TaskGiven
from handlers.tasks.rules import open_tasks


def hand_over(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Give roles, promises and tasks of the person who asks to `person` (a roster id); what they may not hold stays."""
    events = tuple(_given(file, context, context.text("person"), now))
    return Decision(events)


def kept_roles(file: CaseFile, context: CommandContext) -> tuple[Role, ...]:
    """Return the roles that the other person may not hold, and so stay."""
    return tuple(r for r in held_roles(file, context.by.id) if ensure_fit(file, context, context.text("person"), r))


def _given(file: CaseFile, context: CommandContext, person: str, now: datetime) -> Iterator[Event]:
    me = context.by.id
    for role in held_roles(file, me):
        if ensure_fit(file, context, person, role) is None:
            event = RoleAssigned(role=role, person=person, reason=context.text("reason") or "handover")
            file = apply_events(file, [event], EventMeta(now, me))
            yield event
    for promise in file.open_promises():
        if promise.owner == me:
            yield PromiseGiven(id=promise.id, person=person)
    for task in open_tasks(file):
        if task.owner == me:
            yield TaskGiven(id=task.id, title=task.title, person=person)
