"""Lets readers beside the rules read a post after its alert is committed: no click or acknowledgement waits."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from bot.incidents.decision_writer import DecisionWriter
from bot.incidents.readers.local import LocalReader
from bot.incidents.team import TeamDirectory
from bot.incidents.triage_context import alert_from_case, build_triage_context, other_harm_incidents
from handlers.alerts.second_reading import PostReading, may_ask_reader, on_second_reading
from handlers.alerts.unread_events import SecondRead
from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.policy import ResponsePolicy
from handlers.triage import TriageContext, readable, triage
from handlers.triage.second_reading import Reading, with_reading
from storage.database import Database
from storage.incidents import brand_sheets, cases

log = logging.getLogger(__name__)
LOADING_SECONDS = 20.0  # how long a post waits for a reader that is still loading
MAX_WORDS = 120  # code points of the words that are quoted on the timeline


class SecondReader:
    """What it sees goes onto the timeline, and may raise the grade or put the post on the unread list."""

    def __init__(
        self,
        database: Database,
        people: TeamDirectory,
        decision_writer: DecisionWriter,
        team_policy: Callable[[], TeamPolicy],
        reader: LocalReader,
        policy: ResponsePolicy,
    ) -> None:
        self.policy = policy
        self.database, self.people, self.decision_writer = database, people, decision_writer
        self.team_policy, self.reader = team_policy, reader

    def read(self, number: int, now: datetime) -> None:
        """Read the post of an incident, outside every transaction, and decide with what is known by then."""
        waiting = self.waiting(number, now)
        if waiting and (reading := self.reader.read(waiting[1], LOADING_SECONDS)):
            self._decide(number, reading, _line(reading), now)

    def waiting(self, number: int, now: datetime) -> tuple[CaseFile, str] | None:
        """The file and its text as readers get it; None when the rules have said as much as a reader could."""
        with self.database.read_transaction() as connection:
            stored, sheets = cases.load(connection, number), brand_sheets.sheets(connection)
        if stored is None or not may_ask_reader(stored.file):
            return None
        return stored.file, readable(alert_from_case(stored.file, now), TriageContext(sheets=tuple(sheets)))

    def save(
        self, number: int, read: PostReading, now: datetime, still_owned: Callable[[Connection], bool] | None = None
    ) -> None:
        """Save what the model made of a post, unless `still_owned` says that it is another process's by now."""
        self._decide(number, read.as_reading(), read.as_event(), now, still_owned)

    def _decide(
        self,
        number: int,
        reading: Reading,
        line: Event | None,
        now: datetime,
        still_owned: Callable[[Connection], bool] | None = None,
    ) -> None:
        with self.database.transaction() as connection:
            if still_owned and not still_owned(connection):
                return
            stored, team = cases.load(connection, number, lock=True), self.people.team(connection)
            if stored is None:
                return
            siblings = other_harm_incidents(connection, stored.file, now)
            policy = self.team_policy()
            context = build_triage_context(connection, stored.file, now, siblings, policy)
            seen = triage(alert_from_case(stored.file, now), context, policy.thresholds)
            seen = with_reading(seen, reading)
            decision = on_second_reading(stored.file, line, seen, team, self.policy, now)
            entry = self.decision_writer.prepare(stored, decision, EventMeta(now))
            self.decision_writer.write(connection, [entry], team)


def _line(reading: Reading) -> SecondRead | None:
    """The timeline's line: what the reader takes the post for; None when it saw nothing."""
    kind = reading.gravest()
    if not kind:
        return None
    percent = round(reading.kinds[kind] * 100)
    return SecondRead(reader=reading.reader, kind=kind, percent=percent, words=reading.words.get(kind, "")[:MAX_WORDS])
