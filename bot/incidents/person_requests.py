"""A person's request about their own data is asked for at the machine and agreed to in chat, by both people named."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import card_message
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Card, LocalizedText, Row, msg, person_place
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.errors import UserError
from handlers.case.people import Person, Role, Team
from handlers.closing.person_request import RequestShown, masked, request_card
from handlers.posts.post import Post
from storage import periodic_jobs, person_requests
from storage.outbox import queue as outbox
from storage.person_requests import WaitingRequest

VALID = timedelta(days=3)  # within the 15 working days of the notice; who is asked may be off over a weekend
JOB = "person_requests"
WATCHING = (Role.LEGAL, Role.MANAGER)


@dataclass(frozen=True)
class Consent:
    """Who asks, who has to agree (of legal or a manager), and why, as typed at the machine."""

    by: str
    agreed: str
    reason: str

    def people(self, team: Team) -> tuple[Person, Person]:
        """Return the two; UserError where that would be no second person."""
        first, second = (team.people.get(one.strip()) for one in (self.by, self.agreed))
        if not first or not second or first.id == second.id or not (first.roles and second.roles):
            raise UserError("This takes two: --by ID --agreed ID, two people of the roster on duty.")
        if not set(WATCHING) & second.roles:
            raise UserError(f"{second.id} may not agree to it: name somebody of legal or a manager.")
        if not self.reason.strip():
            raise UserError("Say why: --reason TEXT, such as the number of the person's letter.")
        return first, second


def ask_both(incidents: Incidents, request: WaitingRequest, found: int, now: datetime) -> None:
    """Keep the request and ask both people for their consent; legal and managers hear of it. UserError: unreachable."""
    messages, team = incidents.messages, incidents.people.team()
    shown = RequestShown(
        request.id,
        request.author,
        bool(request.right_name),
        request.platform,
        request.reason.replace(request.author, masked(request.author)),
        request.by,
        request.agreed,
        found,
        request.expires,
    )
    card, cards = request_card(shown), []
    for person in (request.by, request.agreed):
        reached = [chat.name for chat in messages.chats if chat.can_reach(team.people[person])]
        if not reached:
            raise UserError(f"No chat reaches {person}, who has to agree there.")
        cards += [card_message(chat, person_place(person), 0, card, f"erasure-{request.id}") for chat in reached]
    with incidents.database.transaction() as connection:
        person_requests.add(connection, request)
        periodic_jobs.set_run(connection, JOB, now)
        outbox.enqueue(connection, cards, now)
    tell(incidents, msg("erasure.asked", receipt=request.id, by=request.by, agreed=request.agreed), request, now)


def tell(incidents: Incidents, line: LocalizedText, request: WaitingRequest, now: datetime) -> None:
    """Legal, managers and both people hear of it."""
    with incidents.database.transaction() as connection:
        team = incidents.people.team(connection)
        watching = tuple(p.id for p in team.people.values() if p.roles & set(WATCHING))
        notify = Notify((line,), people=(request.by, request.agreed, *watching))
        outbox.enqueue(connection, incidents.messages.notification(notify, CaseFile(0, Post(), now), team), now)
    incidents.wake()


def erasure_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """One of the two agrees, or one of them, legal or a manager refuses; without an id, what waits."""
    with incidents.database.read_transaction() as connection:
        asked = person_requests.find(connection, request.values.get("request", ""))
        waiting = person_requests.waiting(connection)
    roles = incidents.people.team().people[request.person].roles
    if asked is None:
        return _waiting([each for each in waiting if roles & set(WATCHING) or request.person in (each.by, each.agreed)])
    mine = request.person in (asked.by, asked.agreed)
    answer = request.values.get("agree", "")
    if not (mine or (answer == "no" and roles & set(WATCHING))):
        return CommandResult(False, (msg("erasure.not_yours", by=asked.by, agreed=asked.agreed),))
    if answer not in ("yes", "no") or request.now >= asked.expires:
        key = "erasure.expired" if request.now >= asked.expires else "erasure.yes_or_no"
        return CommandResult(False, (msg(key, receipt=asked.id),))
    if answer == "no":
        return _refused(incidents, asked, request)
    with incidents.database.transaction() as connection:
        person_requests.consent(connection, asked, request.person, request.now)
        settled = person_requests.find(connection, asked.id)
    if settled and settled.settled:
        incidents.wake()
        return CommandResult(True, (msg("erasure.both_agreed", receipt=asked.id),))
    other = asked.agreed if request.person == asked.by else asked.by
    return CommandResult(True, (msg("erasure.one_agreed", receipt=asked.id, person=other),))


def _refused(incidents: Incidents, asked: WaitingRequest, request: CommandRequest) -> CommandResult:
    with incidents.database.transaction() as connection:
        person_requests.remove(connection, asked.id)
    reason = request.values.get("reason", "").replace(asked.author, masked(asked.author))
    line = msg("erasure.refused", receipt=asked.id, by=request.person, reason=reason)
    tell(incidents, line, asked, request.now)
    return CommandResult(True, (line,))


def _waiting(requests: list[WaitingRequest]) -> CommandResult:
    rows = tuple(
        Row(
            msg("erasure.title", receipt=each.id),
            msg("erasure.both", by=each.by, agreed=each.agreed, until=each.expires),
        )
        for each in requests
    )
    nothing = (Row(msg("erasure.list"), msg("erasure.nothing")),)
    return CommandResult(True, card=Card(msg("erasure.list"), parts=rows or nothing))
