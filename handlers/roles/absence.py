"""A holder who left the roster, lost the role, is away or cannot be reached: a present holder takes over at once.

Who comes back is asked back.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Severity
from handlers.case.people import SUPPORTING, Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.roles.access import ALARMING
from handlers.roles.events import VACATED, AskedBack, RoleAssigned, RoleUnfilled, RoleVacated
from handlers.roles.rules import KEY_ROLES, NEVER_ONE_PERSON, assign_missing_roles, deputy_of, unfilled_roles


def absent_holders(file: CaseFile, team: Team, now: datetime) -> tuple[tuple[Role, str], ...]:
    """Return the roles whose holder cannot act now, each with why: `left`, `role_gone`, `away` or `unreachable`."""
    found = ((role, _absence(assignment.person, role, team, now)) for role, assignment in file.assignments.items())
    return tuple((role, why) for role, why in found if why)


def unstaffed_roles(file: CaseFile, team: Team, now: datetime) -> tuple[Role, ...]:
    """Return the roles of an open incident whose holder cannot act now, and owner or approver where there is none."""
    if not file.open or file.severity is Severity.L0:
        return ()
    empty = tuple(role for role in KEY_ROLES if role not in file.assignments)
    return (*empty, *(role for role, _ in absent_holders(file, team, now)))


def lacking_roles(file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime) -> tuple[Role, ...]:
    """Return these and every other needed role without a holder; what can wait a day is left out."""
    if not file.open:
        return ()
    empty = (role for role in unfilled_roles(file, policy) if role not in SUPPORTING)
    return tuple(dict.fromkeys((*unstaffed_roles(file, team, now), *empty)))


def cover_absences(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Give the roles of absent holders to their deputies, or the next who can; else leave them empty and say so.

    Who is back is asked back, and a role that was left empty goes to the next person who can take it. A role that an
    upgrade or a new policy asks for is given as when an incident opens.
    """
    if not file.open:
        return Decision()
    events = tuple(replacements(file, context.team, now))
    left = apply_events(file, events, EventMeta(now))
    back = (*returns(left, context.team, now), *_refilled(left, context, now))
    new = _asked_first(apply_events(left, back, EventMeta(now)), context, now)
    notices = (*_notices(file, events, context.team), *_welcomes(left, back), *_untaken(file, new, context.team))
    return Decision((*events, *back, *new), notices)


def returns(file: CaseFile, team: Team, now: datetime) -> Iterator[Event]:
    """What happens to roles whose holder was away and is back: theirs again, or offered where another accepted it."""
    for role, given in file.assignments.items():
        if not given.covers or not _is_back(file, given.covers, role, team, now):
            continue
        if not given.accepted_at:
            yield RoleAssigned(role=role, person=given.covers, reason="returned")
        elif f"back:{role}" not in file.reminders:
            yield AskedBack(role=role, person=given.covers)


def vacated_roles(file: CaseFile, team: Team, now: datetime) -> tuple[Role, ...]:
    """Return the roles that an absence left empty and a person can take by now."""
    empty = [role for role in Role if file.reminders.get(f"unfilled:{role}") == VACATED]
    able = (role for role in empty if team.able(role, file.brand, file.category, now))
    return tuple(role for role in able if role not in file.assignments)


def newly_required_roles(file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime) -> tuple[Role, ...]:
    """Return required roles neither given nor told as unfilled; a supporting one only if a person can take it."""
    if not file.open:
        return ()
    known = {key.partition(":")[2] for key in file.reminders if key.startswith(("unfilled:", "empty:"))}
    new = (role for role in unfilled_roles(file, policy) if role.value not in known)
    return tuple(r for r in new if r not in SUPPORTING or team.able(r, file.brand, file.category, now))


def _asked_first(file: CaseFile, context: CommandContext, now: datetime) -> tuple[RoleAssigned | RoleUnfilled, ...]:
    new = newly_required_roles(file, context.team, context.policy, now)
    found = assign_missing_roles(file, context.team, context.policy, now) if new else ()
    return tuple(e for e in found if isinstance(e, (RoleAssigned, RoleUnfilled)) and e.role in new)


def _untaken(file: CaseFile, events: Sequence[Event], team: Team) -> Iterator[FollowUp]:
    """Managers are asked for a person for each new role that no one on the roster can take."""
    yield from alarms(file, events, team)
    for event in events:
        if isinstance(event, RoleUnfilled) and event.role not in ALARMING:
            yield Notify((msg("tell.seat_empty", number=file.number, role=event.role),), (Role.MANAGER,))


