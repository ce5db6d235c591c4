"""A person watches what is no incident yet, and looks again (R6)."""

from datetime import datetime, timedelta

from handlers.alerts.watch_events import PutOnWatch, WatchChecked
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CommandContext, Decision, reject, time_to_come
from handlers.case.event import Event
from handlers.case.grades import Severity
from handlers.case.people import Role, Team
from handlers.posts.post import Alert
from handlers.roles.events import RoleAssigned

A_DAY = 24.0  # hours


def watch(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Put a post on the watch list with its risk factors; on one that is watched, record what a new look showed.

    What has grown to L2, or is being answered, is an incident and stays one.
    """
    text = context.text("risk") or context.text("text")
    if not text:
        return reject("rejection.watch_risk_needed", number=file.number)
    if file.status is Status.WATCHED:
        return Decision((WatchChecked(text=text),), answer=msg("answer.watch_checked", number=file.number))
    if file.open and (file.severity >= Severity.L2 or file.drafts or file.replies):
        return reject("rejection.watch_too_late", number=file.number)
    hours = hours_until(context.text("again"), now, context.policy.zone)
    if isinstance(hours, LocalizedText):
        return Decision(rejection=hours)
    monitor = file.person(Role.MONITOR) or _monitor(file, context, now)
    assigned: tuple[Event, ...] = (RoleAssigned(role=Role.MONITOR, person=monitor),) if monitor else ()
    again = now + timedelta(hours=hours) if context.text("again") else None
    answer = msg("answer.watched", number=file.number, person=monitor, again=again)
    return Decision(
        (PutOnWatch(risk=text, hours=hours), *(() if file.person(Role.MONITOR) else assigned)), answer=answer
    )


def hours_until(given: str, now: datetime, zone: str) -> float | LocalizedText:
    """How long until the next look that a person names ("3天", "周五", "in 12 hours"), a day where none is named."""
    if not given:
        return A_DAY
    time = time_to_come(given, now, zone)
    return time if isinstance(time, LocalizedText) else max((time.begins - now) / timedelta(hours=1), 1.0)


def may_be_watched(file: CaseFile) -> bool:
    """True below L2, and for a worry in words without a post, unless a person may be hurt."""
    return not file.safety and (file.severity < Severity.L2 or not file.post.url)


def start_watch(file: CaseFile, alert: Alert, team: Team, now: datetime) -> tuple[Event, ...]:
    """What puts a post or a worry on the list before there is an incident, with a monitor who is present."""
    chosen = team.choose(Role.MONITOR, file.brand, file.category, now)
    put = PutOnWatch(risk=alert.watch_risk, hours=alert.watch_hours)
    return (put, *((RoleAssigned(role=Role.MONITOR, person=chosen.id),) if chosen else ()))


def _monitor(file: CaseFile, context: CommandContext, now: datetime) -> str:
    """Who watches: a monitor of the brand who is present, or the person who asked for it."""
    chosen = context.team.choose(Role.MONITOR, file.brand, file.category, now)
    return chosen.id if chosen else context.by.id
