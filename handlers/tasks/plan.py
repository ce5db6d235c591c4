"""Playbooks act: steps of the category and severity that are not tasks yet become tasks (R31, R56, R106).

They are worked out anew after every decision, so that none is added twice and none is ever taken away.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CountMisuse
from handlers.case.drafts import PUBLIC_KINDS
from handlers.case.event import Event
from handlers.case.grades import Category, Flag, Severity
from handlers.case.playbook import CLOSING, MISUSE, PUBLICATION, TASK, Playbook, Step, Title
from handlers.case.policy import ResponsePolicy
from handlers.case.tasks import Task, TaskState
from handlers.tasks.events import TasksAdded, TasksEnded, TaskSettled, TasksResumed
from handlers.tasks.rules import drill_length, ends_with_incident, open_tasks

TRENDING = "trending"  # an overlay: its steps come on top of the category's
PEOPLE = ".people."  # in the keys of steps that call people in: safety.people.L2
PARTNERS = "partners"  # told anew when the official line changes (R156)


def playbooks_for(file: CaseFile, policy: ResponsePolicy) -> tuple[Playbook, ...]:
    """The playbook of its category, and that of a trending topic on top."""
    names = [file.category.value, *([TRENDING] if Flag.TRENDING in file.flags else [])]
    return tuple(policy.playbooks[name] for name in names if name in policy.playbooks)


def missing_steps(before: CaseFile, file: CaseFile, policy: ResponsePolicy, now: datetime) -> tuple[Event, ...]:
    """What `before` becoming `file` adds: one event with all new tasks, or none. An L0 has no tasks."""
    if file.severity is Severity.L0:
        return ()
    known = {task.key for task in file.tasks}
    wanted = [(key, step, version) for key, step, version in _wanted(before, file, policy) if key not in known]
    if not wanted:
        return ()
    lines = {_line(t.key, t.title) for t in file.tasks} - {""}
    steps = dict[str, tuple[Step, str]]()
    for key, step, version in wanted:
        line = _line(key, step.title)
        if line not in lines:
            steps[key] = (step, version)
            lines |= {line} - {""}
    number = max([task.id for task in file.tasks], default=0)
    tasks = tuple(
        _task(file, step, key, version, number + n, now) for n, (key, (step, version)) in enumerate(steps.items(), 1)
    )
    return (TasksAdded(tasks=tasks), *_superseded(file, tasks)) if tasks else ()


def _superseded(file: CaseFile, added: tuple[Task, ...]) -> tuple[Event, ...]:
    """Calling in a level's people holds those of the level below: its open task names the new one and is settled."""
    wider = {task.key.rpartition(".")[0]: task for task in added if PEOPLE in task.key}
    return tuple(
        TaskSettled(id=old.id, title=old.title, state=TaskState.NOT_NEEDED, note=f"→ #{wider[book].id}")
        for old in open_tasks(file)
        if PEOPLE in old.key and (book := old.key.rpartition(".")[0]) in wider
    )


def end_or_resume(before: CaseFile, file: CaseFile) -> tuple[Event, ...]:
    """What closing and reopening do to tasks, by a command or by the rules."""
    if before.open and file.status is Status.CLOSED:
        ids = tuple(t.id for t in open_tasks(file) if ends_with_incident(t))
        return (TasksEnded(ids=ids),) if ids else ()
    resumed = tuple(t.id for t in file.tasks if t.ended) if file.open and not before.open else ()
    return (TasksResumed(ids=resumed),) if resumed else ()


def _line(key: str, title: Title) -> str:
    """The playbook's line as words: one that stands in two levels or two categories is one task."""
    once = {"checklist", "people", "investigate", "prevention"} & {*key.split(".")}
    return title.get("zh-Hans", "") if once else ""


def _wanted(before: CaseFile, file: CaseFile, policy: ResponsePolicy) -> Iterator[tuple[str, Step, str]]:
    """Key, step and playbook version of everything that this change calls for."""
    fresh = before.grade != file.grade or not before.tasks or (file.open and not before.open)
    closed_now = file.status is Status.CLOSED and before.open and not file.drill
    for book in playbooks_for(file, policy):
        for step in book.steps.get(min(file.severity, max(book.steps, default="")), ()):
            if step.start == CLOSING:
                key = _after_closing(file, step) if closed_now else ""
            elif step.start == MISUSE:
                key = ""  # see `fix_instructions`
            elif step.start == TASK:
                key = step.key if _is_done(file, step.after) else ""
            else:
                key = step.key if fresh and file.open else ""
            if step.key == PARTNERS:
                key = key or _partners_again(file)
            if key:
                yield key, step, book.version


def _after_closing(file: CaseFile, step: Step) -> str:
    """The key when it was closed just now; a second closing asks again for what was settled after the first."""
    rounds = [t for t in file.tasks if t.key.partition("@")[0] == step.key]
    again = f"@{len(rounds) + 1}" if rounds else ""
    return "" if any(t.open for t in rounds) else step.key + again


def _is_done(file: CaseFile, prefix: str) -> bool:
    return any(t.key.startswith(prefix) and t.state is TaskState.DONE for t in file.tasks)


def _partners_again(file: CaseFile) -> str:
    """The key of the next round to the partners: they were told, and another public reply has been posted since."""
    given_at = [t.settled_at for t in file.tasks if t.key.startswith(PARTNERS) and t.state is TaskState.DONE]
    waiting = [t for t in open_tasks(file) if t.key.startswith(PARTNERS)]
    newer = [r.version for r in file.replies if r.kind in PUBLIC_KINDS and all(at and r.at > at for at in given_at)]
    return f"{PARTNERS}.{newer[-1]}" if given_at and newer and not waiting else ""


def _task(file: CaseFile, step: Step, key: str, version: str, number: int, now: datetime) -> Task:
    """The task of a step, due on this incident's clock; a due time that has passed already counts from now instead."""
    length = drill_length(file, timedelta(hours=step.hours))
    starts = {PUBLICATION: file.post.published_at or file.opened_at, CLOSING: file.closed_at or now}
    due = starts.get(step.start, now) + length
    return Task(number, step.title, step.role, due if due > now else now + length, now, key, version, asks=step.asks)


def misuse_to_count(before: CaseFile, file: CaseFile) -> tuple[CountMisuse, ...]:
    """Ask for a count when this became a case of misuse of a known product."""
    known = bool(before.tasks) and (before.category, before.product) == (file.category, file.product)
    counts = file.category is Category.MISUSE and file.severity > Severity.L0 and file.product and not file.drill
    return (CountMisuse(file.number),) if counts and not known else ()


def fix_instructions(file: CaseFile, policy: ResponsePolicy, now: datetime) -> tuple[Event, ...]:
    """The task to mend leaflet, page and pack; added once to an incident, when its product was misused often enough."""
    steps = [(s, book.version) for book in playbooks_for(file, policy) for s in book.steps.get(file.severity, ())]
    wanted = [(step, version) for step, version in steps if step.start == MISUSE]
    if not file.open or any(task.key == step.key for step, _ in wanted for task in file.tasks):
        return ()
    number = max((task.id for task in file.tasks), default=0)
    tasks = tuple(_task(file, step, step.key, version, number + n, now) for n, (step, version) in enumerate(wanted, 1))
    return (TasksAdded(tasks=tasks),) if tasks else ()
