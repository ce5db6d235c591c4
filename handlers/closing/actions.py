"""Close, reopen, and the retro that follows (R109, R172-R180)."""

from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, Tell, reject
from handlers.case.event import Fact, Stamp, after
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.closing.events import Closed, Reopened, Reviewed
from handlers.drafts.approval import bound
from handlers.drafts.write import first_draft


def close(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Close with a reason. Open promises stand in the way; a manager may override, and the override is on record."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    seated = {file.person(Role.OWNER), file.person(Role.APPROVER)}
    if act.by.id not in seated and Role.MANAGER not in act.by.roles:
        return reject("objection.not_yours_to_close", number=file.number)
    if refusal := bound(file, act):
        return refusal
    retro = file.severity >= Severity.L2 and not file.drill
    told = (Tell((say("tell.retro_due", number=file.number),), (Role.OWNER, Role.APPROVER)),) if retro else ()
    return Decision(
        (Closed(reason=act.arg("reason"), override=act.arg("override") if file.open_promises() else ""),),
        told,
        say("answer.closed", number=file.number),
    )


def reopen(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Open it again, with a reason."""
    if file.open:
        return reject("objection.already_open", number=file.number)
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    facts: list[Fact] = [Reopened(reason=act.arg("reason"))]
    ask = first_draft(after(file, facts, Stamp(now, act.by.id)))
    return Decision((*facts, *ask.facts), ask.errands, say("answer.reopened", number=file.number))


def retro(file: CaseFile, act: Act, now: datetime) -> Decision:
    """What went wrong, what went well, what changes (R178)."""
    if file.open:
        return reject("objection.close_first", number=file.number)
    if not act.arg("text"):
        return reject("objection.reason_needed")
    return Decision((Reviewed(text=act.arg("text")),), answer=say("answer.retro", number=file.number))
