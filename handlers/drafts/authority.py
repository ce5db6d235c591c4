"""Who decides on a draft: never alone, never on words or a grade of one's own (R46, R61, R98)."""

from collections.abc import Collection, Iterable, Sequence

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.drafts import Draft, DraftState, Finding
from handlers.case.grades import Severity
from handlers.case.once import once
from handlers.case.people import Role, Team
from handlers.roles.rules import KEY_ROLES, requires_legal

FOR_LEGAL = frozenset(
    {"SAFETY_MONEY", "CAUSE_UNCHECKED", "FIRST_ACK_MONEY", "FIRST_ACK_CAUSE", "PROMISE_UNBOUNDED", "PERSONAL_MONEY"}
)


def needs_legal(file: CaseFile, kind: str) -> bool:
    """Legal goes first wherever it is required or has joined, but empathy never waits for it (R98, X13)."""
    return kind == "statement" or ((requires_legal(file) or file.legal_joined) and kind != "first_ack")


def content_needs_legal(file: CaseFile, findings: Sequence[Finding]) -> bool:
    """Money or a cause in a safety text is legal's, whatever kind of text it is (R98)."""
    return requires_legal(file) and any(one.rule in FOR_LEGAL and not one.detail for one in findings)


@once
def awaiting_legal(file: CaseFile, draft: Draft) -> bool:
    """True while legal must decide before the approver: asked anew each time, for the grade may have risen."""
    return not draft.legal and (
        draft.needs_legal or needs_legal(file, draft.kind) or content_needs_legal(file, draft.findings)
    )


def needs_executive(file: CaseFile, draft: Draft) -> bool:
    """True for a statement in a crisis: an executive decides on it (R61)."""
    return draft.kind == "statement" and file.severity >= Severity.L3


def deciding_role(file: CaseFile, draft: Draft) -> Role:
    """Return the role that decides on a waiting draft next: legal where it goes first, then approver or executive."""
    if awaiting_legal(file, draft):
        return Role.LEGAL
    if needs_executive(file, draft) and (file.person(Role.EXECUTIVE) or not file.person(Role.APPROVER)):
        return Role.EXECUTIVE
    return Role.APPROVER


def must_be_seen(file: CaseFile, draft: Draft) -> bool:
    """True for a first acknowledgement in a crisis, which waits for no legal, until a second person has seen it."""
    crisis = draft.kind == "first_ack" and file.severity >= Severity.L3
    live = draft.state in (DraftState.WAITING, DraftState.APPROVED)
    posted = draft.state is DraftState.POSTED and draft.must_be_seen
    return not draft.seen_by and ((crisis and live) or posted)


def barred(file: CaseFile, draft: Draft) -> frozenset[str]:
    """Return who may neither clear nor approve a draft: whose words are in it, and who changed the incident's grade."""
    return frozenset(draft.contributors) | frozenset(file.regraded_by)


def barred_from(file: CaseFile, draft: Draft, role: Role) -> frozenset[str]:
    """Return who may not decide in a role: those above, the owner, and for the approval who cleared it as legal."""
    cleared = {draft.legal} if role is not Role.LEGAL else set()
    return (barred(file, draft) | cleared | {file.person(Role.OWNER)}) - {""}


def asked_instead(draft: Draft, role: Role) -> tuple[str, ...]:
    """Return who was asked to decide in a role beside its holder."""
    return tuple(who.partition(":")[2] for who in draft.deputies_asked if who.startswith(f"{role}:"))


def decider(file: CaseFile, draft: Draft) -> str:
    """Return the person whose decision a waiting draft needs: the role's holder, or who was asked instead.

    Empty when there is none.
    """
    role = deciding_role(file, draft)
    no = barred_from(file, draft, role)
    return next((p for p in (file.person(role), *asked_instead(draft, role)) if p and p not in no), "")


