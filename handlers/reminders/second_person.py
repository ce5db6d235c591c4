"""Reminders of what waits for a second person: a first acknowledgement in a crisis, a grave act."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.people import Role
from handlers.drafts.emergency import asked_to_ratify
from handlers.reminders.context import ReminderContext
from handlers.reminders.reminder_schedule import times_sent
from handlers.reminders.timers import Timer
from handlers.roles.proposals.actions import sentence
from handlers.roles.proposals.events import ProposalExpired
from handlers.roles.proposals.rules import confirmers, pending


def remind_to_see(context: ReminderContext, timer: Timer) -> None:
    """The first acknowledgement of a crisis was not seen by a second person yet: remind, then tell managers."""
    context.stages[timer.key] = timer.stage
    version = int(timer.key.partition(":")[2])
    roles: tuple[Role, ...] = (Role.LEGAL, Role.EXECUTIVE)
    roles += (Role.MANAGER, Role.APPROVER) if times_sent(timer.stage) > 1 else ()
    context.tell(msg("remind.seen", number=context.file.number, version=version), roles)


def remind_to_ratify(context: ReminderContext, timer: Timer) -> None:
    """A text went out in an emergency: an approver confirms it, and managers and the executive hear until one does."""
    context.stages[timer.key] = timer.stage
    version = int(timer.key.partition(":")[2])
    line = msg("emergency.remind", number=context.file.number, version=version)
    context.tell(line, (Role.APPROVER, Role.MANAGER, Role.EXECUTIVE))
    draft = context.file.draft(version)
    for person in asked_to_ratify(draft) if draft else ():
        context.private.setdefault(person, []).append(line)


def remind_of_proposal(context: ReminderContext, timer: Timer) -> None:
    """A grave act waits for a second person: remind those who may confirm; when its time is up it is off the table."""
    file = context.file
    proposal = next(p for p in pending(file) if timer.key == f"proposal:{p.id}")
    expired = context.now >= proposal.expires
    if expired:
        context.events.append(ProposalExpired(id=proposal.id))
    else:
        context.stages[timer.key] = timer.stage
    people = confirmers(file, proposal, context.team, context.now)
    line = sentence("remind.proposal_expired" if expired else "remind.proposal", file, proposal, people)
    context.tell(line, (Role.LEGAL, Role.APPROVER, *((Role.EXECUTIVE, Role.MANAGER) if expired or not people else ())))
    for person in (proposal.by,) if expired else people[:2]:
        context.private.setdefault(person, []).append(line)


def ask_deputy(context: ReminderContext, window: str, due: datetime) -> None:
    """The window is over: the owner's deputy is asked to step in beside the owner (R105)."""
    file, owner = context.file, context.file.person(Role.OWNER)
    deputy = context.team.deputy(owner, Role.OWNER, context.now, {file.person(Role.APPROVER)}) if owner else None
    if deputy:
        line = msg("remind.window_stand_in", number=file.number, window=window, due=due, person=owner)
        context.private.setdefault(deputy.id, []).append(line)
