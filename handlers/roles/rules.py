"""Which roles an incident needs, and who is chosen for them (R46-R50, R61)."""

from collections.abc import Collection
from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.event import Event
from handlers.case.grades import Category, Severity
from handlers.case.people import Person, Role, Team
from handlers.roles.events import RoleAssigned, RoleUnfilled

LEGAL_TOO = frozenset({Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.EXTORTION, Category.KOL_SCANDAL})
KOL_TOO = frozenset({Category.KOL_BACKLASH, Category.KOL_SCANDAL})
LIAISON_TOO = frozenset({Category.EXTORTION, Category.COORDINATED})


def required_roles(file: CaseFile) -> tuple[Role, ...]:
    """Return the roles this incident must have; the others may stay unfilled without a reminder."""
    if file.severity is Severity.L0:
        return ()
    roles = [Role.OWNER, Role.APPROVER]
    if requires_legal(file) or any(d.needs_legal and d.state is DraftState.WAITING for d in file.drafts):
        roles.append(Role.LEGAL)
    if file.severity >= Severity.L2:
        roles += [Role.PUBLISHER, Role.MONITOR]
    if file.severity >= Severity.L3:
        roles.append(Role.EXECUTIVE)
    roles += [Role.KOL] if file.category in KOL_TOO else []
    roles += [Role.LIAISON] if file.category in LIAISON_TOO else []
    return tuple(roles)


def requires_legal(file: CaseFile) -> bool:
    """True on safety, from L3 up, and in the categories that the law cares about."""
    return file.safety or file.severity >= Severity.L3 or file.category in LEGAL_TOO


def unfilled_roles(file: CaseFile) -> tuple[Role, ...]:
    """Return the required roles that no person holds."""
    return tuple(r for r in required_roles(file) if r not in file.assignments)


def assign_missing_roles(file: CaseFile, team: Team, now: datetime, exclude: Collection[str] = ()) -> tuple[Event, ...]:
    """Assign every unfilled required role, or record that no person can take it. `exclude` are ids not to ask again."""
    held = {role: assignment.person for role, assignment in file.assignments.items()}
    events: list[Event] = []
    for role in unfilled_roles(file):
        chosen = pick_assignee(file, role, held, team, now, exclude)
        if chosen:
            held[role] = chosen.id
            events.append(RoleAssigned(role=role, person=chosen.id))
        elif file.reminders.get(f"empty:{role}", 0) == 0:
            events.append(RoleUnfilled(role=role))
    return tuple(events)


def pick_assignee(
    file: CaseFile, role: Role, held: dict[Role, str], team: Team, now: datetime, exclude: Collection[str] = ()
) -> Person | None:
    """Return the person for a role: owner and approver are never one person, and who can approve is spared for that."""
    apart = {Role.OWNER: Role.APPROVER, Role.APPROVER: Role.OWNER, Role.LEGAL: Role.OWNER}
    barred = {held[apart[role]]} if apart.get(role) in held else set()
    barred |= set(exclude)
    if role is Role.OWNER:
        approvers = {p.id for p in team.able(Role.APPROVER, file.brand, file.category, now)}
        if other := team.choose(role, file.brand, file.category, now, barred | approvers):
            return other
    return team.choose(role, file.brand, file.category, now, barred)
