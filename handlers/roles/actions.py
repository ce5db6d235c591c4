"""Who acts: take, decline, hand over, reassign (R46-R50)."""

from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, Tell, reject
from handlers.case.event import Fact, Stamp, after
from handlers.case.people import Role
from handlers.roles.events import Accepted, Declined, Seated
from handlers.roles.seating import candidate, fill, needed

APART = {Role.OWNER: (Role.APPROVER, Role.LEGAL), Role.APPROVER: (Role.OWNER,), Role.LEGAL: (Role.OWNER,)}


def take(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Accept the seat one was given, or take one that is empty or not yet accepted."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    role = wanted(act, _asked(file, act) or Role.OWNER)
    if role is None:
        return reject("objection.role_unknown", given=act.arg("role"))
    seat = file.seats.get(role)
    if seat and seat.person == act.by.id:
        if seat.accepted_at:
            return Decision(answer=say("answer.already_yours", number=file.number, role=role))
        return Decision((Accepted(role=role),), answer=say("answer.accepted", number=file.number, role=role))
    if seat and seat.accepted_at and not manager(act):
        return reject("objection.seat_taken", role=role, person=seat.person, number=file.number)
    if refusal := unfit(file, act, act.by.id, role):
        return refusal
    gone = (Tell((say("tell.taken_over", number=file.number, role=role, by=act.by.id),), people=(seat.person,)),) if seat else ()
    return Decision((Seated(role=role, person=act.by.id, accepted=True),), gone, say("answer.taken", number=file.number, role=role))


def decline(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Give a seat back with a reason; the next one is asked at once."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    role = wanted(act, _mine(file, act) or Role.OWNER)
    if role is None or file.person(role) != act.by.id:
        return reject("objection.not_your_seat", number=file.number)
    facts: list[Fact] = [Declined(role=role, reason=act.arg("reason"))]
    left = after(file, facts, Stamp(now, act.by.id))
    held = {r: s.person for r, s in left.seats.items()}
    chosen = candidate(left, role, held, act.team, now, {act.by.id})
    if chosen:
        facts.append(Seated(role=role, person=chosen.id, reason="declined"))
    else:
        facts += fill(left, act.team, now, {act.by.id})
    return Decision(tuple(facts), _managers(file, act, role) if not chosen else (), say("answer.declined", number=file.number, role=role))


def assign(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Hand a seat over: the one who holds it, or a manager; anybody may fill an empty one."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    role, person = wanted(act, Role.OWNER), act.team.find(act.arg("person"))
    if role is None:
        return reject("objection.role_unknown", given=act.arg("role"))
    if person is None:
        return reject("objection.person_unknown", given=act.arg("person"))
    holder = file.person(role)
    if holder and holder != act.by.id and not manager(act):
        return reject("objection.not_yours_to_give", role=role, person=holder, number=file.number)
    if holder == person:
        return Decision(answer=say("answer.already_theirs", person=person, role=role, number=file.number))
    if refusal := unfit(file, act, person, role):
        return refusal
    told = Tell((say("tell.assigned", number=file.number, role=role, by=act.by.id),), people=(person,))
    fact = Seated(role=role, person=person, accepted=person == act.by.id, reason=act.arg("reason"))
    return Decision((fact,), (told,), say("answer.assigned", person=person, role=role, number=file.number))


def unfit(file: CaseFile, act: Act, person: str, role: Role) -> Decision | None:
    """Why this person cannot hold the seat: not on the roster for it, or already on the other side of the approval."""
    if not act.team.has(person, role):
        return reject("objection.role_not_held", person=person, role=role)
    if any(file.person(other) == person for other in APART.get(role, ())):
        return reject("objection.same_person", person=person, number=file.number)
    return None


def wanted(act: Act, default: Role) -> Role | None:
    """The role named in the command, or the default; None when there is no such role."""
    given = act.arg("role").lower()
    return default if not given else next((r for r in Role if r.value == given), None)


def manager(act: Act) -> bool:
    """True when the roster makes this person a manager."""
    return Role.MANAGER in act.by.roles


def _mine(file: CaseFile, act: Act) -> Role | None:
    return next((r for r in (Role.OWNER, *needed(file)) if file.person(r) == act.by.id), None)


def _asked(file: CaseFile, act: Act) -> Role | None:
    """The seat somebody holds without having said yes: the one `take` means when it names none. An unheld owner's comes first."""
    if file.person(Role.OWNER) in ("", act.by.id):
        return None
    return next((r for r, seat in file.seats.items() if seat.person == act.by.id and not seat.accepted_at), None)


def _managers(file: CaseFile, act: Act, role: Role) -> tuple[Tell, ...]:
    return (Tell((say("tell.seat_empty", number=file.number, role=role),), (Role.MANAGER,)),)
