"""Who is asked for a retro, when it is drafted, and what is still missing."""

from collections.abc import Mapping
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.case.retro import RETRO_TASKS
from handlers.case.tasks import Task
from handlers.closing.learning.events import RetroDrafted
from handlers.closing.learning.facts import retro_facts

INSIGHTS: Mapping[str, Role] = {
    "product": Role.PRODUCT,
    "quality": Role.QUALITY,
    "logistics": Role.LOGISTICS,
    "service": Role.CUSTOMER_SERVICE,
}  # where what was learned about product or service goes (R176)
PREVENTION = "prevention"  # how the key of the playbook's own question ends (R188)


def retro_wanted(file: CaseFile) -> bool:
    """True for what a team learns from: every incident from L2 up, by its gravest grade, and every drill (R172)."""
    grave = max(file.severity, file.rules_severity) >= Severity.L2
    return (grave or file.drill is not None) and not file.merged_into


def drafted_on_closing(
    before: CaseFile, file: CaseFile, policy: ResponsePolicy, now: datetime
) -> tuple[RetroDrafted, ...]:
    """What `before` becoming `file` adds when that closed it, by a command or by the rules."""
    closed = file.status is Status.CLOSED and before.open  # in this order: a click on an open one asks one thing
    return (drafted(file, policy, now),) if closed and retro_wanted(file) else ()


def drafted(file: CaseFile, policy: ResponsePolicy, now: datetime) -> RetroDrafted:
    """The retro as the log has it."""
    holders = [assignment.person for assignment in file.assignments.values()]
    return RetroDrafted(facts=retro_facts(file, policy, now), invited=tuple(dict.fromkeys((*file.took_part, *holders))))


def missing(file: CaseFile) -> tuple[LocalizedText, ...]:
    """What a retro still lacks before it can be reviewed: a line of a person, and a root cause."""
    known = file.learning
    found = [] if known and known.lines else [msg("retro.missing_line")]
    return (*found, *(() if known and known.cause else (msg("retro.missing_cause"),)))


def retro_tasks(file: CaseFile) -> tuple[Task, ...]:
    """Actions, insights and changes of the playbook that came out of it, as tasks (R176, R177, R180)."""
    return tuple(task for task in file.tasks if task.key.startswith(RETRO_TASKS))


def prevention_tasks(file: CaseFile) -> tuple[Task, ...]:
    """The category's own question how the next one is prevented (R188)."""
    return tuple(task for task in file.tasks if task.version and task.key.split(".")[-1] == PREVENTION)
