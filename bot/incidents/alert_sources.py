"""`/incident sources`: every source of alerts, and what of it could not be read, with a way to try again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import card_message
from bot.incidents.requests import CommandRequest, CommandResult
from bot.ingest.deliveries import ask_to_read
from bot.ingest.delivery_words import excerpt, hide_personal, own_words
from bot.ingest.schema import AlertIn, to_alert
from bot.ingest.sources import Source, SourcesFile
from handlers.case.card import Card, msg, person_place
from handlers.case.case_file import CaseFile
from handlers.case.people import Role, Team
from handlers.overview.sources_card import DAYS, MAX_DELIVERIES, SourceState, UnreadDelivery, source_card, sources_card
from handlers.posts import Platform
from handlers.posts.post import Post
from storage import alert_sources, deliveries
from storage.deliveries import Delivery
from storage.outbox import queue as outbox

MAX_RETRIED = 1000  # deliveries that are tried again at once


class AlertSources:
    """What is known of the sources, for the command, the board, the metrics and who looks after them."""

    def __init__(self, incidents: Incidents, sources: SourcesFile, platforms: Sequence[Platform]) -> None:
        self.incidents, self.sources, self.platforms = incidents, sources, platforms
        self._acts: Mapping[str, Callable[[Source, str, CommandRequest], CommandResult]] = {
            "retry": self._retry,
            "open": self._open,
            "leave": self._leave,
        }

    def states(self, now: datetime) -> list[SourceState]:
        """Every source that is in sources.toml, or that something came from."""
        with self.incidents.database.read_transaction() as connection:
            return source_states(connection, self.sources, now)

    def states_for(self, person: str, now: datetime) -> list[SourceState]:
        """Return the sources that a person looks after; for a manager every one."""
        team = self.incidents.people.team()
        return [one for one in self.states(now) if looks_after(person, self.sources.find(one.name), team)]

    def command(self, request: CommandRequest) -> CommandResult:
        """Show the sources, or one; try again what could not be read of it, open an incident of it, or leave it."""
        name, act = request.values.get("source", "").strip(), request.values.get("do", "").strip()
        team = self.incidents.people.team()
        source = self.sources.find(name) if name else None
        theirs = [] if name else self.states_for(request.person, request.now)
        if not (theirs or looks_after(request.person, source, team)):
            return CommandResult(False, (msg("rejection.not_for_sources", person=request.person),))
        if not name:
            return CommandResult(True, card=self.overview(theirs))
        source = source or self.seen(name, request.now)
        if source is None:
            return CommandResult(False, (msg("rejection.no_such_source", given=name),))
        if act in self._acts:
            return self._acts[act](source, request.values.get("delivery", "").strip().lstrip("#"), request)
        return CommandResult(True, card=self.card(source, request.now))

    def overview(self, states: Sequence[SourceState]) -> Card:
        """These sources, and what is wrong with sources.toml."""
        return sources_card(states, [self.sources.fault] if self.sources.fault else [])

    def card(self, source: Source, now: datetime) -> Card:
        """One source, with what of it could not be read."""
        with self.incidents.database.read_transaction() as connection:
            return source_card(*self._of(connection, source, now))

    def tell(self, connection: Connection, source: Source, now: datetime) -> None:
        """Show who looks after a source what of it could not be read: one card a day, renewed while it grows."""
        team = self.incidents.people.team(connection)
        card = source_card(*self._of(connection, source, now))
        owner = team.people.get(source.owner)
        people = [owner.id] if owner else team.managers("")
        file, messages = CaseFile(0, Post(), now), self.incidents.messages
        key = f"source-{source.name[:40]}-{now:%Y-%m-%d}"
        places = [at for person in people for at in messages.locations(person_place(person), file, team)]
        outbox.enqueue(connection, [card_message(chat, place, 0, card, key) for chat, place in places], now)

    def _of(self, connection: Connection, source: Source, now: datetime) -> tuple[SourceState, list[UnreadDelivery]]:
        states = {one.name: one for one in source_states(connection, self.sources, now)}
        shown = [_unread(one) for one in deliveries.unreadable(connection, source.name, MAX_DELIVERIES)]
        return states.get(source.name, SourceState(source.name, owner=source.owner)), shown

    def seen(self, name: str, now: datetime) -> Source | None:
        """A source that has no entry and is no tool we know, but that alerts have come from."""
        return self.sources.unknown(name) if any(one.name == name for one in self.states(now)) else None

    def retry(self, source: Source, given: str, now: datetime) -> int:
        """Have one unreadable delivery read again, or with an empty number all of the source; how many."""
        with self.incidents.database.transaction() as connection:
            waiting = deliveries.unreadable(connection, source.name, MAX_RETRIED)
            chosen = [one.id for one in waiting if given in ("", str(one.id))]
            tried = [one for one in sorted(chosen) if deliveries.try_again(connection, one)]
            for one in tried:
                ask_to_read(connection, source.name, one, now)
        self.incidents.wake()
        return len(tried)

    def _retry(self, source: Source, given: str, request: CommandRequest) -> CommandResult:
        count = self.retry(source, given, request.now)
        return _done(count > 0, "answer.source_retried", n=count, source=source.name)

    def _leave(self, source: Source, given: str, request: CommandRequest) -> CommandResult:
        with self.incidents.database.transaction() as connection:
            found = _find(connection, source, given)
            left = found is not None and deliveries.set_aside(connection, found.id)
        return _done(left, "answer.delivery_left", id=given, source=source.name)

    def _open(self, source: Source, given: str, request: CommandRequest) -> CommandResult:
        """Make an incident of a delivery's own words; a person decided that it is one."""
        with self.incidents.database.read_transaction() as connection:
            found = _find(connection, source, given)
        title, text = own_words(found) if found else ("", "")
        if found is None or not (title or text):
            return _done(False, "", source=source.name)
        alert = AlertIn(source=source.name, title=title[:1000], text=text, brand=source.preset.brand)
        key = f"delivery:{found.id}:open"
        received = self.incidents.receive_alert(to_alert(alert, self.platforms, request.now), idempotency_key=key)
        with self.incidents.database.transaction() as connection:
            deliveries.set_aside(connection, found.id)
        return CommandResult(True, (msg("answer.delivery_opened", number=received.number, id=found.id),))


