"""What the log says of an incident and no person judged: latencies, windows, promises, climate, playbook lines."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.policy import ResponsePolicy
from handlers.case.retro import RetroFacts
from handlers.case.tasks import Task, TaskState
from handlers.posts.post import ClockSource
from handlers.reminders.windows import clock_start, detection_latency, first_answer, resolved_at, windows

LATENCIES = ("detect", "own", "draft", "approve", "first_ack", "resolve")  # R174
OUTCOMES = ("hit", "late", "missed", "dropped", "open")  # of a playbook's line (R185)
SUPERSEDED = "→"  # how the note of a step begins that a wider one replaced
DECIDED = (DraftState.APPROVED, DraftState.POSTED)


def retro_facts(file: CaseFile, policy: ResponsePolicy, now: datetime) -> RetroFacts:
    """Everything that follows from the case file as it is at `now` (UTC)."""
    before, after = climate_before_and_after(file)
    closed_at = None if file.open else file.closed_at
    return RetroFacts(
        latencies=latencies(file),
        windows={window.name: window.state(now, closed_at) for window in windows(file, policy)},
        promises=promises_by_outcome(file),
        sent_back=sum(draft.state is DraftState.SENT_BACK for draft in file.drafts),
        climate_before=before,
        climate_after=after,
        version=file.playbook,
        lines={task.key: outcome(task, now) for task in file.tasks if counts_as_line(task)},
    )


def latencies(file: CaseFile) -> Mapping[str, float]:
    """Seconds on the incident's own clock, which runs faster in a drill; what never happened is left out.

    Detection, the first answer and the resolution count from publication, owner and first draft from detection,
    approval from the draft it decided.
    """
    approved = [d for d in file.drafts if d.state in DECIDED and d.decided_at]
    first = min(approved, key=lambda d: d.decided_at or d.at, default=None)
    spans = {
        "own": (file.opened_at, file.owned_at),
        "draft": (file.opened_at, min((d.at for d in file.drafts), default=None)),
        "approve": (first.at, first.decided_at) if first else (file.opened_at, None),
        "first_ack": (clock_start(file), first_answer(file)),
        "resolve": (clock_start(file), resolved_at(file)),
    }
    pace = file.drill.speed if file.drill else 1
    found = {n: max((end - start).total_seconds(), 0) * pace for n, (start, end) in spans.items() if end}
    known = file.post.published_at and file.post.clock_source is not ClockSource.FIRST_SEEN
    return {"detect": detection_latency(file).total_seconds(), **found} if known else found


def promises_by_outcome(file: CaseFile) -> Mapping[str, int]:
    """How many promises were kept in time, kept late, broken, withdrawn or are open still (R186)."""
    return dict(Counter("kept_late" if p.kept_late else p.state.value for p in file.promises))


def climate_before_and_after(file: CaseFile) -> tuple[str, str]:
    """Which way the comments went when a person last looked before our first answer, and last looked after it."""
    answer = first_answer(file)
    before = [seen.climate for seen in file.climates if answer is None or seen.at <= answer]
    after = [seen.climate for seen in file.climates if answer is not None and seen.at > answer]
    return (before or [""])[-1], (after or [""])[-1]


def counts_as_line(task: Task) -> bool:
    """True for a line of the playbook that people had to do; one that a wider line replaced was not."""
    return bool(task.version) and not task.note.startswith(SUPERSEDED)


def outcome(task: Task, now: datetime) -> str:
    """How a line of the playbook went; what a person called not needed is `dropped`, what closing ended is `missed`."""
    if task.state is TaskState.DONE:
        return "hit" if task.settled_at and task.settled_at <= task.due else "late"
    if task.state is TaskState.NOT_NEEDED and not task.ended:
        return "dropped"
    return "missed" if task.ended or now > task.due else "open"
