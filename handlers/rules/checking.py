"""A draft through the gate, with what the case file knows (R63-R98, R108)."""

from datetime import datetime, timedelta

from handlers.casefile import CaseFile
from handlers.house import House
from handlers.rules import gate
from handlers.wording import DraftState, Finding, PlannedPromise

REUSE = timedelta(days=30)
SAID = (DraftState.APPROVED, DraftState.POSTED)


def checked(
    text: str, file: CaseFile, kind: str, house: House, now: datetime
) -> tuple[tuple[Finding, ...], tuple[PlannedPromise, ...]]:
    """Findings and promises of a text, as the draft and the timeline keep them; times count from `now`."""
    verdict = gate.check(text, gate_case(file, kind, house, now))
    findings = tuple(Finding(f.rule, f.level.value, f.start, f.end, f.text) for f in verdict.findings)
    return findings, tuple(PlannedPromise(p.text, p.due, p.amount or "") for p in verdict.promises)


def gate_case(file: CaseFile, kind: str, house: House, now: datetime) -> gate.Case:
    """What the gate is told: the post, where it will stand, how grave it is, and what may be stated."""
    return gate.Case(
        post=file.post.words(), surface=house.surface(file.post.platform, kind), category=file.category.value,
        severity=file.severity.value, safety=file.safety, kind=kind, posting_at=now,
    )  # fmt: skip
