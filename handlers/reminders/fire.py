"""Timers fire: the rule is asked again, and one message says all that is due, to those who can act (R99, R105)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision, RunDrillStep
from handlers.case.event import EventMeta, apply_events
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.case.retro import RetroState
from handlers.drafts.authority import barred_from, deciding_role
from handlers.drafts.events import ShownTo
from handlers.reminders.context import ReminderContext
from handlers.reminders.drill_progress import holds, next_alert_at
from handlers.reminders.events import DrillStep, RemindersSent, WindowMissed
from handlers.reminders.reminder_schedule import last_stage, position, running_out, times_sent
from handlers.reminders.removal_due import remind_of_appeal, remind_of_pre_moderation
from handlers.reminders.role_due import remind_of_unfilled, remind_to_accept, tell_unaccepted
from handlers.reminders.second_person import ask_deputy, remind_of_proposal, remind_to_ratify, remind_to_see
from handlers.reminders.task_due import remind_of_task
from handlers.reminders.timers import Timer, reminder_span, timers
from handlers.reminders.windows import open_windows


def fire(file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime) -> Decision:
    """Everything that is due by now, in one decision: after downtime one message, not fifty."""
    context = ReminderContext(file, team, policy, now)
    for timer in timers(file, policy):
        if timer.at <= now:
            REMINDERS[timer.key.partition(":")[0]](context, timer)
    tell_unaccepted(context)
    # The timer was of an older state: what it asked about has been settled, and the row only has its time corrected.
    if not context.stages and not context.events:
        return Decision()
    events = [*context.events, *([RemindersSent(stages=_skip_missed(context))] if context.stages else [])]
    return Decision(tuple(events), (*context.notices(), *context.follow_ups))


def _skip_missed(context: ReminderContext) -> dict[str, str]:
    """Return the stages past all that fell due during a downtime: what is said now speaks for those too."""
    stages = dict(context.stages)
    while True:
        later = apply_events(context.file, [*context.events, RemindersSent(stages=stages)], EventMeta(context.now))
        piled = {t.key: t.stage for t in timers(later, context.policy) if t.at <= context.now and t.key in stages}
        if not piled:
            return stages
        stages |= piled


def _window(context: ReminderContext, timer: Timer) -> None:
    """A response window: each stage notifies a wider circle."""
    span = reminder_span(context.file, context.policy, timer.key)
    if span is None:
        return
    sent, name = context.file.reminders.get(timer.key, ""), timer.key.partition(":")[2]
    context.stages[timer.key] = stage = last_stage(span, timer.stage, context.now)
    if position(sent) < 1 <= position(stage):
        context.events.append(WindowMissed(window=name, due=span.due))
        ask_deputy(context, name, span.due)
    key = "remind.window_overdue" if position(stage) >= 1 else "remind.window"
    hears = context.policy.executive_hears(context.file.severity)
    roles = _escalation_roles(stage, hears)
    extra: tuple[Role, ...] = (Role.PUBLISHER,) if name == "statement" else ()
    line = msg(key, number=context.file.number, window=name, due=span.due)
    context.tell(line, tuple(dict.fromkeys((*roles, *extra))))


def _promise(context: ReminderContext, timer: Timer) -> None:
    """A promise: first its owner, then the incident's people."""
    promise = next(p for p in context.file.open_promises() if timer.key == f"promise:{p.id}")
    span = reminder_span(context.file, context.policy, timer.key)
    context.stages[timer.key] = stage = last_stage(span, timer.stage, context.now) if span else timer.stage
    overdue = "remind.promise_overdue" if position(stage) >= 1 else "remind.promise"
    key = overdue if span else "remind.promise_undated"
    line = msg(key, number=context.file.number, id=promise.id, text=promise.text, due=promise.due, owner=promise.owner)
    context.private.setdefault(promise.owner, []).append(line)
    context.tell(
        line,
        tuple(
            r
            for r in _escalation_roles(stage, context.policy.executive_hears(context.file.severity))
            if r is not Role.OWNER
        )
        if span
        else (),
    )


def _escalation_roles(stage: str, executive: bool) -> tuple[Role, ...]:
    """Owner, then the approver as time runs out, then managers once it is up; on a crisis the executive as well."""
    if not running_out(stage):
        return (Role.OWNER,)
    wider = (Role.OWNER, Role.APPROVER) if position(stage) <= 1 else (Role.OWNER, Role.APPROVER, Role.MANAGER)
    return (*wider, Role.EXECUTIVE) if executive and position(stage) >= 1 else wider


