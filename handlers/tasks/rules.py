"""Questions that others ask of tasks: which are open, who does them, which bind after closing."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from operator import attrgetter

from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.once import once
from handlers.case.people import Role
from handlers.case.tasks import Task, TaskState

OUTLIVES_THE_INCIDENT = (
    "search",
    "aftercare",
    "prevention",
    "lift",
    "fix_instructions",
    "retro",
)  # a part of a step's key
REMINDED_AFTER_CLOSING = (*OUTLIVES_THE_INCIDENT, "watch")  # a grave case is not closed before it, though
MILESTONES = (1, 3, 24, 48)  # hours from publication (R106)
FREEZE = "freeze."
LIFT = "lift"


@once
def open_tasks(file: CaseFile) -> tuple[Task, ...]:
    """Tasks that are not settled yet, soonest due first."""
    return tuple(sorted([t for t in file.tasks if t.state is TaskState.OPEN], key=attrgetter("due", "id")))


@once
def open_tasks_by_person(file: CaseFile) -> Mapping[str, tuple[Task, ...]]:
    """The same by who does them (empty: no one)."""
    found, people = dict[str, list[Task]](), _people_by_role(file)
    for task in open_tasks(file):
        found.setdefault(task.owner or people[task.role], []).append(task)
    return {person: tuple(theirs) for person, theirs in found.items()}


def blocking_tasks(file: CaseFile) -> tuple[Task, ...]:
    """Open tasks that closing must not leave behind: all but what is due after it, such as aftercare (R109)."""
    return tuple(t for t in open_tasks(file) if not set(OUTLIVES_THE_INCIDENT).intersection(t.key.split(".")))


def find_task(file: CaseFile, number: int | None) -> Task | None:
    """The task of that number."""
    return next((t for t in file.tasks if t.id == number), None)


def responsible(file: CaseFile, task: Task) -> str:
    """Roster id of who does it: its owner or the holder of its role; empty when that role is unfilled.

    The owner does not silently get the work of an unfilled role: a person is asked for, and the owner sees to it that
    one is found. Only an L1 stays with its owner (R35).
    """
    return task.owner or _people_by_role(file)[task.role]


@once
def _people_by_role(file: CaseFile) -> Mapping[str, str]:
    """Return by role who does its tasks; empty for an unfilled role, but the owner in an L1."""
    alone = file.person(Role.OWNER) if file.severity < Severity.L2 else ""
    found = dict[str, str]()
    for task in file.tasks:
        found[task.role] = "" if task.role in file.asked_for else alone
    for role, given in file.assignments.items():
        found[role.value] = given.person or found.get(role.value, "")
    return found


@once
def unheld_tasks(file: CaseFile) -> Mapping[str, tuple[Task, ...]]:
    """Open tasks of unfilled roles, by role."""
    found = dict[str, tuple[Task, ...]]()
    for task in tasks_of(file, ""):
        found[task.role] = (*found.get(task.role, ()), task)
    return found


def tasks_of(file: CaseFile, person: str) -> tuple[Task, ...]:
    """A person's open tasks, soonest due first; of a closed incident those that bind on."""
    theirs = open_tasks_by_person(file).get(person, ())
    return theirs if file.open else still_reminded(theirs)


@once
def live_tasks(file: CaseFile) -> tuple[Task, ...]:
    """Open tasks that still ring: after closing, those that outlive it (the lifted pause, aftercare, search)."""
    return open_tasks(file) if file.open else still_reminded(open_tasks(file))


def still_reminded(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Return the open tasks that outlive the incident."""
    return tuple(t for t in tasks if not ends_with_incident(t))


def ends_with_incident(task: Task) -> bool:
    """True for a playbook's step that has no use any more once the incident is closed; what people added binds on."""
    return bool(task.version) and set(REMINDED_AFTER_CLOSING).isdisjoint(task.key.partition("@")[0].split("."))


def drill_length(file: CaseFile, length: timedelta) -> timedelta:
    """A length of time on this incident's clock: drills run faster."""
    return length / file.drill.speed if file.drill else length


def milestones(file: CaseFile) -> tuple[tuple[datetime | None, int, int], ...]:
    """Of each stretch after publication (to 1, 3, 24, 48 hours, and later): its end (UTC), tasks settled and in all."""
    start = file.post.published_at or file.opened_at
    ends = [start + drill_length(file, timedelta(hours=h)) for h in MILESTONES]
    found = []
    for begin, end in zip([None, *ends], [*ends, None], strict=True):
        settled = [
            t.state is not TaskState.OPEN
            for t in file.tasks
            if (begin is None or t.due > begin) and (end is None or t.due <= end)
        ]
        found.append((end, sum(settled), len(settled)))
    return tuple(found)


def freeze(file: CaseFile) -> Mapping[str, tuple[Task, ...]]:
    """The publishing freeze: what is paused, what waits for its confirmation, and whether the pause has been lifted."""
    tasks = [t for t in file.tasks if t.key.startswith(FREEZE)]
    return {
        "paused": tuple(t for t in tasks if t.state is TaskState.DONE),
        "waiting": tuple(t for t in tasks if t.open),
        "lifted": tuple(t for t in file.tasks if t.key == LIFT and t.state is TaskState.DONE),
    }


def quiet(file: CaseFile) -> bool:
    """L1 sends no card of tasks: they stand on the owner's card and in the lists (R35)."""
    return file.severity < Severity.L2
