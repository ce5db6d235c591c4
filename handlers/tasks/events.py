"""What happens to tasks: added by a playbook or a person, settled, opened again, moved, given to a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.playbook import Title
from handlers.case.retro import ClimateSeen
from handlers.case.tasks import Task, TaskState


@dataclass(frozen=True, kw_only=True)
class TasksAdded(Event):
    """The playbook's steps for this category and severity became tasks; those that are there already stay."""

    code: ClassVar = "TasksAdded"
    internal: ClassVar = True  # the cards list them; the room is not told one by one
    tasks: tuple[Task, ...]  # in the playbook's words, with nobody's own

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """More tasks, each line of a playbook once."""
        known = {task.key for task in file.tasks}
        return replace(file, tasks=(*file.tasks, *(task for task in self.tasks if task.key not in known)))


@dataclass(frozen=True, kw_only=True)
class TaskAdded(Event):
    """A person added a task of their own, or linked a service ticket."""

    code: ClassVar = "TaskAdded"
    personal: ClassVar = ("title", "done_when")
    id: int
    title: Title
    role: str
    due: datetime
    owner: str = ""
    key: str = ""
    asks: str = ""
    done_when: str = ""
    after: int = 0
    hours: float = 0.0

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add an open task."""
        task = Task(
            self.id,
            self.title,
            self.role,
            self.due,
            meta.at,
            key=self.key,
            added_by=meta.by,
            owner=self.owner,
            asks=self.asks,
            done_when=self.done_when,
            after=self.after,
            hours=self.hours,
        )
        return replace(file, tasks=(*file.tasks, task))


def _changed(file: CaseFile, number: int, change: Callable[[Task], Task], forget: bool = False) -> CaseFile:
    """The file with one task changed; `forget` lets its reminders start afresh."""
    tasks = tuple(change(task) if task.id == number else task for task in file.tasks)
    reminders = {key: stage for key, stage in file.reminders.items() if not (forget and key == f"task:{number}")}
    return replace(file, tasks=tasks, reminders=reminders)


def _followers_moved(file: CaseFile, number: int, ends: datetime, now: datetime) -> CaseFile:
    """The file with the open tasks that wait for this one due so long after its new end."""
    moved = {t.id: ends + timedelta(hours=t.hours) for t in file.tasks if t.open and t.after == number and t.hours}
    tasks = tuple(replace(t, due=moved[t.id], added_at=now) if t.id in moved else t for t in file.tasks)
    reminders = {key: stage for key, stage in file.reminders.items() if key not in {f"task:{n}" for n in moved}}
    return replace(file, tasks=tasks, reminders=reminders)


@dataclass(frozen=True, kw_only=True)
class TaskSettled(Event):
    """A task is done, with a note or evidence and what was found; or it is not needed, with a reason."""

    code: ClassVar = "TaskSettled"
    personal: ClassVar = ("title", "note", "findings")
    id: int
    title: Title
    state: TaskState
    note: str
    findings: Mapping[str, str] = field(default_factory=dict)

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Settle the task, by whom and with which finding."""

        def settled(task: Task) -> Task:
            """Return the task with its result."""
            result = replace(task, state=self.state, note=self.note, findings=self.findings)
            return replace(result, settled_at=meta.at, settled_by=meta.by)

        found_at = meta.at if self.findings else file.found_at  # drafts from before rest on less
        after = _followers_moved(_changed(file, self.id, settled), self.id, meta.at, meta.at)
        climate = self.findings.get("climate", "")
        looked = (ClimateSeen(meta.at, climate),) if climate else ()
        return replace(after, found_at=found_at, climates=(*file.climates, *looked))


@dataclass(frozen=True, kw_only=True)
class TasksEnded(Event):
    """The incident was closed: steps that have no use after it are not needed; reopening opens them again."""

    code: ClassVar = "TasksEnded"
    internal: ClassVar = True
    ids: tuple[int, ...]

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Not needed, because the incident is closed."""
        ended = {"state": TaskState.NOT_NEEDED, "ended": True, "settled_at": meta.at, "settled_by": meta.by}
        tasks = tuple(replace(t, **ended) if t.id in self.ids else t for t in file.tasks)  # type: ignore[arg-type]
        return replace(file, tasks=tasks)


@dataclass(frozen=True, kw_only=True)
class TasksResumed(Event):
    """The incident is open again, and so is what its closing had ended."""

    code: ClassVar = "TasksResumed"
    internal: ClassVar = True
    ids: tuple[int, ...]

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Open as before; their reminders start afresh."""
        again = {"state": TaskState.OPEN, "ended": False, "settled_at": None, "settled_by": ""}
        tasks = tuple(replace(t, **again) if t.id in self.ids else t for t in file.tasks)  # type: ignore[arg-type]
        keys = {f"task:{number}" for number in self.ids}
        reminders = {key: stage for key, stage in file.reminders.items() if key not in keys}
        return replace(file, tasks=tasks, reminders=reminders)


@dataclass(frozen=True, kw_only=True)
class TaskReopened(Event):
    """A task that was settled is open again, with a reason; what had been found stays on the timeline."""

    code: ClassVar = "TaskReopened"
    personal: ClassVar = ("title", "reason")
    id: int
    title: Title
    reason: str
    was_found: bool = False  # what it had found is not established any more: drafts from before are stale

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Open, without note and finding."""

        def opened(task: Task) -> Task:
            """Without what had settled it."""
            before = " ".join((*task.findings.values(), task.note)) if self.was_found else task.taken_back
            fresh = replace(task, state=TaskState.OPEN, note="", findings={}, settled_at=None, settled_by="")
            return replace(fresh, taken_back=before)

        after = _changed(file, self.id, opened, forget=True)
        return replace(after, found_at=meta.at) if self.was_found else after


@dataclass(frozen=True, kw_only=True)
class TaskMoved(Event):
    """A task has a new due time, with a reason."""

    code: ClassVar = "TaskMoved"
    personal: ClassVar = ("title", "reason")
    id: int
    title: Title
    due: datetime
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The new time; its reminders count from now."""
        moved = _changed(file, self.id, lambda task: replace(task, due=self.due, added_at=meta.at), forget=True)
        return _followers_moved(moved, self.id, self.due, meta.at)


@dataclass(frozen=True, kw_only=True)
class TaskGiven(Event):
    """A task has a new owner: a person, or a role."""

    code: ClassVar = "TaskGiven"
    personal: ClassVar = ("title", "reason")
    id: int
    title: Title
    person: str = ""
    role: str = ""
    reason: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Give the task to its new owner."""
        return _changed(file, self.id, lambda task: replace(task, owner=self.person, role=self.role or task.role))
