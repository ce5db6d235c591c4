"""What counts of one incident: codes, times, ids of our own people. No word of or about an outsider is among it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case.case_file import CaseFile, Status
from handlers.case.drafts import Draft, DraftState, PromiseState
from handlers.case.policy import ResponsePolicy
from handlers.case.removal import AppealState
from handlers.checks.model import Level
from handlers.closing.learning.facts import (
    climate_before_and_after,
    counts_as_line,
    latencies,
    outcome,
    promises_by_outcome,
)
from handlers.reminders.drill_progress import results
from handlers.reminders.windows import Window, windows

FILED = (AppealState.FILED, AppealState.CLOSED)
DECIDED = (DraftState.APPROVED, DraftState.POSTED)


@dataclass(frozen=True)
class IncidentFacts:
    """One incident in figures. `latencies` are seconds by name; counts go by their code.

    `windows` are kept with their times, so that what is missed follows from the moment they are counted at.
    """

    number: int
    opened_at: datetime
    closed_at: datetime | None
    status: str
    category: str
    severity: str
    platform: str
    source: str
    drill: str  # the scenario; empty for a real one
    latencies: Mapping[str, float]
    windows: tuple[Window, ...]
    promises: Mapping[str, int]
    promises_due: tuple[datetime, ...]  # of those still open
    gate: Mapping[str, int]  # drafts by the worst that the gate found
    posted: Mapping[str, int]  # texts as the machine wrote them, edited by a person, written by a person
    approvals: tuple[tuple[str, datetime], ...]
    appeals: Mapping[str, int]  # filed with a platform: waiting or answered; what was removed is no figure (R186)
    climate: tuple[str, str]
    recontacted: bool  # the person wrote again after we had answered
    cause: str
    expected: tuple[int, int]  # of a drill: how many expectations were met, and how many there were
    lines: tuple[tuple[str, str], ...]  # how each line of the playbook went, by its key


def incident_facts(file: CaseFile, policy: ResponsePolicy) -> IncidentFacts:
    """What counts of an incident, from its case file alone."""
    learned, scored = file.learning.cause if file.learning else None, results(file)
    return IncidentFacts(
        number=file.number,
        opened_at=file.opened_at,
        closed_at=file.closed_at,
        status=file.status.value,
        category=file.category.value,
        severity=file.severity.value,
        platform=file.post.platform,
        source=file.source,
        drill=file.drill.scenario if file.drill else "",
        latencies=latencies(file),
        windows=windows(file, policy) if file.status in (Status.OPEN, Status.CLOSED) else (),
        promises=promises_by_outcome(file),
        promises_due=tuple(p.due for p in file.promises if p.state is PromiseState.OPEN and p.due),
        gate=dict(Counter(worst_level(draft) for draft in file.drafts)),
        posted=dict(Counter(written_by(file, draft) for draft in file.drafts if draft.state is DraftState.POSTED)),
        approvals=tuple(
            (d.decided_by, d.decided_at) for d in file.drafts if d.state in DECIDED and d.decided_by and d.decided_at
        ),
        appeals=dict(Counter("answered" if a.result else "waiting" for a in file.appeals if a.state in FILED)),
        climate=climate_before_and_after(file),
        recontacted=any(task.findings.get("dm") == "yes" for task in file.tasks),
        cause=learned.cause if learned else "",
        expected=(sum(result.met for result in scored), len(scored)),
        lines=tuple((t.key, outcome(t, file.closed_at or t.due)) for t in file.tasks if counts_as_line(t)),
    )


def worst_level(draft: Draft) -> str:
    """`block`, `ack`, or `pass` where the gate found nothing that stops."""
    found = {finding.level for finding in draft.findings}
    return next((level.value for level in (Level.BLOCK, Level.ACK) if level.value in found), "pass")


def written_by(file: CaseFile, draft: Draft) -> str:
    """Whose words a posted draft has: the machine's untouched, the machine's edited by a person, or a person's own."""
    if draft.author not in draft.contributors:
        return "untouched"
    began = next(other for other in file.drafts if other.key == draft.key)
    return "own" if began.author in began.contributors else "edited"
