"""Every timer of an incident, worked out from its file. None is ever set or cancelled by hand."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter

from handlers.case.case_file import CaseFile, Status
from handlers.case.drafts import DraftState, Promise
from handlers.case.grades import Severity
from handlers.case.people import SUPPORTING
from handlers.case.policy import ResponsePolicy
from handlers.drafts.authority import must_be_seen
from handlers.drafts.emergency import to_ratify
from handlers.drafts.review import UNDO_WITHIN
from handlers.reminders.drill_progress import next_alert_at
from handlers.reminders.reminder_schedule import DUE, ReminderSpan, next_stage, repeat_key, times_sent, total_gap
from handlers.reminders.waiting_times import accept_times, apply_quiet_hours, repeat_overdue, review_wait, time_for
from handlers.reminders.windows import drill_time, open_windows
from handlers.removal.due import removal_checks
from handlers.roles.proposals.rules import pending
from handlers.roles.rules import unfilled_roles
from handlers.tasks.rules import find_task, live_tasks, quiet

DAY, LONG_TASK, SHORT_TASK = timedelta(days=1), timedelta(days=3), timedelta(hours=1)


@dataclass(frozen=True)
class Timer:
    """A reminder that fires at `at` (UTC). `key` is what it is about, `stage` which of its reminders it is."""

    key: str
    at: datetime
    stage: str


def timers(file: CaseFile, policy: ResponsePolicy) -> tuple[Timer, ...]:
    """What will ring, soonest first. Snoozing and an L1's quiet hours delay all but a window that falls due."""
    if file.status is Status.WATCHED:
        since = (file.watch_checked_at or file.opened_at) + timedelta(hours=file.watch_hours) - DAY
        return (_repeating(file, policy, "watch:check", since, DAY),)
    if not file.open:  # a promise binds on, whatever was overridden to close
        late = (timer for rule in (_aftercare, *BINDING) for timer in rule(file, policy))
        return tuple(sorted(late, key=attrgetter("at")))
    found = [*_windows(file, policy), *_assignments(file, policy), *_drafts(file, policy), *_undo(file), *_drill(file)]
    for rule in BINDING:
        found += rule(file, policy)
    return tuple(sorted(found, key=attrgetter("at")))


def next_timer_at(file: CaseFile, policy: ResponsePolicy) -> datetime | None:
    """When the file must be looked at next."""
    found = timers(file, policy)
    return found[0].at if found else None


def reminder_span(file: CaseFile, policy: ResponsePolicy, key: str) -> ReminderSpan | None:
    """The time given for a window or a dated promise; None for anything else."""
    kind, _, name = key.partition(":")
    repeat = repeat_overdue(file, policy)
    if kind == "window":
        return next((ReminderSpan(w.start, w.due, repeat) for w in open_windows(file, policy) if w.name == name), None)
    if kind == "promise":
        return next(
            (ReminderSpan(p.made_at, p.due, repeat) for p in file.open_promises() if str(p.id) == name and p.due), None
        )
    task = find_task(file, int(name)) if kind == "task" else None
    return ReminderSpan(task.added_at, task.due, repeat) if task and task.open else None


