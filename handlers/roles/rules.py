"""Which roles an incident needs, and who is chosen for them (R46-R50, R61)."""

from collections.abc import Collection
from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.event import Event
from handlers.case.grades import Category, Flag, Severity
from handlers.case.once import once
from handlers.case.people import ASSIGNABLE_ROLES, Person, Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.roles.events import RoleAssigned, RoleUnfilled

LEGAL_TOO = frozenset({Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.EXTORTION, Category.KOL_SCANDAL})
DECIDING = (Role.APPROVER, Role.LEGAL, Role.EXECUTIVE)  # none of them owns the incident whose words they decide on
NEVER_ONE_PERSON = {Role.OWNER: DECIDING, **dict.fromkeys(DECIDING, (Role.OWNER,))}
KEY_ROLES = (Role.OWNER, Role.APPROVER)  # nothing goes public without these two (R46)


@once
def required_roles(file: CaseFile, policy: ResponsePolicy) -> tuple[Role, ...]:
    """Return the roles this incident must have, in the order of cards: what its playbook says for its severity.

    The overlay of a trending post, the departments of its sub-types (R24) and legal, where the law asks for it, come
    on top. An L0 needs no one.
    """
    if file.severity is Severity.L0:
        return ()
    needed = {*KEY_ROLES, *policy.staffing.needed(file.category, file.severity)}
    if Flag.TRENDING in file.flags:
        needed |= {*policy.staffing.needed("trending", file.severity)}
    needed |= {policy.staffing.departments[s] for s in file.subtypes if s in policy.staffing.departments}
    if requires_legal(file) or any(d.needs_legal and d.state is DraftState.WAITING for d in file.drafts):
        needed.add(Role.LEGAL)
    return tuple(sorted(needed, key=ASSIGNABLE_ROLES.index))


def requires_legal(file: CaseFile) -> bool:
    """True on safety, from L3 up, in the categories that the law cares about, and once legal has joined."""
    joined = file.legal_joined or Role.LEGAL in file.assignments
    return joined or law_concerned(file)


def law_concerned(file: CaseFile) -> bool:
    """True on safety, from L3 up, and in the categories that the law cares about: what brings legal in."""
    return file.safety or file.severity >= Severity.L3 or file.category in LEGAL_TOO


@once
def unfilled_roles(file: CaseFile, policy: ResponsePolicy) -> tuple[Role, ...]:
    """Return the required roles that no person holds."""
    return tuple([r for r in required_roles(file, policy) if r not in file.assignments])


@once
def held_roles(file: CaseFile, person: str) -> tuple[Role, ...]:
    """Return the roles that this person holds here, in the order of cards."""
    held = [role for role, assignment in file.assignments.items() if assignment.person == person]
    return tuple(sorted(held, key=ASSIGNABLE_ROLES.index))


def assign_missing_roles(
    file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime, exclude: Collection[str] = ()
) -> tuple[Event, ...]:
    """Assign every unfilled required role, or record that no person can take it. `exclude` are ids not to ask again."""
    held = {role: assignment.person for role, assignment in file.assignments.items()}
    events: list[Event] = []
    for role in unfilled_roles(file, policy):
        chosen = pick_assignee(file, role, held, team, now, exclude)
        if chosen:
            held[role] = chosen.id
            events.append(RoleAssigned(role=role, person=chosen.id))
        elif f"empty:{role}" not in file.reminders and f"unfilled:{role}" not in file.reminders:
            events.append(RoleUnfilled(role=role, asked=tuple(team.managers(file.brand))))
    return tuple(events)


def deputy_of(file: CaseFile, role: Role, team: Team, now: datetime, exclude: Collection[str] = ()) -> Person | None:
    """Return who takes a role over from its holder: an appointed deputy, or else the next person who can.

    `exclude` are ids of those who were asked before.
    """
    holder, held = file.person(role), {r: assignment.person for r, assignment in file.assignments.items()}
    barred = {held[other] for other in NEVER_ONE_PERSON.get(role, ()) if other in held} | {*exclude}
    deputy = team.deputy(holder, role, now, barred)
    return deputy or pick_assignee(file, role, held, team, now, {holder, *exclude})


def pick_assignee(
    file: CaseFile, role: Role, held: dict[Role, str], team: Team, now: datetime, exclude: Collection[str] = ()
) -> Person | None:
    """Return the person for a role: owner and approver are never one person, and who can approve is spared for that."""
    barred = {*exclude, *(held[other] for other in NEVER_ONE_PERSON.get(role, ()) if other in held)}
    if role is Role.OWNER:
        approvers = {p.id for p in team.able(Role.APPROVER, file.brand, file.category, now)}
        if other := team.choose(role, file.brand, file.category, now, barred | approvers):
            return other
    return team.choose(role, file.brand, file.category, now, barred)
