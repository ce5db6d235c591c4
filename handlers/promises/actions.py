"""Promises made in public: kept with proof, moved with a reason, broken, withdrawn, or added by hand (R108, R109)."""

from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject, time_to_come
from handlers.case.drafts import Promise, PromiseState
from handlers.case.people import Role
from handlers.promises.events import Promised, PromiseMoved, PromiseSettled
from handlers.text.times import Time

SETTLED_STATES = {"kept": PromiseState.KEPT, "broken": PromiseState.BROKEN, "withdrawn": PromiseState.WITHDRAWN}


def promise(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Carry out `promise N <id> kept|broken|withdrawn|moved …`, or `promise N add …`."""
    if context.text("what") == "add":
        return add_promise(file, context, now)
    number = context.text("id").removeprefix("#")
    known = next((p for p in file.promises if str(p.id) == number), None)
    if known is None:
        return reject("rejection.promise_unknown", number=file.number, given=number)
    if known.state is not PromiseState.OPEN:
        return reject("rejection.promise_settled", number=file.number, id=known.id, state=f"promise.{known.state}")
    if refusal := refuse_unless_allowed(file, known, context):
        return refusal
    if context.text("what") == "moved":
        return move_promise(file, known, context, now)
    if context.text("what") not in SETTLED_STATES:
        return reject("rejection.promise_what", number=file.number)
    if not context.text("reason"):
        return reject("rejection.proof_needed" if context.text("what") == "kept" else "rejection.reason_needed")
    state = SETTLED_STATES[context.text("what")]
    broken = state is PromiseState.BROKEN
    notifications = (
        (
            Notify(
                (msg("tell.promise_broken", number=file.number, id=known.id, text=known.text),),
                (Role.APPROVER, Role.MANAGER),
            ),
        )
        if broken
        else ()
    )
    event = PromiseSettled(id=known.id, state=state, reason=context.text("reason"))
    return Decision(
        (event,), notifications, msg("answer.promise", number=file.number, id=known.id, state=f"promise.{state}")
    )


def refuse_unless_allowed(file: CaseFile, known: Promise, context: CommandContext) -> Decision | None:
    """Reject a person who may not settle this promise; its owners may, but only approver and managers withdraw it."""
    if Role.MANAGER in context.by.roles or context.by.id == file.person(Role.APPROVER):
        return None
    if context.text("what") == "withdrawn" or context.by.id not in (known.owner, file.person(Role.OWNER)):
        return reject(
            "rejection.not_your_promise",
            number=file.number,
            id=known.id,
            owner=known.owner,
            person=file.person(Role.APPROVER),
        )
    return None


def move_promise(file: CaseFile, known: Promise, context: CommandContext, now: datetime) -> Decision:
    """Give a promise a new time or owner, with a reason."""
    if not context.text("due") and not context.text("owner"):
        return reject("rejection.due_or_owner_needed", number=file.number, id=known.id)
    due = _due(context, now) or known.due
    owner = context.team.find(context.text("owner")) if context.text("owner") else known.owner
    if isinstance(due, LocalizedText):
        return Decision(rejection=due)
    if owner is None:
        return reject("rejection.person_unknown", given=context.text("owner"))
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    event = PromiseMoved(id=known.id, due=due, owner=owner, reason=context.text("reason"))
    return Decision((event,), answer=msg("answer.promise_moved", number=file.number, id=known.id, owner=owner, due=due))


def add_promise(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Track a promise made elsewhere, in a private message or on the phone."""
    due = _due(context, now)
    owner = context.team.find(context.text("owner")) if context.text("owner") else context.by.id
    if not context.text("reason"):
        return reject("rejection.promise_text_needed")
    if isinstance(due, LocalizedText):
        return Decision(rejection=due)
    if owner is None:
        return reject("rejection.person_unknown", given=context.text("owner"))
    event = Promised(id=len(file.promises) + 1, text=context.text("reason"), owner=owner, due=due)
    return Decision((event,), answer=msg("answer.promise_added", number=file.number, id=event.id))


def _due(context: CommandContext, now: datetime) -> datetime | LocalizedText | None:
    """Return when the promise is due (UTC; of a day its end, as in drafts), or why not; None if no time was given."""
    given = time_to_come(context.text("due"), now, context.policy.zone) if context.text("due") else None
    return given.ends if isinstance(given, Time) else given