def may_decide(file: CaseFile, draft: Draft, context: CommandContext) -> Decision | None:
    """Only the role that decides, never on words or a grade of one's own, and never who cleared it as legal."""
    role = Role.APPROVER if awaiting_legal(file, draft) else deciding_role(file, draft)
    if Role.EXECUTIVE in context.by.roles and needs_executive(file, draft):
        role = Role.EXECUTIVE
    if refusal := approves(file, context, role, draft):
        return refusal
    return ensure_second_person(file, draft, context, role)


def ensure_second_person(file: CaseFile, draft: Draft, context: CommandContext, role: Role) -> Decision | None:
    """Return why this person has had a part in it already, and who decides instead."""
    me = context.by.id
    if me not in barred_from(file, draft, role):
        return None
    key = "rejection.own_words" if me in draft.contributors else "rejection.own_grade"
    key = "rejection.cleared_it" if me == draft.legal and me not in barred(file, draft) else key
    others = [p.id for p in context.team.people.values() if role in p.roles and p.covers(file.brand, file.category)]
    people = tuple(p for p in others if p not in barred_from(file, draft, role))
    return reject(key, number=file.number, version=draft.version, people=names(people), role=role.value)


def names(people: Iterable[str]) -> tuple[LocalizedText, ...]:
    """Return people as they are named in a sentence."""
    return tuple(msg("plain.person", person=person) for person in people)


def approves(
    file: CaseFile, context: CommandContext, role: Role = Role.APPROVER, draft: Draft | None = None
) -> Decision | None:
    """Only the role's holder, a deputy of theirs, or who was asked instead; and never the owner.

    Where no executive is assigned any of the roster's may decide, also one who said they are away: they are here.
    """
    me, approver = context.by.id, file.person(Role.APPROVER)
    able = {*_holders(file, context.team, role), *(asked_instead(draft, role) if draft else ())}
    if role is Role.EXECUTIVE and not file.person(role):
        able |= {p.id for p in context.team.holders(role, file.brand, file.category)}
    if not file.person(Role.OWNER) or not (approver or able):
        return _refuse_unfilled(file, context.team)
    if role is Role.EXECUTIVE and Role.EXECUTIVE in context.by.roles:
        able |= {*_holders(file, context.team, Role.APPROVER), *(asked_instead(draft, Role.APPROVER) if draft else ())}
    if me not in able or role not in context.by.roles:
        if role is Role.EXECUTIVE:
            return reject("rejection.executive_first", number=file.number, person=file.person(role))
        return reject("rejection.not_approver", number=file.number, approver=approver)
    return reject("rejection.owner_cannot_approve", number=file.number) if me == file.person(Role.OWNER) else None


def _refuse_unfilled(file: CaseFile, team: Team) -> Decision:
    """Refuse while no one owns or approves, and name the role and those of the roster who could take it."""
    empty = [role for role in KEY_ROLES if not file.person(role)]
    people = dict.fromkeys(p.id for role in empty for p in team.holders(role, file.brand, file.category))
    roles = tuple(msg(f"role.{role}") for role in empty)
    return reject("rejection.seats_empty", number=file.number, roles=roles, people=names(people))


def _holders(file: CaseFile, team: Team, role: Role) -> Collection[str]:
    """Return who holds a role, and their deputies who have it too."""
    holder = file.person(role)
    deputies = team.people[holder].deputies if holder in team.people else ()
    return [p for p in (holder, *deputies) if team.has(p, role)]


def may_clear(file: CaseFile, context: CommandContext, draft: Draft | None = None) -> Decision | None:
    """Only legal on this incident, a deputy of theirs, or who was asked instead."""
    legal, me = file.person(Role.LEGAL), context.by.id
    able = {*_holders(file, context.team, Role.LEGAL), *(asked_instead(draft, Role.LEGAL) if draft else ())}
    if Role.LEGAL not in context.by.roles or (legal and me not in able):
        return reject("rejection.not_legal", number=file.number, person=legal)
    return reject("rejection.owner_cannot_approve", number=file.number) if me == file.person(Role.OWNER) else None
