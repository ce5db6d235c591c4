"""Who may work on a task, who may say that it is not needed, and what must be settled before a freeze ends."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.people import Role
from handlers.case.tasks import Task
from handlers.tasks.findings import INVESTIGATIONS, LIFT
from handlers.tasks.rules import freeze, open_tasks, responsible

LIFTING = frozenset({Role.APPROVER, Role.EXECUTIVE})
LATER_LOOKS = frozenset({"aftercare", "search"})  # a part of a step's key
DECIDING = frozenset({Role.LEGAL, Role.EXECUTIVE, Role.PRIVACY_OFFICER, Role.HEADQUARTERS})


def may_act(file: CaseFile, known: Task, context: CommandContext) -> bool:
    """True for who does it, their deputies, holders of its role, the incident's owner and approver, managers."""
    person = responsible(file, known)
    deputies = context.team.people[person].deputies if person in context.team.people else ()
    assigned = (person, *deputies, file.person(Role.OWNER), file.person(Role.APPROVER))
    roles = {role.value for role in context.by.roles}
    return context.by.id in assigned or bool({known.role, Role.MANAGER.value} & roles)


def may_drop(file: CaseFile, known: Task, context: CommandContext) -> bool:
    """True unless it is a task of legal, an executive or another deciding role, and the person has not that role.

    The owner, who sees to unfilled roles, does not decide alone that legal's are not needed.
    """
    roles = {role.value for role in context.by.roles}
    return known.role not in DECIDING or known.role in roles or context.by.id == known.owner


def ensure_decides_lift(file: CaseFile, known: Task, context: CommandContext) -> Decision | None:
    """Only the incident's approver, or another approver or executive, ends a freeze, in whichever way it ends."""
    if known.asks != LIFT or context.by.id == file.person(Role.APPROVER) or LIFTING & context.by.roles:
        return None
    return reject("rejection.lift_is_for", number=file.number, id=known.id)


def before_its_day(file: CaseFile, known: Task, due: datetime, context: CommandContext) -> Decision | None:
    """Aftercare and a search repeated after days look at that day: neither done before it nor moved to before it.

    `due` is the time to compare with the day of the task (UTC). A drill runs faster than days.
    """
    zone = ZoneInfo(context.policy.zone)
    later = not file.drill and LATER_LOOKS & set(known.key.split("."))
    if not later or due.astimezone(zone).date() >= known.due.astimezone(zone).date():
        return None
    return reject("rejection.task_before_its_day", number=file.number, id=known.id, due=known.due)


def too_early_to_lift(file: CaseFile, known: Task, found: Mapping[str, str]) -> Decision | None:
    """A freeze ends as a whole, each pause confirmed or not needed; nothing runs again before it is looked into."""
    if known.asks != LIFT:
        return None
    waiting = freeze(file)["waiting"]
    if found.get("result") == "resumed":
        waiting += tuple(t for t in open_tasks(file) if t.asks in INVESTIGATIONS)
    named = tuple(msg("task.number", id=t.id, title=t.title) for t in waiting)
    return reject("rejection.lift_too_early", number=file.number, id=known.id, tasks=named) if named else None
