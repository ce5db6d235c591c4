"""Promises made in public: kept with proof, moved with a reason, broken, withdrawn, or added by hand (R108, R109)."""

from datetime import datetime

from handlers.case.card import Say, say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, Tell, no, time_to_come
from handlers.case.drafts import Promise, PromiseState
from handlers.case.people import Role
from handlers.promises.events import Promised, PromiseMoved, PromiseSettled
from handlers.text.times import Time

ENDS = {"kept": PromiseState.KEPT, "broken": PromiseState.BROKEN, "withdrawn": PromiseState.WITHDRAWN}


def promise(file: CaseFile, act: Act, now: datetime) -> Decision:
    """`promise N <id> kept|broken|withdrawn|moved …`, or `promise N add …`."""
    if act.arg("what") == "add":
        return add(file, act, now)
    number = act.arg("id").removeprefix("#")
    known = next((p for p in file.promises if str(p.id) == number), None)
    if known is None:
        return no("objection.promise_unknown", number=file.number, given=number)
    if known.state is not PromiseState.OPEN:
        return no("objection.promise_settled", number=file.number, id=known.id, state=f"promise.{known.state}")
    if refusal := not_theirs(file, known, act):
        return refusal
    if act.arg("what") == "moved":
        return move(file, known, act, now)
    if act.arg("what") not in ENDS:
        return no("objection.promise_what", number=file.number)
    if not act.arg("reason"):
        return no("objection.proof_needed" if act.arg("what") == "kept" else "objection.reason_needed")
    state = ENDS[act.arg("what")]
    broken = state is PromiseState.BROKEN
    told = (
        (
            Tell(
                (say("tell.promise_broken", number=file.number, id=known.id, text=known.text),),
                (Role.APPROVER, Role.MANAGER),
            ),
        )
        if broken
        else ()
    )
    fact = PromiseSettled(id=known.id, state=state, reason=act.arg("reason"))
    return Decision((fact,), told, say("answer.promise", number=file.number, id=known.id, state=f"promise.{state}"))


def not_theirs(file: CaseFile, known: Promise, act: Act) -> Decision | None:
    """Whose promise it is, the incident's owner and approver, and managers settle it; to withdraw one takes the approver or a manager."""
    if Role.MANAGER in act.by.roles or act.by.id == file.person(Role.APPROVER):
        return None
    if act.arg("what") == "withdrawn" or act.by.id not in (known.owner, file.person(Role.OWNER)):
        return no(
            "objection.not_your_promise",
            number=file.number,
            id=known.id,
            owner=known.owner,
            person=file.person(Role.APPROVER),
        )
    return None


def move(file: CaseFile, known: Promise, act: Act, now: datetime) -> Decision:
    """A new time or a new owner, with a reason."""
    due = _due(act, now) or known.due
    owner = act.team.find(act.arg("owner")) if act.arg("owner") else known.owner
    if isinstance(due, Say):
        return Decision(objection=due)
    if owner is None:
        return no("objection.person_unknown", given=act.arg("owner"))
    if not act.arg("reason"):
        return no("objection.reason_needed")
    fact = PromiseMoved(id=known.id, due=due, owner=owner, reason=act.arg("reason"))
    return Decision((fact,), answer=say("answer.promise_moved", number=file.number, id=known.id, owner=owner, due=due))


def add(file: CaseFile, act: Act, now: datetime) -> Decision:
    """A promise made elsewhere, in a private message or on the phone."""
    due = _due(act, now)
    owner = act.team.find(act.arg("owner")) if act.arg("owner") else act.by.id
    if not act.arg("reason"):
        return no("objection.promise_text_needed")
    if isinstance(due, Say):
        return Decision(objection=due)
    if owner is None:
        return no("objection.person_unknown", given=act.arg("owner"))
    fact = Promised(id=len(file.promises) + 1, text=act.arg("reason"), owner=owner, due=due)
    return Decision((fact,), answer=say("answer.promise_added", number=file.number, id=fact.id))


def _due(act: Act, now: datetime) -> datetime | Say | None:
    """When the promise falls due (UTC; of a day its end, as in drafts), or why not; None if no time was typed."""
    given = time_to_come(act.arg("due"), now, act.house.zone) if act.arg("due") else None
    return given.ends if isinstance(given, Time) else given
