"""Reminders of roles: a person who was asked did not accept, or a role has no holder (R49, R62)."""

from collections.abc import Sequence

from handlers.case.card import LocalizedText, msg
from handlers.case.people import Role
from handlers.reminders.context import ReminderContext, Unaccepted
from handlers.reminders.reminder_schedule import times_sent
from handlers.reminders.timers import Timer
from handlers.roles.events import RoleAssigned, RoleUnanswered
from handlers.roles.rules import assign_missing_roles, deputy_of

ASK_AGAIN = 3  # after so many people left the role unanswered, managers are notified instead


def remind_to_accept(context: ReminderContext, timer: Timer) -> None:
    """Who was asked did not accept: ask the deputy or the next person, each of them once, and notify managers (R49).

    When all have been asked, or on a crisis, the executive hears of it too (R62).
    """
    file, role = context.file, Role(timer.key.partition(":")[2])
    assignment = file.assignments[role]
    passed = (*assignment.passed, assignment.person)
    chosen = deputy_of(file, role, context.team, context.now, passed) if assignment.asked < ASK_AGAIN else None
    if chosen:
        asked = assignment.asked + 1
        context.events.append(
            RoleAssigned(role=role, person=chosen.id, reason="unanswered", asked=asked, passed=passed)
        )
    else:
        context.events.append(RoleUnanswered(role=role))
    context.unaccepted.append(Unaccepted(role, assignment.person, chosen.id if chosen else "", assignment.asked > 0))


def tell_unaccepted(context: ReminderContext) -> None:
    """One line for all roles that were not accepted; who was passed over hears it in private."""
    if not context.unaccepted:
        return
    number, left = context.file.number, any(not one.asked_now for one in context.unaccepted)
    key = "remind.unaccepted_again" if left else "remind.unaccepted_roles"
    silent = {
        person: msg("remind.unaccepted_of", person=person, roles=_names(context.unaccepted, person))
        for person in dict.fromkeys(one.person for one in context.unaccepted)
    }
    context.tell(msg(key, number=number, items=tuple(silent.values())))
    for other in _higher(context, again=any(one.again for one in context.unaccepted)):
        if items := tuple(said for person, said in silent.items() if person != other):
            context.private.setdefault(other, []).append(msg(key, number=number, items=items))
    for person, to in dict.fromkeys((one.person, one.asked_now) for one in context.unaccepted if one.asked_now):
        theirs = [one for one in context.unaccepted if (one.person, one.asked_now) == (person, to)]
        passed_on = msg("remind.passed_on", number=number, roles=_names(theirs, person), to=to)
        context.private.setdefault(person, []).append(passed_on)


def _higher(context: ReminderContext, again: bool) -> tuple[str, ...]:
    """Return ids of managers, and the second time of executives where they hear of an incident this grave."""
    file, team = context.file, context.team
    found = [*team.managers(file.brand)]
    if again and context.policy.executive_hears(file.severity):
        found += [p.id for p in team.holders(Role.EXECUTIVE, file.brand, file.category)]
    return tuple(dict.fromkeys(found))


def _names(unaccepted: Sequence[Unaccepted], person: str) -> tuple[LocalizedText, ...]:
    return tuple(msg(f"role.{one.role}") for one in unaccepted if one.person == person)


def remind_of_unfilled(context: ReminderContext, timer: Timer) -> None:
    """A role is unfilled: assign a person who is back by now, or notify managers again."""
    context.stages[timer.key] = timer.stage
    role = Role(timer.key.partition(":")[2])
    assigned = [
        f
        for f in assign_missing_roles(context.file, context.team, context.policy, context.now)
        if isinstance(f, RoleAssigned) and f.role is role
    ]
    context.events += assigned
    if not assigned:
        late = times_sent(timer.stage) > 1 and context.policy.executive_hears(context.file.severity)
        recipients = (Role.MANAGER, Role.EXECUTIVE) if late else (Role.MANAGER,)
        context.tell(msg("remind.seat_empty", number=context.file.number, role=role), recipients)
