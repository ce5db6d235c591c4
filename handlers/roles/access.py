"""Who reads an incident: brands limit it, and what concerns safety, privacy or a crisis is need-to-know."""

from handlers.case.case_file import CaseFile
from handlers.case.grades import Category, Severity
from handlers.case.people import Person, Role, Team


def restricted(file: CaseFile) -> bool:
    """True where people's health or privacy is concerned, and in a crisis: need-to-know. Drills are for everybody."""
    concerned = file.safety or file.category in (Category.SAFETY, Category.PRIVACY) or file.severity >= Severity.L3
    return concerned and not file.drill


def may_read(file: CaseFile, person: Person | None, team: Team) -> bool:
    """True when this person may read the incident: on duty, of its brand, and where it is restricted, concerned."""
    if person is None or not person.roles:
        return False
    concerned = person.id in involved(file, team)
    if not covers_brand(person, file.brand):
        return concerned and person.id in holders(file)
    return not restricted(file) or concerned or bool({Role.MANAGER, Role.LEGAL} & person.roles)


def covers_brand(person: Person, brand: str) -> bool:
    """True when the person works for the brand: all brands when the roster names none, and any while none is known."""
    known = {own.casefold() for own in person.brands}
    return not known or not brand or brand.casefold() in known


def holders(file: CaseFile) -> frozenset[str]:
    """Return who holds a role of the incident."""
    return frozenset(assignment.person for assignment in file.assignments.values())


def involved(file: CaseFile, team: Team) -> frozenset[str]:
    """Return who needs to know: holders, their deputies of the same role, who was asked or has promised something."""
    deputies = {
        deputy
        for role, assignment in file.assignments.items()
        for deputy in (team.people[assignment.person].deputies if assignment.person in team.people else ())
        if team.has(deputy, role)
    }
    asked = {person for draft in file.drafts for person in (*draft.reviewers, *_stand_ins(draft.deputies_asked))}
    return holders(file) | deputies | asked | {promise.owner for promise in file.open_promises()}


def _stand_ins(asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(who.partition(":")[2] for who in asked)
