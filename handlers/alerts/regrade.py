"""A person changes the grade, with a reason: the only way down, and how a category is confirmed (R29, R35)."""

from datetime import datetime
from typing import TypeVar

from handlers.alerts.events import Regraded
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category, Severity
from handlers.case.people import Role
from handlers.closing.events import Closed
from handlers.closing.rules import ensure_closable, open_matters
from handlers.drafts.write import first_draft
from handlers.roles.rules import assign_missing_roles, law_concerned

Grade = TypeVar("Grade", Severity, Category)


def grade(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Set severity and category; L0 closes. Only owner, approver and managers may lower it or take legal off."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    severity = _named(Severity, context.text("severity").upper(), file.severity)
    category = _named(Category, context.text("category").lower(), file.category)
    if severity is None or category is None:
        unknown = context.text("severity") if severity is None else context.text("category")
        return reject("rejection.grade_unknown", given=unknown, lowest=min(Severity).value, highest=max(Severity).value)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    trending = _trending(context)
    events: list[Event] = [
        Regraded(category=category, severity=severity, reason=context.text("reason"), trending=trending)
    ]
    graded = apply_events(file, events, EventMeta(now, context.by.id))
    lower = severity < file.severity or (law_concerned(file) and not law_concerned(graded))
    if lower and not _may_lower(file, context):
        return reject("rejection.not_yours_to_lower", number=file.number)
    if severity is Severity.L0:
        if refusal := ensure_closable(file, context):
            return refusal
        return Decision(
            (*events, Closed(reason="l0", override=context.text("override") if open_matters(file) else "")),
            answer=msg("answer.closed", number=file.number),
        )
    events += (assigned := assign_missing_roles(graded, context.team, context.policy, now))
    ask = first_draft(apply_events(graded, assigned, EventMeta(now)))
    answer = msg("answer.graded", number=file.number, severity=severity, category=category)
    return Decision((*events, *ask.events), ask.follow_ups, answer)


def _named(kind: type[Grade], given: str, default: Grade) -> Grade | None:
    return default if not given else next((m for m in kind if m.value == given), None)


def _trending(context: CommandContext) -> bool | None:
    """Whether the post trends: `trending=yes`, `no`, or the first word of the reason; else as it was."""
    said, first = context.text("trending").lower(), [*context.text("reason").lower().split(), ""][0]
    if said:
        return said not in ("no", "off", "否", "不", "没有", "没", "false", "0")
    return True if first in ("trending", "热搜", "热搜:", "上热搜", "熱搜", "上熱搜") else None


def _may_lower(file: CaseFile, context: CommandContext) -> bool:
    assigned = {file.person(Role.OWNER), file.person(Role.APPROVER)}
    return context.by.id in assigned or Role.MANAGER in context.by.roles