def source_states(connection: Connection, sources: SourcesFile, now: datetime) -> list[SourceState]:
    """Every source with its figures of the last DAYS, as one moment knows them."""
    entries = sources.current()
    figures = alert_sources.since(connection, (now - timedelta(days=DAYS)).date())
    waiting = deliveries.count_unreadable(connection)
    states = []
    for name in sorted({*entries, *figures, *waiting}):
        entry, seen = entries.get(name), figures.get(name)
        last_at = seen.last_at if seen else None
        allowed = entry.silent_after if entry else None
        silent = bool(allowed and (last_at is None or now - last_at > allowed))
        counted = vars(seen.figures) if seen else {}
        owner = entry.owner if entry else ""
        states.append(
            SourceState(name, **counted, unreadable=waiting.get(name, 0), last_at=last_at, silent=silent, owner=owner)
        )
    return states


def looks_after(person: str, source: Source | None, team: Team) -> bool:
    """True for managers, and for the person that sources.toml names for this source."""
    known = team.people.get(person)
    return known is not None and (Role.MANAGER in known.roles or bool(source and source.owner == person))


def _find(connection: Connection, source: Source, given: str) -> Delivery | None:
    found = deliveries.find(connection, int(given)) if given.isdecimal() and len(given) < 18 else None
    return found if found and found.source == source.name and found.state == "unreadable" else None


def _unread(delivery: Delivery) -> UnreadDelivery:
    title, text = own_words(delivery)
    return UnreadDelivery(
        delivery.id,
        delivery.source,
        delivery.received_at,
        tuple(map(hide_personal, delivery.problems)),
        excerpt(delivery),
        bool(title or text),
    )


def _done(done: bool, key: str, **given: str | int) -> CommandResult:
    """What was done to a delivery; or that there is none such any more."""
    return CommandResult(
        done, (msg(key, **given) if done else msg("rejection.no_such_delivery", source=given["source"]),)
    )
