"""A task runs out of time or is overdue: who is told, in private (R12, R56, R113-R115)."""

from handlers.case.people import Role
from handlers.case.tasks import Task
from handlers.reminders.context import ReminderContext
from handlers.reminders.reminder_schedule import last_stage, position
from handlers.reminders.timers import Timer, reminder_span
from handlers.tasks.rules import find_task, responsible, tasks_of


def remind_of_task(context: ReminderContext, timer: Timer) -> None:
    """A task: in private to who does it; once overdue to the approver too, then to managers. The room stays quiet.

    Once one is overdue all overdue ones of its person ring with it: one line with a count, not one for each.
    """
    if timer.key in context.stages:
        return
    file, span = context.file, reminder_span(context.file, context.policy, timer.key)
    task = find_task(file, int(timer.key.partition(":")[2]))
    if span is None or task is None:
        return
    context.stages[timer.key] = stage = last_stage(span, timer.stage, context.now)
    person = responsible(file, task)
    if not person:  # its role is unfilled: managers find a person, the owner sees to it
        for other in dict.fromkeys((*context.team.managers(file.brand), file.person(Role.OWNER))):
            if other:
                context.tasks.setdefault((other, "remind.tasks_unfilled"), []).append(task)
        return
    late = _late_too(context, person, task, stage)
    kind = "remind.tasks_overdue" if position(stage) >= 1 else "remind.tasks"
    context.tasks.setdefault((person, kind), []).extend((task, *late))
    watching = [file.person(Role.OWNER)] if position(stage) >= 1 else []
    watching += [file.person(Role.APPROVER)] if position(stage) > 1 else []
    watching += context.team.managers(file.brand) if position(stage) > 2 else ()
    for other in dict.fromkeys(watching):
        if other and other != person:
            context.tasks.setdefault((other, "remind.tasks_of_others"), []).extend((task, *late))


def _late_too(context: ReminderContext, person: str, task: Task, stage: str) -> list[Task]:
    """Return the person's other overdue tasks that were reminded of less often; from now on they ring together."""
    if position(stage) < 1:
        return []
    sent = context.file.reminders
    theirs = [t for t in tasks_of(context.file, person) if t.due <= context.now and t is not task]
    behind = [t for t in theirs if position(sent.get(f"task:{t.id}", "0%")) < position(stage)]
    late = [t for t in behind if f"task:{t.id}" not in context.stages]
    context.stages.update({f"task:{t.id}": stage for t in late})
    return late
