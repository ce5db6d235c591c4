"""A holder who left the roster, lost the role, is away or cannot be reached: a present holder takes over at once."""

from collections.abc import Iterator
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Severity
from handlers.case.people import SUPPORTING, Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.roles.events import RoleAssigned, RoleVacated
from handlers.roles.rules import KEY_ROLES, assign_missing_roles, stand_in, unfilled_roles


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
    """Give the roles of absent holders to their deputies, or the next who can; else leave them empty and say so."""
    if not file.open:
        return Decision()
    events = tuple(replacements(file, context.team, now))
    return Decision(events, tuple(_notices(file, events)))


def ask_present(file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime) -> tuple[Event, ...]:
    """Ask a person who is present for each role of an incident that is open again: its people may have gone since."""
    events = tuple(replacements(file, team, now))
    return (*events, *assign_missing_roles(apply_events(file, events, EventMeta(now)), team, policy, now))


def replacements(file: CaseFile, team: Team, now: datetime) -> Iterator[Event]:
    """What happens to the roles of absent holders, in the order of assignments."""
    for role, why in absent_holders(file, team, now):
        chosen, holder = stand_in(file, role, team, now), file.person(role)
        event: Event = (
            RoleAssigned(role=role, person=chosen.id, reason=why)
            if chosen
            else RoleVacated(role=role, person=holder, reason=why)
        )
        file = apply_events(file, [event], EventMeta(now))  # who is barred from the next role depends on it
        yield event


def _absence(person: str, role: Role, team: Team, now: datetime) -> str:
    if person not in team.people:
        return "left"
    if role not in team.people[person].roles:
        return "role_gone"
    if team.people[person].away(now):
        return "away"
    return "unreachable" if person in team.unreachable else ""


def _notices(file: CaseFile, events: tuple[Event, ...]) -> Iterator[FollowUp]:
    """Managers are asked for every role that was not taken, and hear of those that went to others."""
    for event in events:
        if isinstance(event, RoleVacated):
            line = msg("roles.vacated", number=file.number, role=event.role, person=event.person, reason=event.reason)
            yield Notify((line,), (Role.MANAGER,))
        elif isinstance(event, RoleAssigned):
            gone = file.person(event.role)
            line = msg("roles.covered", number=file.number, role=event.role, person=event.person, by=gone)
            yield Notify((line,), (Role.MANAGER,), (gone,))
