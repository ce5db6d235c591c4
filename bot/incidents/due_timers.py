"""Fires the due timers of incidents: one commit for all, and one each when that fails. All times are UTC."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.incidents.decision_writer import DecisionWriter
from bot.incidents.team import TeamDirectory
from handlers.case.event import EventMeta
from handlers.case.policy import ResponsePolicy
from handlers.reminders import fire
from storage.database import Database
from storage.incidents import cases

log = logging.getLogger(__name__)
FAILED_TIMER_BACKOFF = timedelta(hours=1)


class DueTimers:
    """Fires timers and writes what they decide."""

    def __init__(
        self, database: Database, people: TeamDirectory, decision_writer: DecisionWriter, policy: ResponsePolicy
    ) -> None:
        self.database, self.people, self.decision_writer, self.policy = database, people, decision_writer, policy

    def fire(self, numbers: Sequence[int], now: datetime) -> None:
        """Fire the due timers of these incidents in one commit; if that fails one by one: a bad file stops no other."""
        try:
            with self.database.transaction() as connection:
                self._fire_batch(connection, numbers, now)
        except Exception:
            for number in numbers:
                self._alone(number, now)

    def _fire_batch(self, connection: Connection, numbers: Sequence[int], now: datetime) -> None:
        """Rows are locked: incidents whose timers another process fires, or has fired, are left out."""
        team = self.people.team(connection)
        files = cases.load_many(connection, cases.lock_due(connection, numbers, now))
        entries = []
        for stored in files.values():
            if isinstance(stored, cases.CorruptCaseFile):
                # One damaged file fails the batch, so that each is then tried alone and only the damaged one is put
                # off.
                raise stored
            entry = self.decision_writer.prepare(stored, fire.fire(stored.file, team, self.policy, now), EventMeta(now))
            dues = self.decision_writer.next_times(entry.stored)
            # A timer that is due again at once would fire in a loop and write a line each time.
            if dues.next_timer_at and dues.next_timer_at <= now:
                raise RuntimeError("its timers never end")
            if not entry.rows:  # nothing is due any more: only the time it had been set to is stale
                cases.save(connection, stored, dues)
            entries.append(entry)
        self.decision_writer.write(connection, entries, team)

    def _alone(self, number: int, now: datetime) -> None:
        """A file whose timers fail waits FAILED_TIMER_BACKOFF, with an error in the log."""
        try:
            with self.database.transaction() as connection:
                self._fire_batch(connection, [number], now)
        except Exception:
            log.exception("the timers of incident %s failed; they are tried again in an hour", number)
            with self.database.transaction() as connection:
                cases.postpone(connection, number, now + FAILED_TIMER_BACKOFF)
