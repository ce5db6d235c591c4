"""The desk: every decision in one transaction: load, decide, save facts, state, timers and outbox, commit.

The only place where a person's action, an alert or a timer changes a case."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.config.policy import Policy
from bot.incidents.execute_commands import Change, Changes, Made, NoSuchIncident
from bot.incidents.group_commit import Together
from bot.incidents.ingest_alerts import Arrival, Arrivals
from bot.incidents.outbox_messages import Packer
from bot.incidents.save_decision import Ledger
from bot.incidents.team import People
from bot.incidents.triage_context import as_alert, siblings_of, surroundings
from bot.ingest.schema import IngestResult
from bot.ops import metrics
from handlers.alerts import actions as alerts
from handlers.case.case_file import CaseFile, Drill
from handlers.case.decision import Act, Decision, Regrade
from handlers.case.event import BOT, Stamp
from handlers.case.people import Person, Team
from handlers.case.policy import House
from handlers.commands.registry import Handler
from handlers.drafts import write as drafts
from handlers.drafts.write import Written
from handlers.posts.post import Alert
from handlers.reminders import fire as reminder
from handlers.triage import triage
from storage.database import Database
from storage.incidents import cases as case_files
from storage.incidents.cases import Kept

__all__ = ["Desk", "NoSuchIncident"]
log = logging.getLogger(__name__)
POISON_PAUSE = timedelta(hours=1)
MOST_ALERTS = 16  # of one commit: a click waits for no more than these


class Desk:
    """Puts handlers, storage and the outbox together. `wake` is called after each commit: the clock sets it."""

    def __init__(self, database: Database, people: People, house: House, packer: Packer, playbook: str) -> None:
        self.database, self.people, self.house = database, people, house
        self.packer, self.playbook, self.ledger = packer, playbook, Ledger(packer, house)
        self.wake: Callable[[], None] = lambda: None
        self.policy: Callable[[], Policy] = Policy  # what may be promised; the app puts the file here
        self._changes = Changes(database, people, self.ledger, lambda: self.policy())
        self._changing: Together[Change, Made] = Together(self._changes.make)
        self.idle = self._changing.idle  # set while no person waits for a decision
        arrivals = Arrivals(database, people, self.ledger, lambda: self.policy(), playbook)
        self._arriving: Together[Arrival, IngestResult] = Together(arrivals.take, MOST_ALERTS)

    def receive(self, alert: Alert, drill: Drill | None = None, once: str = "") -> IngestResult:
        """An alert: it opens an incident, or joins the one that knows its post. Returns once that is committed.

        `once` names the request: sent again under that name it changes nothing and gets the same answer.
        """
        received = self._arriving.do(Arrival(alert, drill, once))
        metrics.ALERTS.labels("opened" if received.new else "joined").inc()
        self.wake()
        return received

    def act(
        self, number: int, handler: Handler, by: str, args: Mapping[str, str], now: datetime, once: str = "", weighs: bool = True
    ) -> Made:
        """What a person asked for; the file afterwards and the decision. Raises NoSuchIncident.

        `once` names the click or message, as above; `weighs`: the handler judges words (see Change).
        """

        def decide(file: CaseFile, team: Team, house: House) -> Decision:
            """The handler, told who asks."""
            return handler(file, Act(team.people.get(by) or Person(by, by), team, house, args), now)

        return self._change(Change(number, by, now, decide, once, weighs))

    def drafted(self, number: int, written: Written, now: datetime, ours: Callable[[Connection], bool] | None = None) -> Decision:
        """The writer's words arrived. They are nobody's when `ours`, asked in the same transaction, says no."""

        def decide(file: CaseFile, team: Team, house: House) -> Decision:
            """Check them and lay them before the approver."""
            return drafts.arrived(file, written, team, house, now)

        return self._change(Change(number, BOT, now, decide, ours=ours))[1]

    def regrade(self, number: int, now: datetime) -> Decision:
        """Look at an incident's grade again, with what is known around it now; milder ones on the product are looked at next."""
        with self.database.transaction() as connection:
            kept, team = self._load(connection, number), self.people.team(connection)
            siblings = siblings_of(connection, kept.file, now)
            around = surroundings(connection, kept.file, now, siblings, self.policy().competitors)
            decision = alerts.regrade(kept.file, triage(as_alert(kept.file, now), around), team, now)
            entry = self.ledger.entry(kept, decision, Stamp(now))
            others = case_files.many(connection, siblings)
            milder = [Regrade(other.number) for other in others if other.severity < entry.kept.file.severity]
            self.ledger.write(connection, [replace(entry, errands=(*entry.errands, *milder))], team)
        self.wake()
        return decision

    def ring(self, numbers: Sequence[int], now: datetime) -> None:
        """Ring the due timers of these incidents in one commit; if that fails, one by one, so that a bad file stops no other."""
        try:
            with self.database.transaction() as connection:
                self._ring(connection, numbers, now)
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
            return file, self._changes.backed(connection, file, self.people.team(connection), now)

    def _change(self, change: Change) -> Made:
        made = self._changing.do(change)
        self.wake()
        return made

    def _ring(self, connection: Connection, numbers: Sequence[int], now: datetime) -> None:
        """Those that another process rings, or has rung, are left to it."""
        team = self.people.team(connection)
        files = case_files.together(connection, case_files.still_ringing(connection, numbers, now))
        entries = []
        for kept in files.values():
            if isinstance(kept, case_files.Damaged):
                raise kept
            entry = self.ledger.entry(kept, reminder.ring(kept.file, team, self.house, now), Stamp(now))
            dues = self.ledger.dues(entry.kept)
            if dues.rings_at and dues.rings_at <= now:
                raise RuntimeError("its timers ring on and on")
            if not entry.rows:  # nothing is due any more: only the time it had been set to is stale
                case_files.save(connection, kept, dues)
            entries.append(entry)
        self.ledger.write(connection, entries, team)

    def _ring_alone(self, number: int, now: datetime) -> None:
        """A file that cannot be rung waits an hour, loudly."""
        try:
            with self.database.transaction() as connection:
                self._ring(connection, [number], now)
        except Exception:
            log.exception("incident %s could not be rung; it is tried again in an hour", number)
            with self.database.transaction() as connection:
                case_files.postpone(connection, number, now + POISON_PAUSE)

    def _load(self, connection: Connection, number: int, lock: bool = True) -> Kept:
        kept = case_files.load(connection, number, lock)
        if kept is None:
            raise NoSuchIncident(number)
        return kept
