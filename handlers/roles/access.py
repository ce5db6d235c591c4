"""Who reads an incident: brands limit it, and what concerns safety, privacy or a crisis is need-to-know."""

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.evidence import EvidenceItem
from handlers.case.grades import Category, Severity
from handlers.case.once import once
from handlers.case.people import Person, Role, Team


@once
def restricted(file: CaseFile) -> bool:
    """True where people's health or privacy is concerned, and in a crisis: need-to-know. Drills are for everybody."""
    concerned = file.severity >= Severity.L3 or file.category in (Category.SAFETY, Category.PRIVACY) or file.safety
    return concerned and not file.drill


def may_read(file: CaseFile, person: Person | None, team: Team) -> bool:
    """True when this person may read the incident: on duty, of its brand, and where it is restricted, concerned."""
    if person is None or not person.roles:
        return False
    concerned = person.id in involved(file, team)
    if not covers_brand(person, file.brand):
        return concerned and person.id in holders(file)
    return concerned or bool({Role.MANAGER, Role.LEGAL} & person.roles) or not restricted(file)


ALARMING = (Role.OWNER, Role.APPROVER, Role.LEGAL, Role.EXECUTIVE)
FULL_BY_ROLE = frozenset({Role.OWNER, Role.APPROVER, Role.LEGAL, Role.MANAGER})


def export_right(person: Person) -> str:
    """Return `full`, `redacted` or `none`: what the roster says, or else what goes with their roles."""
    if person.export:
        return person.export
    return "full" if FULL_BY_ROLE & person.roles else "redacted" if person.roles else "none"


def ensure_reads(file: CaseFile, person: Person, team: Team) -> LocalizedText | None:
    """Return why this person may not read or act on the incident, and whom to ask; None when they may."""
    if may_read(file, person, team):
        return None
    if not person.roles:
        return msg("rejection.not_on_duty", person=person.id)
    people = tuple(msg("plain.person", person=p) for p in team.managers(file.brand))
    brand = not covers_brand(person, file.brand)
    key = "rejection.other_brand" if brand else "rejection.need_to_know"
    return msg(key, number=file.number, brand=file.brand if brand else "", people=people)


def may_see_evidence(file: CaseFile, item: EvidenceItem, person: Person, team: Team) -> bool:
    """True when this person, who may read the incident, may see a file: of a sensitive kind only who works on it."""
    works = person.id in involved(file, team) or bool({Role.LEGAL, Role.MANAGER} & person.roles)
    return not item.sensitive or works or item.by == person.id


def may_take(file: CaseFile, person: Person) -> bool:
    """True when a person may offer to act on an incident that they do not read yet."""
    return bool(person.roles) and covers_brand(person, file.brand)


def covers_brand(person: Person, brand: str) -> bool:
    """True when the person works for the brand: all brands when the roster names none, and any while none is known."""
    if not person.brands or not brand or brand in person.brands:
        return True
    return brand.casefold() in {own.casefold() for own in person.brands}


@once
def holders(file: CaseFile) -> frozenset[str]:
    """Return who holds a role of the incident."""
    return frozenset([assignment.person for assignment in file.assignments.values()])


@once
def involved(file: CaseFile, team: Team) -> frozenset[str]:
    """Return who needs to know: holders, their deputies of the same role, who was asked or has promised something.

    While no one could be found for a role that decides, all who have it on the roster are asked.
    """
    deputies = {
        deputy
        for role, assignment in file.assignments.items()
        for deputy in (team.people[assignment.person].deputies if assignment.person in team.people else ())
        if team.has(deputy, role)
    }
    asked = {person for draft in file.drafts for person in (*draft.reviewers, *_people_asked(draft.deputies_asked))}
    workers = {promise.owner for promise in file.open_promises()} | {task.owner for task in file.tasks} - {""}
    empty = empty_deciding_roles(file)
    wanted = {p.id for role in empty for p in team.holders(role, file.brand, file.category)} if empty else set()
    return holders(file) | deputies | asked | workers | wanted


def empty_deciding_roles(file: CaseFile) -> tuple[Role, ...]:
    """Return the roles without which no word goes out, that were needed and for which no one could be found."""
    return tuple([r for r in ALARMING if f"unfilled:{r}" in file.reminders and r not in file.assignments])


def _people_asked(asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(who.partition(":")[2] for who in asked)
