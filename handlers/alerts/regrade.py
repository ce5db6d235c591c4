"""A person changes the grade, with a reason: the only way down, and how a category is confirmed (R29, R35)."""

from datetime import datetime
from typing import TypeVar

from handlers.alerts.events import Regraded
from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, reject
from handlers.case.event import Fact, Stamp, after
from handlers.case.grades import Category, Severity
from handlers.case.people import Role
from handlers.closing.events import Closed
from handlers.drafts.approval import bound
from handlers.drafts.write import first_draft
from handlers.roles.seating import fill, legal_joins

Grade = TypeVar("Grade", Severity, Category)


def grade(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Set severity and category. To lower, or to take legal off, takes the owner, the approver or a manager; L0 closes."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    severity = _named(Severity, act.arg("severity").upper(), file.severity)
    category = _named(Category, act.arg("category").lower(), file.category)
    if severity is None or category is None:
        return reject("objection.grade_unknown", given=act.arg("severity") if severity is None else act.arg("category"))
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    facts: list[Fact] = [Regraded(category=category, severity=severity, reason=act.arg("reason"))]
    graded = after(file, facts, Stamp(now, act.by.id))
    lower = severity < file.severity or (legal_joins(file) and not legal_joins(graded))
    if lower and not _may_lower(file, act):
        return reject("objection.not_yours_to_lower", number=file.number)
    if severity is Severity.L0:
        if refusal := bound(file, act):
            return refusal
        return Decision((*facts, Closed(reason="l0")), answer=say("answer.closed", number=file.number))
    facts += (seats := fill(graded, act.team, now))
    ask = first_draft(after(graded, seats, Stamp(now)))
    answer = say("answer.graded", number=file.number, severity=severity, category=category)
    return Decision((*facts, *ask.facts), ask.errands, answer)


def _named(kind: type[Grade], given: str, default: Grade) -> Grade | None:
    return default if not given else next((m for m in kind if m.value == given), None)


def _may_lower(file: CaseFile, act: Act) -> bool:
    seated = {file.person(Role.OWNER), file.person(Role.APPROVER)}
    return act.by.id in seated or Role.MANAGER in act.by.roles
