"""The desk: every decision in one transaction: load, decide, save facts, state, timers and outbox, commit.

The only place where a person's action, an alert or a timer changes a case."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot import metrics
from bot.around import alike_to, as_alert, backing_of, bands_of, names_of, remember_replies, siblings_of, surroundings, unhurried
from bot.ledger import Ledger
from bot.parcels import Packer
from bot.people import People
from bot.policy import Policy
from handlers import alert as alerts
from handlers import draft as drafts
from handlers import reminder
from handlers.casefile import CaseFile, Drill
from handlers.decision import Act, Decision
from handlers.draft import Written
from handlers.facts import BOT, Stamp
from handlers.house import House
from handlers.post import Alert
from handlers.rules.triage import triage
from handlers.team import Person
from handlers.verbs import Handler
from storage import case_files, posts
from storage.case_files import Kept
from storage.database import Database

log = logging.getLogger(__name__)
POISON_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class Received:
    """What became of an alert: its incident, and whether it opened it."""

    number: int
    new: bool


class NoSuchIncident(LookupError):
    """There is no incident with that number."""


class Desk:
    """Puts handlers, storage and the outbox together. `wake` is called after each commit: the clock sets it."""

    def __init__(self, database: Database, people: People, house: House, packer: Packer, playbook: str) -> None:
        self.database, self.people, self.house = database, people, house
        self.packer, self.playbook, self.ledger = packer, playbook, Ledger(packer, house)
        self.wake: Callable[[], None] = lambda: None
        self.policy: Callable[[], Policy] = Policy  # what may be promised; the app puts the file here

    def receive(self, alert: Alert, drill: Drill | None = None) -> Received:
        """An alert: it opens an incident, or joins the one that knows its post. Returns once that is committed."""
        names = names_of(alert, drill)
        try:
            received = self._receive(alert, names, drill)
        except IntegrityError:  # another process opened the same post at this very moment; now it is known
            received = self._receive(alert, names, drill)
        metrics.ALERTS.labels("opened" if received.new else "joined").inc()
        self.wake()
        return received

    def act(self, number: int, handler: Handler, by: str, args: Mapping[str, str], now: datetime) -> tuple[CaseFile, Decision]:
        """What a person asked for; the file afterwards and the decision. Raises NoSuchIncident."""
        team = self.people.team()
        who = team.people.get(by) or Person(by, by)
        return self._change(number, now, by, lambda file, house: handler(file, Act(who, team, house, args), now))

    def drafted(self, number: int, written: Written, now: datetime) -> Decision:
        """The writer's words arrived."""
        team = self.people.team()
        return self._change(number, now, BOT, lambda file, house: drafts.arrived(file, written, team, house, now))[1]

    def regrade(self, number: int, now: datetime) -> Decision:
        """Look at an incident's grade again, with what is known around it now."""
        with self.database.transaction() as connection:
            kept = self._load(connection, number)
            seen = triage(as_alert(kept.file, now), surroundings(connection, kept.file, now, self.policy().competitors))
            decision = alerts.regrade(kept.file, seen, self.people.team(connection), now)
            self._save(connection, kept, decision, Stamp(now))
        self.wake()
        return decision

    def ring(self, numbers: Sequence[int], now: datetime) -> None:
        """Ring the due timers of these incidents in one commit; if that fails, one by one, so that a bad file stops no other."""
        try:
            with self.database.transaction() as connection:
                for number in numbers:
                    self._ring(connection, number, now)
        except Exception:
            for number in numbers:
                self._ring_alone(number, now)
        self.wake()

    def read(self, number: int) -> CaseFile:
        """One file as it is now. Raises NoSuchIncident."""
        with self.database.reading() as connection:
            return self._load(connection, number, lock=False).file

    def backed(self, number: int, now: datetime) -> tuple[CaseFile, House]:
        """One file, and the house rules with what may be said about it now."""
        file = self.read(number)
        with self.database.reading() as connection:
            return file, self._backed(connection, file, now)

    def _backed(self, connection: Connection, file: CaseFile, now: datetime) -> House:
        return replace(self.house, backing=backing_of(connection, file, self.policy(), self.people.team(connection), self.house.zone, now))

    def _receive(self, alert: Alert, names: list[str], drill: Drill | None) -> Received:
        with self.database.transaction() as connection:
            known = posts.known_as(connection, names)
            number = min(known.values()) if known else self._open(connection, alert, drill)
            news = self._join(connection, number, alert) if known else True
            posts.know(connection, number, [name for name in names if name not in known])
            if news and alert.counts.known():
                posts.took(connection, number, alerts.taken(alert))
        return Received(number, not known)

    def _join(self, connection: Connection, number: int, alert: Alert) -> bool:
        """The alert joins a known incident; False when it says nothing that was not known."""
        kept = self._load(connection, number)
        whole = replace(alert, post=alerts.fuller(kept.file.post, alert.post))
        around = surroundings(connection, kept.file, alert.seen_at, self.policy().competitors)
        seen = triage(unhurried(whole, kept.file.drill), around)
        decision = alerts.again(kept.file, alert, seen, self.people.team(connection))
        self._save(connection, kept, decision, Stamp(alert.seen_at))
        return bool(decision.facts)

    def _open(self, connection: Connection, alert: Alert, drill: Drill | None) -> int:
        team = self.people.team(connection)
        file = alerts.begin(case_files.add(connection), alert, self.playbook, drill)
        bands = bands_of(alert) if not drill else ()
        alike = alike_to(connection, alert, bands)
        around = surroundings(connection, file, alert.seen_at, self.policy().competitors, alike)
        decision = alerts.first(
            file, alert, triage(unhurried(alert, drill), around), team, alike, siblings_of(connection, file, alert.seen_at)
        )
        self._save(connection, Kept(file), decision, Stamp(alert.seen_at))
        posts.sketched(connection, file.number, bands, alert.seen_at)
        return file.number

    def _ring(self, connection: Connection, number: int, now: datetime) -> None:
        if not case_files.still_ringing(connection, number, now):
            return  # another process has rung it
        kept = self._load(connection, number)
        decision = reminder.ring(kept.file, self.people.team(connection), self.house, now)
        kept = self._save(connection, kept, decision, Stamp(now))
        dues = self.ledger.dues(kept)
        if dues.rings_at and dues.rings_at <= now:
            raise RuntimeError("its timers ring on and on")
        if not decision.facts:  # nothing is due any more: only the time it had been set to is stale
            case_files.save(connection, kept, dues)

    def _ring_alone(self, number: int, now: datetime) -> None:
        """A file that cannot be rung waits an hour, loudly."""
        try:
            with self.database.transaction() as connection:
                self._ring(connection, number, now)
        except Exception:
            log.exception("incident %s could not be rung; it is tried again in an hour", number)
            with self.database.transaction() as connection:
                case_files.postpone(connection, number, now + POISON_PAUSE)

    def _change(self, number: int, now: datetime, by: str, decide: Callable[[CaseFile, House], Decision]) -> tuple[CaseFile, Decision]:
        with self.database.transaction() as connection:
            kept = self._load(connection, number)
            decision = decide(kept.file, self._backed(connection, kept.file, now))
            remember_replies(connection, kept.file, decision.facts, now)
            kept = self._save(connection, kept, decision, Stamp(now, by))
        self.wake()
        return kept.file, decision

    def _load(self, connection: Connection, number: int, lock: bool = True) -> Kept:
        kept = case_files.load(connection, number, lock)
        if kept is None:
            raise NoSuchIncident(number)
        return kept

    def _save(self, connection: Connection, kept: Kept, decision: Decision, stamp: Stamp) -> Kept:
        return self.ledger.write(connection, kept, decision, stamp, self.people.team(connection))
