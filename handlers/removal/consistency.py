"""Our own words and our own reports must not contradict each other, whichever came first (R147, X8)."""

from dataclasses import replace
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.people import Role
from handlers.case.removal import Appeal, AppealState
from handlers.drafts import posted
from handlers.removal.events import AppealContradicted, AppealWithdrawn
from handlers.removal.rules import contradicted

HEARERS = (Role.LEGAL, Role.APPROVER, Role.LIAISON)


def posted_beside_appeals(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record what was posted. An appeal that calls invented what it accepts is taken back, or flagged where it lies
    with the platform already."""
    decision = posted.posted(file, context, now)
    if decision.rejection or not decision.events:
        return decision
    after = apply_events(file, decision.events, EventMeta(now, context.by.id))
    found = contradicted(after)
    if not found:
        return decision
    lines = tuple(_line(file, appeal) for appeal in found)
    events = tuple(_event(appeal) for appeal in found)
    return replace(
        decision,
        events=(*decision.events, *events),
        follow_ups=(*decision.follow_ups, Notify(lines, HEARERS, tuple(a.drafted_by for a in found))),
    )


def _event(appeal: Appeal) -> Event:
    if appeal.state in (AppealState.FILED, AppealState.CLOSED):
        return AppealContradicted(id=appeal.id, ground=appeal.ground)
    return AppealWithdrawn(id=appeal.id, ground=appeal.ground, contradicted=True)


def _line(file: CaseFile, appeal: Appeal) -> LocalizedText:
    key = "tell.appeal_contradicted" if appeal.filed_at else "tell.appeal_withdrawn_by_reply"
    return msg(key, number=file.number, id=appeal.id, ground=appeal.ground)
