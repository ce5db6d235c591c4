"""Who may work on a task, and who may say that it is not needed."""

from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext
from handlers.case.people import Role
from handlers.case.tasks import Task
from handlers.tasks.rules import responsible

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
