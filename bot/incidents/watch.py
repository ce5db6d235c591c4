"""`/incident watch` of what is no incident yet: a link, or a worry in words (R6)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from bot.ingest.pasted import alert_from_text
from handlers.alerts.watch import hours_until, watch
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import Status
from handlers.case.people import Role
from handlers.posts import Platform

MAX_RISK = 500  # characters of what the worry is


def watch_command(incidents: Incidents, platforms: Sequence[Platform], request: CommandRequest) -> CommandResult:
    """Put a link or a worry on the watch list without opening an incident; a known post is watched as it is.

    What may hurt a person, and a post that is grave at first sight, is an incident and opens as one.
    """
    text, by, team = request.values.get("text", "").strip(), request.person, incidents.people.team()
    risk = (request.values.get("risk", "").strip() or text)[:MAX_RISK]  # no word of the post: it is known by those
    if not team.people[by].roles:
        return CommandResult(False, (msg("rejection.not_on_duty", person=by),))
    try:
        alert = alert_from_text(text, by, platforms, request.now)
    except ValueError:
        return CommandResult(False, (msg("rejection.watch_what"),))
    again = request.values.get("again", "").strip()
    hours = hours_until(again, request.now, incidents.policy.zone)
    if isinstance(hours, LocalizedText):
        return CommandResult(False, (hours,))
    watched = replace(alert, watch_risk=risk, watch_hours=hours)
    received = incidents.receive_alert(watched, None, request.idempotency_key)
    number = received.number
    if not received.new:
        decision = incidents.execute(number, watch, by, {"text": risk, "again": again}, request.now)[1]
        said = decision.rejection or decision.answer
        return CommandResult(decision.rejection is None, (said,) if said else ())
    file = incidents.read(number)
    if file.status is Status.WATCHED:
        at = request.now + timedelta(hours=hours) if again else None
        answer = msg("answer.watched", number=number, person=file.person(Role.MONITOR), again=at)
        return CommandResult(True, (answer,))
    return CommandResult(True, (msg("answer.watch_grave", number=number, severity=file.severity),))
