"""A person reads what no rule knew: it becomes an incident, or is dismissed with a reason (R9, R35)."""

from datetime import datetime

from handlers.alerts.events import Regraded
from handlers.alerts.unread_events import Dismissed, TakenUp
from handlers.case.card import msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category, Severity
from handlers.drafts.write import first_draft
from handlers.roles.rules import assign_missing_roles


def open_unread(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Open an unread post as an incident, or one that the rules closed as harmless; with a grade if one is given."""
    if file.open:
        return reject("rejection.already_open", number=file.number)
    if file.merged_into:
        return reject("rejection.merged_already", number=file.number, into=file.merged_into)
    if file.status is Status.CLOSED and file.severity > Severity.L0:
        return reject("rejection.closed", number=file.number)
    severity, category = context.text("severity").upper() or "L1", context.text("category").lower()
    if severity not in tuple(Severity)[1:] or category not in ("", *Category):
        unknown = category if severity in tuple(Severity) else context.text("severity")
        return reject("rejection.grade_unknown", given=unknown, lowest=Severity.L1.value, highest=max(Severity).value)
    events: list[Event] = [TakenUp(reason=context.text("reason"))]
    if category or severity > Severity.L1:
        grade = Category(category) if category else file.category
        events.append(Regraded(category=grade, severity=Severity(severity), reason=context.text("reason")))
    opened = apply_events(file, events, EventMeta(now, context.by.id))
    events += (assigned := assign_missing_roles(opened, context.team, context.policy, now))
    ask = first_draft(apply_events(opened, assigned, EventMeta(now)))
    return Decision((*events, *ask.events), ask.follow_ups, msg("answer.opened", number=file.number))


def dismiss(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Take a post off the unread or the watch list, with a reason. An incident is closed or regraded instead."""
    if file.status not in (Status.UNREAD, Status.WATCHED):
        return reject("rejection.not_unread", number=file.number)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    return Decision((Dismissed(reason=context.text("reason")),), answer=msg("answer.dismissed", number=file.number))