def _refilled(file: CaseFile, context: CommandContext, now: datetime) -> Iterator[Event]:
    vacated = vacated_roles(file, context.team, now)
    for event in assign_missing_roles(file, context.team, context.policy, now) if vacated else ():
        if isinstance(event, RoleAssigned) and event.role in vacated:
            yield event


def _is_back(file: CaseFile, person: str, role: Role, team: Team, now: datetime) -> bool:
    """True when this person can take the role again."""
    there = team.has(person, role) and team.present(team.people[person], now)
    return there and all(file.person(other) != person for other in NEVER_ONE_PERSON.get(role, ()))


def ask_present(file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime) -> tuple[Event, ...]:
    """Ask a person who is present for each role of an incident that is open again: its people may have gone since."""
    events = tuple(replacements(file, team, now))
    return (*events, *assign_missing_roles(apply_events(file, events, EventMeta(now)), team, policy, now))


def replacements(file: CaseFile, team: Team, now: datetime) -> Iterator[Event]:
    """What happens to the roles of absent holders, in the order of assignments."""
    for role, why in absent_holders(file, team, now):
        chosen, holder = deputy_of(file, role, team, now), file.person(role)
        event: Event = (
            RoleAssigned(role=role, person=chosen.id, reason=why, covers=_asked_back(file, role, why))
            if chosen
            else RoleVacated(role=role, person=holder, reason=why)
        )
        file = apply_events(file, [event], EventMeta(now))  # who is barred from the next role depends on it
        yield event


def _asked_back(file: CaseFile, role: Role, why: str) -> str:
    """Return whom a stand-in covers for: the first who is only away, not one who left."""
    return (file.assignments[role].covers or file.person(role)) if why in ("away", "unreachable") else ""


def _absence(person: str, role: Role, team: Team, now: datetime) -> str:
    if person not in team.people:
        return "left"
    if role not in team.people[person].roles:
        return "role_gone"
    if team.people[person].away(now):
        return "away"
    return "unreachable" if person in team.unreachable else ""


def alarms(file: CaseFile, events: Sequence[Event], team: Team) -> Iterator[Notify]:
    """Tell managers, legal, the owner and those who have the role, at once and in private, that it has no holder."""
    for event in events:
        if isinstance(event, RoleUnfilled) and event.role in ALARMING:
            could = team.holders(event.role, file.brand, file.category)
            people = tuple(msg("plain.person", person=person.id) for person in could)
            line = msg("roles.nobody", number=file.number, role=event.role, people=people)
            yield Notify((line,), (Role.MANAGER,), people_to_alarm(file, team, event.role))


def people_to_alarm(file: CaseFile, team: Team, role: Role) -> tuple[str, ...]:
    """Return whom it concerns that a role that decides is empty: the owner, legal, and all who have it, away or not."""
    if role not in ALARMING:
        return ()
    known = [p.id for r in (Role.LEGAL, role) for p in team.holders(r, file.brand, file.category)]
    return tuple(dict.fromkeys(p for p in (file.person(Role.OWNER), *known) if p))


def _notices(file: CaseFile, events: tuple[Event, ...], team: Team) -> Iterator[FollowUp]:
    """Managers are asked for every role that was not taken, and hear of those that went to others."""
    for event in events:
        if isinstance(event, RoleVacated):
            line = msg("roles.vacated", number=file.number, role=event.role, person=event.person, reason=event.reason)
            yield Notify((line,), (Role.MANAGER,), people_to_alarm(file, team, event.role))
        elif isinstance(event, RoleAssigned):
            gone = file.person(event.role)
            line = msg("roles.covered", number=file.number, role=event.role, person=event.person, by=gone)
            yield Notify((line,), (Role.MANAGER,), (gone,))


def _welcomes(file: CaseFile, events: tuple[Event, ...]) -> Iterator[FollowUp]:
    """Who is back hears what waits, and so does who stood in."""
    for event in events:
        if isinstance(event, (RoleAssigned, AskedBack)):
            key = "roles.asked_back" if isinstance(event, AskedBack) else "roles.back"
            line = msg(key, number=file.number, role=event.role, person=event.person, by=file.person(event.role))
            people = tuple(dict.fromkeys(p for p in (event.person, file.person(event.role)) if p))
            yield Notify((line,), people=people)
