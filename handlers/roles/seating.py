"""Who must sit on an incident, and who is chosen (R46-R50, R61)."""

from collections.abc import Collection
from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.event import Fact
from handlers.case.grades import Category, Severity
from handlers.case.people import Person, Role, Team
from handlers.roles.events import LeftEmpty, Seated

LEGAL_TOO = frozenset({Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.EXTORTION, Category.KOL_SCANDAL})
KOL_TOO = frozenset({Category.KOL_BACKLASH, Category.KOL_SCANDAL})
LIAISON_TOO = frozenset({Category.EXTORTION, Category.COORDINATED})


def needed(file: CaseFile) -> tuple[Role, ...]:
    """The seats this incident must have; the rest may stay empty without anybody being nagged."""
    if file.severity is Severity.L0:
        return ()
    roles = [Role.OWNER, Role.APPROVER]
    if legal_joins(file) or any(d.needs_legal and d.state is DraftState.WAITING for d in file.drafts):
        roles.append(Role.LEGAL)
    if file.severity >= Severity.L2:
        roles += [Role.PUBLISHER, Role.MONITOR]
    if file.severity is Severity.L3:
        roles.append(Role.EXECUTIVE)
    roles += [Role.KOL] if file.category in KOL_TOO else []
    roles += [Role.LIAISON] if file.category in LIAISON_TOO else []
    return tuple(roles)


def legal_joins(file: CaseFile) -> bool:
    """Legal sits in on safety, L3, and what the law cares about."""
    return file.safety or file.severity is Severity.L3 or file.category in LEGAL_TOO


def empty_seats(file: CaseFile) -> tuple[Role, ...]:
    """Needed seats nobody holds."""
    return tuple(r for r in needed(file) if r not in file.seats)


def fill(file: CaseFile, team: Team, now: datetime, unasked: Collection[str] = ()) -> tuple[Fact, ...]:
    """Seat somebody on every needed empty seat; say so where nobody can. `unasked` are people not to ask again."""
    held = {role: seat.person for role, seat in file.seats.items()}
    facts: list[Fact] = []
    for role in empty_seats(file):
        chosen = candidate(file, role, held, team, now, unasked)
        if chosen:
            held[role] = chosen.id
            facts.append(Seated(role=role, person=chosen.id))
        elif file.rung.get(f"empty:{role}", 0) == 0:
            facts.append(LeftEmpty(role=role))
    return tuple(facts)


def candidate(file: CaseFile, role: Role, held: dict[Role, str], team: Team, now: datetime, unasked: Collection[str] = ()) -> Person | None:
    """The person for a seat: owner and approver are never one person, and who can approve is spared for that."""
    apart = {Role.OWNER: Role.APPROVER, Role.APPROVER: Role.OWNER, Role.LEGAL: Role.OWNER}
    besides = {held[apart[role]]} if apart.get(role) in held else set()
    besides |= set(unasked)
    if role is Role.OWNER:
        approvers = {p.id for p in team.able(Role.APPROVER, file.brand, file.category, now)}
        if other := team.choose(role, file.brand, file.category, now, besides | approvers):
            return other
    return team.choose(role, file.brand, file.category, now, besides)
