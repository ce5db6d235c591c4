"""How far the players of a drill are: when its next alert comes, and what they reached against what was expected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.drill import Expectation
from handlers.case.people import Role
from handlers.reminders.windows import clock_start, first_answer, resolved_at

NOT = "no_"  # before what must not have been reached, in `only_if`
MOMENTS: Mapping[str, Callable[[CaseFile], datetime | None]] = {
    "owner": lambda file: file.owned_at,
    "assessed": lambda file: file.assessment.at if file.assessment else None,
    "draft": lambda file: min((draft.at for draft in file.drafts), default=None),
    "approve": lambda file: min(
        (d.decided_at for d in file.drafts if d.decided_at and _approved(d.state)), default=None
    ),
    "first_ack": first_answer,
    "resolve": resolved_at,
}  # what has a moment
STATES: Mapping[str, Callable[[CaseFile, str], bool]] = {
    "category": lambda file, value: file.category == value,
    "severity": lambda file, value: max(file.severity, file.rules_severity) >= value,
    "legal": lambda file, value: file.legal_joined or Role.LEGAL in file.assignments,
    "approved_only": lambda file, value: bool(file.replies) and all(reply.approved for reply in file.replies),
    "not_reported": lambda file, value: all(appeal.ground != value for appeal in file.appeals),
}  # what is so or is not
FROM_PUBLICATION = frozenset({"first_ack", "resolve"})


@dataclass(frozen=True)
class Result:
    """An expectation, whether it was met, and after how many seconds of the story; None where no moment counts."""

    expected: Expectation
    met: bool
    seconds: float | None = None


def holds(file: CaseFile, condition: str) -> bool:
    """True when a condition such as `owner` or `no_first_ack` is so now; an empty one always is."""
    wanted = condition.removeprefix(NOT)
    reached = not wanted or MOMENTS[wanted](file) is not None
    return reached is not condition.startswith(NOT)


def next_alert_at(file: CaseFile) -> datetime | None:
    """When the drill's next alert comes (UTC): as planned, or while the players have not come so far, later."""
    drill = file.drill
    if drill is None or drill.step > len(drill.steps):
        return None
    planned = drill.planned_at(drill.step)
    ready = holds(file, drill.condition(drill.waits, drill.step))
    return planned if ready else planned + timedelta(minutes=drill.patience)


def results(file: CaseFile) -> tuple[Result, ...]:
    """Every expectation of the drill with how it went, on the story's clock, from the case file alone."""
    return tuple(_result(file, expected) for expected in file.drill.expects) if file.drill else ()


def _result(file: CaseFile, expected: Expectation) -> Result:
    if expected.what in STATES:
        return Result(expected, STATES[expected.what](file, expected.value))
    at, pace = MOMENTS[expected.what](file), file.drill.speed if file.drill else 1
    if at is None:
        return Result(expected, met=False)
    start = clock_start(file) if expected.what in FROM_PUBLICATION else file.opened_at
    seconds = max((at - start).total_seconds(), 0) * pace
    return Result(expected, not expected.within or seconds <= expected.within * 60, seconds)


def _approved(state: DraftState) -> bool:
    return state in (DraftState.APPROVED, DraftState.POSTED)
