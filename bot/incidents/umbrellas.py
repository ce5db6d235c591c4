"""Gathers the open incidents on one product under the case that leads them, in one transaction (R36, R42)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.config.policy import TeamPolicy
from bot.incidents.decision_writer import DecisionWriter, PendingWrite
from bot.incidents.team import TeamDirectory
from handlers.alerts.umbrella import covered, new_umbrella, open_umbrella, with_members
from handlers.case.case_file import CaseFile, Status
from handlers.case.event import EventMeta
from handlers.triage.brands import product_identity
from storage.database import Database
from storage.incidents import brand_sheets, cases, clusters, posts
from storage.incidents.cases import StoredCase

WEEK = timedelta(days=7)  # within which open incidents count together, by the rubric


class Umbrellas:
    """One open case at most leads a product's incidents; who belongs to it follows from the files, each time anew."""

    def __init__(
        self,
        database: Database,
        people: TeamDirectory,
        decision_writer: DecisionWriter,
        team_policy: Callable[[], TeamPolicy],
        playbook: str,
    ) -> None:
        self.database, self.people, self.decision_writer = database, people, decision_writer
        self.team_policy, self.playbook = team_policy, playbook

    def gather(self, number: int, now: datetime) -> None:
        """Bring the cases that lead this incident, or its product, up to date; open one when it is the fifth."""
        try:
            self._gather(number, now)
        except IntegrityError:  # another process opened the leading case at this very moment; now it is known
            self._gather(number, now)

    def _gather(self, number: int, now: datetime) -> None:
        with self.database.transaction() as connection:
            self._gather_in(connection, number, now)

    def _gather_in(self, connection: Connection, number: int, now: datetime) -> None:
        stored = cases.load(connection, number)
        if stored is None or stored.file.drill:
            return
        file, sheets = stored.file, brand_sheets.sheets(connection)
        own = product_identity(file.brand, file.product, sheets)
        leading = clusters.leading(connection)
        same = [c for c in leading if file.product and product_identity(c.brand, c.product, sheets) == own]
        for case in leading:
            if case.number in (number, file.umbrella) or (case in same and case.status == Status.OPEN):
                about = product_identity(case.brand, case.product, sheets)
                known = cases.load(connection, case.number)
                members = known.file.members if known else ()
                found = clusters.to_lead(connection, now - WEEK, members) if case.status == Status.OPEN else []
                same_product = [a.number for a in found if product_identity(a.brand, a.product, sheets) == about]
                self._update(connection, case.number, members, same_product, now)
        if file.product and not any(case.status == Status.OPEN for case in same):
            last = max((case.closed_at for case in same if case.closed_at), default=now - WEEK)
            found = clusters.to_lead(connection, max(last, now - WEEK))
            fresh = [a.number for a in found if product_identity(a.brand, a.product, sheets) == own]
            if len(fresh) >= self.team_policy().thresholds.open_incidents:
                self._open(connection, fresh, f"umbrella {'|'.join(own)} {same[0].number if same else 0}", now)

    def _open(self, connection: Connection, numbers: Sequence[int], key: str, now: datetime) -> None:
        """A new case over these; its key is unique, so that two processes never open two."""
        members, team = self._load(connection, numbers), self.people.team(connection)
        enough, policy = self.team_policy().thresholds.open_incidents, self.decision_writer.policy
        file = new_umbrella(cases.add(connection), self.playbook, now)
        decision = open_umbrella(file, [m.file for m in members], enough, team, policy, now)
        opened = self.decision_writer.prepare(StoredCase(file), decision, EventMeta(now))
        posts.save_keys(connection, {key: file.number})
        self._write(connection, [opened, *self._cover(members, opened.stored.file, now)])

    def _update(
        self, connection: Connection, number: int, before: Iterable[int], members: Sequence[int], now: datetime
    ) -> None:
        """Let the case lead exactly these, and tell them and those that left what they are to say."""
        files = self._load(connection, {number, *before, *members})
        case = next(stored for stored in files if stored.file.number == number)
        led = self.decision_writer.prepare(case, with_members(case.file, members), EventMeta(now))
        stay = self._cover([f for f in files if f.file.number in members], led.stored.file, now)
        gone = [f for f in files if f.file.number not in (number, *members) and f.file.umbrella == number]
        self._write(connection, [led, *stay, *self._cover(gone, None, now)])

    def _load(self, connection: Connection, numbers: Iterable[int]) -> list[StoredCase]:
        return [f for f in cases.load_many(connection, numbers).values() if isinstance(f, StoredCase)]

    def _cover(self, files: Iterable[StoredCase], umbrella: CaseFile | None, now: datetime) -> list[PendingWrite]:
        return [self.decision_writer.prepare(f, covered(f.file, umbrella), EventMeta(now)) for f in files]

    def _write(self, connection: Connection, entries: Sequence[PendingWrite]) -> None:
        changed = [entry for entry in entries if entry.rows]
        self.decision_writer.write(connection, changed, self.people.team(connection))
