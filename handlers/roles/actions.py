"""Who acts: take, decline, hand over, reassign (R46-R50)."""

from dataclasses import replace
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.people import ASSIGNABLE_ROLES, Role
from handlers.roles.access import may_read
from handlers.roles.events import Accepted, Declined, RoleAssigned
from handlers.roles.rules import NEVER_ONE_PERSON, assign_missing_roles, held_roles, pick_assignee, unfilled_roles

# Who does a role's own work has accepted it, whether or not they pressed the button.
WORK_OF = {
    "approve": (Role.APPROVER, Role.EXECUTIVE),
    "send-back": (Role.APPROVER, Role.LEGAL, Role.EXECUTIVE),
    "no-reply": (Role.APPROVER,),
    "clear": (Role.LEGAL,),
    "posted": (Role.PUBLISHER,),
    "assess": (Role.OWNER, Role.MONITOR),
    "draft": (Role.OWNER, Role.DRAFTER),
    "edit": (Role.OWNER, Role.DRAFTER),
    "contact": (Role.KOL, Role.MEDIA),
    "kit": (Role.MEDIA,),
    "report": (Role.LIAISON,),
}


def accept_by_acting(file: CaseFile, command: str, person: str, decision: Decision) -> Decision:
    """The decision, and a yes to the roles whose work this person just did."""
    asked = [role for role in _asked_for(file, person) if role in WORK_OF.get(command, ())]
    if decision.rejection or not decision.events or not asked:
        return decision
    return replace(decision, events=(*decision.events, *(Accepted(role=role) for role in asked)))


def take(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Accept the role one was asked for, or take one that is unfilled or not yet accepted."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    asked = _asked_for(file, context.by.id)
    if len(asked) > 1 and not context.text("role"):
        return _accept_all(file, asked)
    role = role_given(context, asked[0] if asked else Role.OWNER)
    if role is None:
        return unknown_role(context)
    assignment = file.assignments.get(role)
    if assignment and assignment.person == context.by.id:
        if assignment.accepted_at:
            return Decision(answer=msg("answer.already_yours", number=file.number, role=role))
        return Decision((Accepted(role=role),), answer=msg("answer.accepted", number=file.number, role=role))
    theirs = assignment and assignment.covers == context.by.id  # back from an absence
    if assignment and assignment.accepted_at and not theirs and not is_manager(context):
        return reject("rejection.seat_taken", role=role, person=assignment.person, number=file.number)
    if context.by.away(now):
        return reject("rejection.you_are_away", number=file.number)
    if refusal := ensure_fit(file, context, context.by.id, role) or _ensure_needed(file, context, role):
        return refusal
    notice = (
        (
            Notify(
                (msg("tell.taken_over", number=file.number, role=role, by=context.by.id),), people=(assignment.person,)
            ),
        )
        if assignment
        else ()
    )
    return Decision(
        (RoleAssigned(role=role, person=context.by.id, accepted=True),),
        notice,
        msg("answer.taken", number=file.number, role=role),
    )


def _ensure_needed(file: CaseFile, context: CommandContext, role: Role) -> Decision | None:
    """Return whom to ask, when who may not read the incident takes a role that it does not miss."""
    if may_read(file, context.by, context.team) or role in unfilled_roles(file, context.policy):
        return None
    asked = (file.person(Role.OWNER), file.person(Role.APPROVER), *context.team.managers(file.brand))
    people = tuple(msg("plain.person", person=p) for p in dict.fromkeys(asked) if p and p != context.by.id)
    return reject("rejection.role_not_missing", number=file.number, role=role, people=people)


def _accept_all(file: CaseFile, asked: tuple[Role, ...]) -> Decision:
    """Accept every role that this person was asked for: the typed line, or the button, names none."""
    names = tuple(msg(f"role.{role}") for role in asked)
    answer = msg("answer.accepted_all", number=file.number, roles=names)
    return Decision(tuple(Accepted(role=role) for role in asked), answer=answer)


def decline(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Give a role back with a reason; the next person is asked at once."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    role = role_given(context, _held_role(file, context) or Role.OWNER)
    if role is None or file.person(role) != context.by.id:
        return reject("rejection.not_your_seat", number=file.number)
    events: list[Event] = [Declined(role=role, reason=context.text("reason"))]
    left = apply_events(file, events, EventMeta(now, context.by.id))
    held = {r: s.person for r, s in left.assignments.items()}
    chosen = pick_assignee(left, role, held, context.team, now, {context.by.id})
    if chosen:
        events.append(RoleAssigned(role=role, person=chosen.id, reason="declined"))
    else:
        events += assign_missing_roles(left, context.team, context.policy, now, {context.by.id})
    return Decision(
        tuple(events),
        _tell_managers(file, context, role) if not chosen else (),
        msg("answer.declined", number=file.number, role=role),
    )


def assign(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Hand a role over: its holder, or a manager; every person on duty may fill an unfilled one."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    role, person = role_given(context, Role.OWNER), context.team.find(context.text("person"))
    if role is None:
        return unknown_role(context)
    if person is None:
        return reject("rejection.person_unknown", given=context.text("person"))
    holder = file.person(role)
    if holder and holder != context.by.id and not is_manager(context):
        return reject("rejection.not_yours_to_give", role=role, person=holder, number=file.number)
    if holder == person:
        return Decision(answer=msg("answer.already_theirs", person=person, role=role, number=file.number))
    if refusal := ensure_fit(file, context, person, role):
        return refusal
    if not context.team.present(context.team.people[person], now):
        return reject("handover.away", person=person)
    notice = Notify((msg("tell.assigned", number=file.number, role=role, by=context.by.id),), people=(person,))
    event = RoleAssigned(role=role, person=person, accepted=person == context.by.id, reason=context.text("reason"))
    return Decision((event,), (notice,), msg("answer.assigned", person=person, role=role, number=file.number))


def ensure_fit(file: CaseFile, context: CommandContext, person: str, role: Role) -> Decision | None:
    """Return why this person cannot hold the role: not on the roster for it, or on the other side of the approval."""
    if not context.team.has(person, role):
        return reject("rejection.role_not_held", person=person, role=role)
    if any(file.person(other) == person for other in NEVER_ONE_PERSON.get(role, ())):
        return reject("rejection.same_person", person=person, number=file.number)
    return None


def unknown_role(context: CommandContext) -> Decision:
    """Refuse a role that there is not, and name those there are."""
    names = tuple(msg(f"role.{role}") for role in ASSIGNABLE_ROLES)
    return Decision(rejection=msg("rejection.role_unknown", given=context.text("role")[:40], roles=names))


def role_given(context: CommandContext, default: Role) -> Role | None:
    """The role named in the command, or the default; None when there is no such role."""
    given = context.text("role").lower()
    return default if not given else next((r for r in Role if r.value == given), None)


def is_manager(context: CommandContext) -> bool:
    """True when the roster makes this person a manager."""
    return Role.MANAGER in context.by.roles


def _held_role(file: CaseFile, context: CommandContext) -> Role | None:
    return next(iter(held_roles(file, context.by.id)), None)


def _asked_for(file: CaseFile, person: str) -> tuple[Role, ...]:
    """Return the roles this person was asked for and has not accepted, which `take` means when it names none."""
    return tuple(role for role in held_roles(file, person) if not file.assignments[role].accepted_at)


def _tell_managers(file: CaseFile, context: CommandContext, role: Role) -> tuple[Notify, ...]:
    return (Notify((msg("tell.seat_empty", number=file.number, role=role),), (Role.MANAGER,)),)
