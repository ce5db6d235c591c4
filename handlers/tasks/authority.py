"""Who may work on a task, who may say that it is not needed, and what must be settled before a freeze ends."""

from collections.abc import Mapping

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.people import Role
from handlers.case.tasks import Task
from handlers.tasks.findings import INVESTIGATIONS, LIFT
from handlers.tasks.rules import freeze, open_tasks, responsible

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


def too_early_to_lift(file: CaseFile, known: Task, found: Mapping[str, str]) -> Decision | None:
    """A freeze ends as a whole, each pause confirmed or not needed; nothing runs again before it is looked into."""
    if known.asks != LIFT:
        return None
    waiting = freeze(file)["waiting"]
    if found.get("result") == "resumed":
        waiting += tuple(t for t in open_tasks(file) if t.asks in INVESTIGATIONS)
    named = tuple(msg("task.number", id=t.id, title=t.title) for t in waiting)
    return reject("rejection.lift_too_early", number=file.number, id=known.id, tasks=named) if named else None
