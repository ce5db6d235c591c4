"""A change of shift over all incidents: one summary to who takes over, accepted by one button (R49)."""

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import card_message
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Button, Card, LocalizedText, Row, Tone, msg, person_place
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext
from handlers.commands.handover import hand_over, kept_roles
from handlers.overview.board import time_left
from handlers.overview.next_step import next_step
from handlers.reminders.windows import next_due
from handlers.roles.actions import take
from handlers.roles.rules import held_roles
from storage.incidents import listing
from storage.outbox import queue as outbox

MAX_INCIDENTS = 200
MAX_ROWS = 30


def handover_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Give everything that the person who asks holds to another one."""
    team, me = incidents.people.team(), request.person
    person = team.find(request.values.get("person", ""))
    if person is None or person == me or not team.people[person].roles:
        return CommandResult(False, (msg("rejection.person_unknown", given=request.values.get("person", "")),))
    if not team.present(team.people[person], request.now):
        return CommandResult(False, (msg("handover.away", person=person),))
    args = {"person": person, "reason": request.values.get("reason", "")}
    given, kept = [], []
    for file in _concerning(incidents, me):
        context = CommandContext(team.people[me], team, incidents.policy, args)
        kept += [msg("handover.kept", number=file.number, role=role) for role in kept_roles(file, context)]
        key = request.idempotency_key and f"{request.idempotency_key} {file.number}"
        after, decision = incidents.execute(file.number, hand_over, me, args, request.now, key, False)
        given += [after] if decision.events else []
    if given:
        _send_summary(incidents, given, request, person)
    answer = msg("handover.done", n=len(given), person=person) if given else msg("handover.nothing", person=person)
    return CommandResult(bool(given), (answer, *kept))


def receive_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Accept every role that this person was asked for, on all incidents."""
    accepted: list[LocalizedText] = []
    for file in _concerning(incidents, request.person):
        if any(not file.assignments[role].accepted_at for role in held_roles(file, request.person)):
            key = request.idempotency_key and f"{request.idempotency_key} {file.number}"
            _, decision = incidents.execute(file.number, take, request.person, {}, request.now, key, False)
            accepted += [decision.answer] if decision.answer and not decision.rejection else []
    return CommandResult(bool(accepted), tuple(accepted) or (msg("handover.nothing_asked"),))


def _concerning(incidents: Incidents, person: str) -> list[CaseFile]:
    with incidents.database.read_transaction() as connection:
        return listing.open_incidents(connection, MAX_INCIDENTS, person)


def _send_summary(incidents: Incidents, files: list[CaseFile], request: CommandRequest, person: str) -> None:
    """One message with every incident that changed hands, and the button that accepts them all."""
    card = summary_card(files, request, person, incidents)
    reached = incidents.people.team().people[person]
    messages = [
        card_message(chat.name, person_place(person), 0, card, f"handover-{request.now:%Y%m%d%H%M%S}-{request.person}")
        for chat in incidents.messages.chats
        if chat.can_reach(reached)
    ]
    with incidents.database.transaction() as connection:
        outbox.enqueue(connection, messages, request.now)
    incidents.wake()


def summary_card(files: list[CaseFile], request: CommandRequest, person: str, incidents: Incidents) -> Card:
    """What changed hands: on each incident the roles, what is next and the time left."""
    rows = [Row(msg("handover.from"), msg("handover.note", by=request.person, said=request.values.get("reason", "")))]
    for file in files[:MAX_ROWS]:
        due = next_due(file, incidents.policy)
        roles = tuple(msg(f"role.{role}") for role in held_roles(file, person))
        left = time_left(due, request.now) if due else None
        said = msg("handover.row", roles=roles, next=next_step(file), left=left)
        rows.append(Row(msg("mine.row", number=file.number, severity=file.severity), said))
    buttons = (Button("receive", msg("button.receive"), primary=True), Button("mine", msg("button.mine")))
    return Card(msg("handover.title", by=request.person), Tone.WARNING, tuple(rows), buttons)
