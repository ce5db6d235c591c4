"""Alerts that arrive: each opens an incident or joins the one that knows its post; many in one transaction."""

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.config.policy import Policy
from bot.incidents.save_decision import Entry, Ledger
from bot.incidents.team import People
from bot.incidents.triage_context import alike_to, bands_of, names_of, siblings_of, surroundings, unhurried
from bot.ingest.schema import IngestResult
from handlers.alerts import actions as alerts
from handlers.alerts.events import Graded
from handlers.case.case_file import Capture, Drill
from handlers.case.decision import Regrade
from handlers.case.event import Stamp
from handlers.case.people import Team
from handlers.posts.post import Alert
from handlers.triage import triage
from storage import idempotency as seen
from storage.database import Database
from storage.incidents import cases as case_files
from storage.incidents import posts
from storage.incidents.cases import Damaged, Kept


@dataclass(frozen=True)
class Arrival:
    """An alert at the door. `once` names the request: sent again under that name it gets the same answer and changes nothing."""

    alert: Alert
    drill: Drill | None = None
    once: str = ""


@dataclass
class _Round:
    """What one transaction knows: names of posts, files as they stand by now, what is to be written at its end."""

    connection: Connection
    team: Team
    known: dict[str, int]
    files: dict[int, Kept | Damaged]
    answers: dict[str, str]
    opened: list[Entry] = field(default_factory=list)
    joined: list[Entry] = field(default_factory=list)
    unwritten: list[Entry] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    taken: list[tuple[int, Capture]] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


class Arrivals:
    """`take` is all or nothing, but for an alert about an incident whose file is damaged, which is that one's result."""

    def __init__(self, database: Database, people: People, ledger: Ledger, policy: Callable[[], Policy], playbook: str) -> None:
        self.database, self.people, self.ledger, self.policy, self.playbook = database, people, ledger, policy, playbook

    def take(self, arrivals: Sequence[Arrival]) -> list[IngestResult | Exception]:
        """Take them in, in their order."""
        try:
            return self._take(arrivals)
        except IntegrityError:  # another process opened one of these posts at this very moment; now it is known
            return self._take(arrivals)

    def _take(self, arrivals: Sequence[Arrival]) -> list[IngestResult | Exception]:
        names = [names_of(arrival.alert, arrival.drill) for arrival in arrivals]
        with self.database.transaction() as connection:
            known = posts.known_as(connection, [name for its in names for name in its])
            files = case_files.together(connection, set(known.values())) if known else {}
            answers = seen.answers(connection, [arrival.once for arrival in arrivals if arrival.once])
            now = _Round(connection, self.people.team(connection), known, files, answers)
            received = [self._receive(arrival, its, now) for arrival, its in zip(arrivals, names, strict=True)]
            self._write(now)
            seen.keep(connection, now.told, arrivals[-1].alert.seen_at)
        return received

    def _write(self, now: _Round) -> None:
        self._record(now)
        self.ledger.announce(now.connection, [*now.opened, *now.joined], now.team)
        posts.know(now.connection, now.names)
        posts.took(now.connection, now.taken)

    def _record(self, now: _Round) -> None:
        self.ledger.record(now.connection, now.unwritten)
        now.unwritten.clear()

    def _receive(self, arrival: Arrival, names: Sequence[str], now: _Round) -> IngestResult | Exception:
        if arrival.once in now.answers:
            return IngestResult(*json.loads(now.answers[arrival.once]))
        number = min((now.known[name] for name in names if name in now.known), default=None)
        if number is not None and isinstance(now.files[number], Damaged):
            return Damaged(number)
        entry = self._open(arrival, now) if number is None else self._join(arrival.alert, number, now)
        received = IngestResult(entry.kept.file.number, number is None)
        now.files[received.number] = entry.kept
        if entry.rows and arrival.alert.counts.known():
            now.taken.append((received.number, alerts.taken(arrival.alert)))
        fresh = {name: received.number for name in names if name not in now.known}
        now.known |= fresh
        now.names |= fresh
        if arrival.once:
            now.answers[arrival.once] = now.told[arrival.once] = json.dumps(astuple(received))
        return received

    def _join(self, alert: Alert, number: int, now: _Round) -> Entry:
        """The alert joins a known incident; without lines when it says nothing that was not known."""
        kept = now.files[number]
        assert isinstance(kept, Kept)
        whole = replace(alert, post=alerts.fuller(kept.file.post, alert.post))
        siblings = siblings_of(now.connection, kept.file, alert.seen_at)
        around = surroundings(now.connection, kept.file, alert.seen_at, siblings, self.policy().competitors)
        decision = alerts.again(kept.file, alert, triage(unhurried(whole, kept.file.drill), around), now.team)
        entry = _looks_around(self.ledger.entry(kept, decision, Stamp(alert.seen_at)))
        now.joined.append(entry)
        now.unwritten.append(entry)
        if len(entry.rows) > 1:  # more than its numbers, a grade perhaps, by which the next alert is judged
            self._record(now)
        return entry

    def _open(self, arrival: Arrival, now: _Round) -> Entry:
        """A new incident. It is recorded at once: the next alert may be on the same product, or copy the same words."""
        alert, drill = arrival.alert, arrival.drill
        file = alerts.begin(case_files.add(now.connection), alert, self.playbook, drill)
        bands = bands_of(alert) if not drill else ()
        alike = alike_to(now.connection, alert, bands)
        siblings = siblings_of(now.connection, file, alert.seen_at)
        around = surroundings(now.connection, file, alert.seen_at, siblings, self.policy().competitors, alike)
        decision = alerts.first(file, alert, triage(unhurried(alert, drill), around), now.team, alike, siblings)
        entry = self.ledger.entry(Kept(file), decision, Stamp(alert.seen_at))
        # Only on PostgreSQL can another process open one on the same product at this moment, neither seeing the other's.
        now.opened.append(entry := entry if self.database.sqlite else _looks_around(entry))
        self.ledger.record(now.connection, [entry])
        posts.sketched(now.connection, file.number, bands, alert.seen_at)
        return entry


def _looks_around(entry: Entry) -> Entry:
    """Where somebody is known to be hurt from now on: look again after the commit, at this incident and at others on the product."""
    file = entry.kept.file
    graded = any(row["kind"] == Graded.__name__ for row in entry.rows)
    if not graded or not file.safety or not file.product or file.drill:
        return entry
    return replace(entry, errands=(*entry.errands, Regrade(file.number)))