def _windows(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    for window in open_windows(file, policy):
        span = ReminderSpan(window.start, window.due, repeat_overdue(file, policy))
        yield _climb(file, policy, f"window:{window.name}", span, known_at=file.opened_at)


def _promises(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    for promise in file.open_promises():
        key, made = f"promise:{promise.id}", promise.made_at
        if promise.due:
            yield _climb(file, policy, key, ReminderSpan(made, promise.due, repeat_overdue(file, policy)), made)
        else:
            yield _undated(file, policy, key, promise)


def _proposals(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    """What waits for a second person, until its time is up."""
    wait = review_wait(file, policy)
    for proposal in pending(file):
        timer = _repeating(file, policy, f"proposal:{proposal.id}", proposal.at, wait)
        yield timer if timer.at < proposal.expires else replace(timer, at=proposal.expires)


def _tasks(file: CaseFile, policy: ResponsePolicy) -> list[Timer]:
    """Tasks: as time runs out, a short one once, and then when it is up; an L1 and what is days away only then."""
    repeat, late_only, found = repeat_overdue(file, policy), quiet(file), []
    for task in live_tasks(file):
        span = ReminderSpan(task.added_at, task.due, repeat)
        length = task.due - task.added_at
        begun = "90%" if late_only or length > LONG_TASK else "75%" if length < SHORT_TASK else "50%"
        found.append(_climb(file, policy, f"task:{task.id}", span, task.added_at, begun))
    return found


def _climb(
    file: CaseFile, policy: ResponsePolicy, key: str, span: ReminderSpan, known_at: datetime, begun: str = ""
) -> Timer:
    """The next stage after `begun`; those from before the desk knew of it are never sent."""
    stage = next_stage(span, file.reminders.get(key, begun), known_at, last_only=not file.in_room)
    lapses = span.due if stage.key.endswith("%") else None  # after the other stages the time is up
    return Timer(key, apply_quiet_hours(file, policy, stage.at, lapses, due=stage.key == DUE), stage.key)


def _undated(file: CaseFile, policy: ResponsePolicy, key: str, promise: Promise) -> Timer:
    """A promise without a date asks for one every day."""
    times = times_sent(file.reminders.get(key, "")) + 1
    at = promise.made_at + drill_time(file, DAY) * times
    return Timer(key, apply_quiet_hours(file, policy, at), repeat_key(times))


def _assignments(file: CaseFile, policy: ResponsePolicy) -> list[Timer]:
    """Each person asked who has not accepted yet, and every role without a person (R49, R62).

    What an owner can do without for a while is asked for again once a day.
    """
    found = [
        Timer(f"accept:{role}", due, repeat_key(file.assignments[role].asked + 1))
        for role, due in accept_times(file, policy).items()
    ]
    wait, day = drill_time(file, time_for(file, policy.accept_within)), drill_time(file, DAY)
    awaited = {task.role for task in live_tasks(file)}
    for role in unfilled_roles(file, policy):
        if role in SUPPORTING and f"unfilled:{role}" not in file.reminders:  # needed since an upgrade, never announced
            continue
        gap = max(wait, day) if role in SUPPORTING and role not in awaited else wait
        found.append(_repeating(file, policy, f"empty:{role}", file.opened_at, gap))
    return found


def _drafts(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    """Drafts that wait for a decision, and those that are approved but not posted."""
    wait = review_wait(file, policy)
    for draft in (*file.waiting_drafts(), *file.approved_drafts()):
        kind = "review" if draft.state is DraftState.WAITING else "post"
        yield _repeating(file, policy, f"{kind}:{draft.version}", draft.decided_at or draft.at, wait)
    for draft in file.drafts:
        if must_be_seen(file, draft):
            yield _repeating(file, policy, f"seen:{draft.version}", draft.at, wait)


def _undo(file: CaseFile) -> Iterator[Timer]:
    """When the minute to undo an approval is over: its button goes."""
    for draft in file.approved_drafts():
        key = f"undo:{draft.version}"
        if draft.decided_at and key not in file.reminders:
            yield Timer(key, draft.decided_at + UNDO_WITHIN, DUE)


def _emergencies(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    """What went out without an approver rings until one confirms it, whether the incident is open or closed."""
    wait = review_wait(file, policy)
    for draft in to_ratify(file):
        yield _repeating(file, policy, f"ratify:{draft.version}", draft.decided_at or draft.at, wait)


def _repeating(file: CaseFile, policy: ResponsePolicy, key: str, since: datetime, wait: timedelta) -> Timer:
    """A timer that fires again and again at growing gaps, first after `wait`."""
    times = times_sent(file.reminders.get(key, "")) + 1
    return Timer(key, apply_quiet_hours(file, policy, since + total_gap(wait, times)), repeat_key(times))


def _drill(file: CaseFile) -> Iterator[Timer]:
    drill, line = file.drill, times_sent(file.reminders.get("coach", "")) + 1
    if drill and (at := next_alert_at(file)):
        yield Timer("drill", at, repeat_key(drill.step))
    if drill and (at := drill.coached_at(line)):
        yield Timer("coach", at, repeat_key(line))


def _aftercare(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    """After closing an L2 or L3: the retro, and looking at the search results again (R12, R115, R172)."""
    if file.severity < Severity.L2 or not file.closed_at or file.drill or file.merged_into:
        return
    times = times_sent(file.reminders.get("aftercare", ""))
    planned = any(task.key.startswith("search.") for task in file.tasks)  # those ring as tasks
    if not planned and times < len(policy.search_again_after):
        yield Timer("aftercare", file.closed_at + policy.search_again_after[times], repeat_key(times + 1))
    if not (file.retro or (file.learning and file.learning.shared)):
        times = times_sent(file.reminders.get("retro", "")) + 1
        yield Timer("retro", file.closed_at + policy.retro_within * times, repeat_key(times))


def _removal(file: CaseFile, policy: ResponsePolicy) -> Iterator[Timer]:
    """Appeals that the platform has not answered, and pre-moderation that is on."""
    for key, at, times in removal_checks(file, lambda key: times_sent(file.reminders.get(key, ""))):
        yield Timer(key, apply_quiet_hours(file, policy, at), repeat_key(times))


Rule = Callable[[CaseFile, ResponsePolicy], Iterable[Timer]]
BINDING: tuple[Rule, ...] = (_promises, _tasks, _proposals, _emergencies, _removal)  # they ring on after closing
