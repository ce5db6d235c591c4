"""Whose a task is, who may work on it or drop it, and what must be settled before a freeze ends."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.case.card import LocalizedText, msg
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


def may_not_drop(file: CaseFile, known: Task, context: CommandContext) -> Decision | None:
    """Why this person does not say that it is not needed: it is a deciding role's, or ends a freeze.

    The owner, who sees to unfilled roles, does not decide alone that legal's are not needed.
    """
    roles = {role.value for role in context.by.roles}
    if known.role in DECIDING and known.role not in roles and context.by.id != known.owner:
        return reject("rejection.task_not_yours_to_drop", number=file.number, id=known.id, role=known.role)
    return ensure_decides_lift(file, known, context) or too_early_to_lift(file, known, {})


def ensure_decides_lift(file: CaseFile, known: Task, context: CommandContext) -> Decision | None:
    """Only the incident's approver, or another approver or executive, ends a freeze, in whichever way it ends."""
    if known.asks != LIFT or context.by.id == file.person(Role.APPROVER) or LIFTING & context.by.roles:
        return None
    return reject("rejection.lift_is_for", number=file.number, id=known.id)


def may_not_settle(
    file: CaseFile, known: Task, found: Mapping[str, str], now: datetime, context: CommandContext
) -> Decision | None:
    """Why this task is not to be done now or by this person; None when it may."""
    early = before_its_day(file, known, now, context)
    return early or ensure_decides_lift(file, known, context) or too_early_to_lift(file, known, found)


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


def owner_given(context: CommandContext) -> tuple[str, str] | LocalizedText:
    """The person's id or the role's code that was named; both empty when neither was."""
    named = context.text("owner")
    if named.lower() in {role.value for role in Role}:
        return "", named.lower()
    person = context.team.find(named)
    return (person or "", "") if person or not named else msg("rejection.person_unknown", given=named[:40])