def _review(context: ReminderContext, timer: Timer) -> None:
    """A draft waits: the reviewer is reminded and a deputy joins; time never decides."""
    context.stages[timer.key] = timer.stage
    draft = context.file.draft(int(timer.key.partition(":")[2]))
    assert draft is not None  # the timer exists only while it waits
    role = deciding_role(context.file, draft)
    holder = context.file.person(role)
    deputy = context.team.deputy(holder, role, context.now, {*draft.reviewers, *barred_from(context.file, draft, role)})
    if deputy:
        context.events.append(ShownTo(version=draft.version, person=deputy.id, for_role=role.value))
        context.private.setdefault(deputy.id, []).append(
            msg("remind.stand_in", number=context.file.number, version=draft.version, person=holder)
        )
    roles: tuple[Role, ...] = (role,) if times_sent(timer.stage) == 1 else (role, Role.MANAGER)
    if times_sent(timer.stage) > 2 and context.policy.executive_hears(context.file.severity):
        roles = (role, Role.MANAGER, Role.EXECUTIVE)
    due = min((w.due for w in open_windows(context.file, context.policy) if w.due > context.now), default=None)
    context.tell(msg("remind.review", number=context.file.number, version=draft.version, role=role, due=due), roles)


def _post(context: ReminderContext, timer: Timer) -> None:
    """Approved and not posted: remind owner and publisher to copy and post it."""
    context.stages[timer.key] = timer.stage
    version = int(timer.key.partition(":")[2])
    context.tell(msg("remind.post", number=context.file.number, version=version), (Role.OWNER, Role.PUBLISHER))


def _undo(context: ReminderContext, timer: Timer) -> None:
    """The minute to undo an approval is over: the card loses its button, without a message."""
    context.stages[timer.key] = timer.stage


def _routine(context: ReminderContext, timer: Timer) -> None:
    """Work that only has to be remembered: look at what is watched (R6), search again (R12)."""
    context.stages[timer.key] = timer.stage
    key, roles = ROUTINE[timer.key.partition(":")[0]]
    context.tell(msg(key, number=context.file.number, risk=context.file.watch_risk), roles)


def _drill(context: ReminderContext, timer: Timer) -> None:
    """The next synthetic alerts of a drill, without those that what the players did has made pointless."""
    file = context.file
    while file.drill and (at := next_alert_at(file)) and at <= context.now:
        step = file.drill.step
        played = holds(file, file.drill.condition(file.drill.only_if, step))
        event = DrillStep(step=step, skipped=not played)
        context.events.append(event)
        context.follow_ups += [RunDrillStep(file.drill.scenario, step)] if played else []
        file = event.apply(file, EventMeta(context.now))


def _coach(context: ReminderContext, timer: Timer) -> None:
    """A coach's note, at its moment, to each player in their own language; never to the room, which is the stage."""
    context.stages[timer.key] = timer.stage
    drill = context.file.drill
    if drill is None:
        return
    note = drill.coach[times_sent(timer.stage) - 1]
    line = msg("drill.coach_says", number=context.file.number, text=note.text, rows=", ".join(note.rows))
    for person in {assignment.person: None for assignment in context.file.assignments.values()}:
        context.private.setdefault(person, []).append(line)


def _retro(context: ReminderContext, timer: Timer) -> None:
    """The retro is not shared yet: say what comes next (R172)."""
    context.stages[timer.key] = timer.stage
    state = context.file.learning.state if context.file.learning else RetroState.DRAFTED
    context.tell(msg(f"retro_remind.{state}", number=context.file.number), (Role.OWNER, Role.APPROVER))


ROUTINE: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "watch": ("remind.watch", (Role.MONITOR,)),
    "aftercare": ("remind.aftercare", (Role.OWNER,)),
}
REMINDERS: Mapping[str, Callable[[ReminderContext, Timer], None]] = {
    "window": _window,
    "promise": _promise,
    "task": remind_of_task,
    "accept": remind_to_accept,
    "empty": remind_of_unfilled,
    "review": _review,
    "post": _post,
    "undo": _undo,
    "seen": remind_to_see,
    "ratify": remind_to_ratify,
    "proposal": remind_of_proposal,
    "appeal": remind_of_appeal,
    "premoderation": remind_of_pre_moderation,
    "drill": _drill,
    "coach": _coach,
    "retro": _retro,
    **dict.fromkeys(ROUTINE, _routine),
}
