"""Close, reopen, hold, note (R109); the retro that follows is `learning`."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.closing.events import Closed, Exported, Held, Noted, Released, Reopened
from handlers.closing.rules import ensure_closable, open_matters, own_matters
from handlers.drafts.write import first_draft
from handlers.roles.absence import ask_present


def close(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Close with a reason, once all is settled; a second person may override that, and the override is on record."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    assigned = {file.person(Role.OWNER), file.person(Role.APPROVER)}
    if context.by.id not in assigned and Role.MANAGER not in context.by.roles:
        return reject("rejection.not_yours_to_close", number=file.number)
    if refusal := ensure_closable(file, context):
        return refusal
    retro = file.severity >= Severity.L2 and not file.drill
    notice = (Notify((msg("tell.retro_due", number=file.number),), (Role.OWNER, Role.APPROVER)),) if retro else ()
    override = context.text("override") if open_matters(file) or own_matters(file, context.by.id) else ""
    wrong = tuple(r.version for r in file.replies if r.wrong)
    return Decision(
        (Closed(reason=context.text("reason"), override=override, uncorrected=wrong),),
        notice,
        msg("answer.closed", number=file.number),
    )


def reopen(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Open a closed incident again, with a reason."""
    if file.open:
        return reject("rejection.already_open", number=file.number)
    if file.merged_into:
        return reject("rejection.merged_already", number=file.number, into=file.merged_into)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    events: list[Event] = [Reopened(reason=context.text("reason"))]
    meta = EventMeta(now, context.by.id)
    events += ask_present(apply_events(file, events, meta), context.team, context.policy, now)
    ask = first_draft(apply_events(file, events, meta))
    return Decision((*events, *ask.events), ask.follow_ups, msg("answer.reopened", number=file.number))


def exported(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """The access log: who took it, when, and in what form. Closed incidents are exported too."""
    return Decision((Exported(form=context.text("form") or "files"),))


MAY_HOLD = frozenset({Role.LEGAL, Role.MANAGER})


OFF_WORDS = frozenset({"off", "关", "關", "解除"})


def hold(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Begin or end it, with a reason; legal and managers only, open or closed."""
    if not MAY_HOLD & context.by.roles:
        return reject("rejection.hold_is_for", number=file.number)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    if context.text("state").lower() in OFF_WORDS:
        if not file.held:
            return reject("rejection.not_held", number=file.number)
        return Decision((Released(reason=context.text("reason")),), answer=msg("answer.released", number=file.number))
    return Decision((Held(reason=context.text("reason")),), answer=msg("answer.held", number=file.number))


def note(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """One line on the timeline, by whom and when."""
    if not context.text("text"):
        return reject("rejection.note_empty")
    return Decision((Noted(text=context.text("text")),), answer=msg("answer.noted", number=file.number))
