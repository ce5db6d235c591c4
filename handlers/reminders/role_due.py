"""Reminders of roles: a person who was asked did not accept, or a role has no holder (R49, R62)."""

from handlers.case.card import msg
from handlers.case.people import Role
from handlers.reminders.context import ReminderContext
from handlers.reminders.reminder_schedule import times_sent
from handlers.reminders.timers import Timer
from handlers.roles.events import RoleAssigned, RoleUnanswered
from handlers.roles.rules import assign_missing_roles, deputy_of

ASK_AGAIN = 3  # after so many people left the role unanswered, managers are notified instead


def remind_to_accept(context: ReminderContext, timer: Timer) -> None:
    """Who was asked did not accept: ask the deputy or the next person, and notify managers (R49).

    Where that has been tried, or on a crisis, the executive hears of it too (R62).
    """
    file, role = context.file, Role(timer.key.partition(":")[2])
    assignment = file.assignments[role]
    chosen = deputy_of(file, role, context.team, context.now)
    if chosen and assignment.asked < ASK_AGAIN:
        context.events.append(
            RoleAssigned(role=role, person=chosen.id, reason="unanswered", asked=assignment.asked + 1)
        )
    else:
        context.events.append(RoleUnanswered(role=role))
    context.unaccepted.setdefault((assignment.person, assignment.asked > 0), []).append(role)


def tell_unaccepted(context: ReminderContext) -> None:
    """One line for each person who did not accept, whatever the number of roles."""
    for (person, again), roles in context.unaccepted.items():
        executive = again and context.policy.executive_hears(context.file.severity)
        recipients = (Role.MANAGER, Role.EXECUTIVE) if executive else (Role.MANAGER,)
        key = "remind.unaccepted_again" if again else "remind.unaccepted_roles"
        names = tuple(msg(f"role.{role}") for role in roles)
        context.tell(msg(key, number=context.file.number, person=person, roles=names), recipients)


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
