"""An appeal without an answer, and pre-moderation that is on: who is told (R107, R128, R132, R145)."""

from handlers.case.card import msg
from handlers.case.people import Role
from handlers.reminders.context import ReminderContext
from handlers.reminders.reminder_schedule import times_sent
from handlers.reminders.timers import Timer
from handlers.removal.own_section.events import PreModerationOff
from handlers.removal.rules import find_appeal, may_hold_back


def remind_of_appeal(context: ReminderContext, timer: Timer) -> None:
    """After a day the liaison looks it up; after two the approver and managers hear that nothing came."""
    appeal = find_appeal(context.file, int(timer.key.partition(":")[2]))
    assert appeal is not None  # the timer exists only while it is filed
    context.stages[timer.key] = timer.stage
    late = times_sent(timer.stage) > 1
    line = msg(
        "remind.appeal_late" if late else "remind.appeal",
        number=context.file.number,
        id=appeal.id,
        at=appeal.filed_at,
        receipt=appeal.receipt,
    )
    roles: tuple[Role, ...] = (Role.LIAISON, Role.OWNER)
    context.tell(line, (*roles, Role.APPROVER, Role.MANAGER) if late else roles)
    if appeal.filed_by:
        context.private.setdefault(appeal.filed_by, []).append(line)


def remind_of_pre_moderation(context: ReminderContext, timer: Timer) -> None:
    """Every day: switch it off. When its time or the crisis is over it is off, and what was held is released (X15)."""
    file, on = context.file, context.file.pre_moderation
    assert on is not None  # the timer exists only while it is on
    waiting = sum(held.released_at is None for held in on.held)
    over = not may_hold_back(file)
    if over or context.now >= on.until:
        context.events.append(PreModerationOff(released=waiting))
        key = "remind.pre_moderation_calm" if over else "remind.pre_moderation_over"
    else:
        context.stages[timer.key] = timer.stage
        key = "remind.pre_moderation"
    line = msg(key, number=file.number, n=waiting, until=on.until)
    context.tell(line, (Role.OWNER, Role.APPROVER, Role.LIAISON))
    context.private.setdefault(on.by, []).append(line)
