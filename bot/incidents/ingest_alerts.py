"""Alerts that arrive: each opens an incident or joins the one that knows its post; many in one transaction."""

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.config.policy import Policy
from bot.incidents.save_decision import DecisionWriter, PendingWrite
from bot.incidents.team import TeamDirectory
from bot.incidents.triage_context import (
    build_triage_context,
    find_near_duplicates,
    minhash_of,
    other_harm_incidents,
    post_keys_of,
    with_real_time,
)
from bot.ingest.schema import IngestResult
from handlers.alerts import actions as alerts
from handlers.alerts.events import Graded
from handlers.case.case_file import Capture, Drill
from handlers.case.decision import Regrade
from handlers.case.event import EventMeta
from handlers.case.people import Team
from handlers.posts.post import Alert
from handlers.triage import triage
from storage import idempotency
from storage.database import Database
from storage.incidents import cases, posts
from storage.incidents.cases import CorruptCaseFile, StoredCase


@dataclass(frozen=True)
class IncomingAlert:
    """An alert at the door. `idempotency_key` names the request: sent again under that name it gets the same answer and changes nothing."""

    alert: Alert
    drill: Drill | None = None
    idempotency_key: str = ""


@dataclass
class Batch:
    """What one transaction knows: names of posts, files as they stand by now, what is to be written at its end."""

    connection: Connection
    team: Team
    known: dict[str, int]
    files: dict[int, StoredCase | CorruptCaseFile]
    answers: dict[str, str]
    opened: list[PendingWrite] = field(default_factory=list)
    joined: list[PendingWrite] = field(default_factory=list)
    unwritten: list[PendingWrite] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    taken: list[tuple[int, Capture]] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


class AlertIngestor:
    """`take` is all or nothing, but for an alert about an incident whose file is damaged, which is that one's result."""

    def __init__(
        self,
        database: Database,
        people: TeamDirectory,
        writer: DecisionWriter,
        team_policy: Callable[[], Policy],
        playbook: str,
    ) -> None:
        self.database, self.people, self.writer, self.team_policy, self.playbook = (
            database,
            people,
            writer,
            team_policy,
            playbook,
        )

    def ingest(self, arrivals: Sequence[IncomingAlert]) -> list[IngestResult | Exception]:
        """Take them in, in their order."""
        try:
            return self._take(arrivals)
        except IntegrityError:  # another process opened one of these posts at this very moment; now it is known
            return self._take(arrivals)

    def _take(self, arrivals: Sequence[IncomingAlert]) -> list[IngestResult | Exception]:
        names = [post_keys_of(arrival.alert, arrival.drill) for arrival in arrivals]
        with self.database.transaction() as connection:
            known = posts.find_by_keys(connection, [name for its in names for name in its])
            files = cases.load_many(connection, set(known.values())) if known else {}
            answers = idempotency.find_answers(
                connection, [arrival.idempotency_key for arrival in arrivals if arrival.idempotency_key]
            )
            now = Batch(connection, self.people.team(connection), known, files, answers)
            received = [self._receive(arrival, its, now) for arrival, its in zip(arrivals, names, strict=True)]
            self._write(now)
            idempotency.save_many(connection, now.told, arrivals[-1].alert.seen_at)
        return received

    def _write(self, now: Batch) -> None:
        self._record(now)
        self.writer.enqueue(now.connection, [*now.opened, *now.joined], now.team)
        posts.save_keys(now.connection, now.names)
        posts.add_captures(now.connection, now.taken)

    def _record(self, now: Batch) -> None:
        self.writer.save(now.connection, now.unwritten)
        now.unwritten.clear()

    def _receive(self, arrival: IncomingAlert, names: Sequence[str], now: Batch) -> IngestResult | Exception:
        if arrival.idempotency_key in now.answers:
            return IngestResult(*json.loads(now.answers[arrival.idempotency_key]))
        number = min((now.known[name] for name in names if name in now.known), default=None)
        if number is not None and isinstance(now.files[number], CorruptCaseFile):
            return CorruptCaseFile(number)
        entry = self._open(arrival, now) if number is None else self._join(arrival.alert, number, now)
        received = IngestResult(entry.kept.file.number, number is None)
        now.files[received.number] = entry.kept
        if entry.rows and arrival.alert.counts.any_known():
            now.taken.append((received.number, alerts.capture_of(arrival.alert)))
        fresh = {name: received.number for name in names if name not in now.known}
        now.known |= fresh
        now.names |= fresh
        if arrival.idempotency_key:
            now.answers[arrival.idempotency_key] = now.told[arrival.idempotency_key] = json.dumps(astuple(received))
        return received

    def _join(self, alert: Alert, number: int, now: Batch) -> PendingWrite:
        """The alert joins a known incident; without lines when it says nothing that was not known."""
        kept = now.files[number]
        assert isinstance(kept, StoredCase)
        whole = replace(alert, post=alerts.merge_post(kept.file.post, alert.post))
        siblings = other_harm_incidents(now.connection, kept.file, alert.seen_at)
        around = build_triage_context(
            now.connection, kept.file, alert.seen_at, siblings, self.team_policy().competitors
        )
        decision = alerts.on_repeat_alert(
            kept.file, alert, triage(with_real_time(whole, kept.file.drill), around), now.team
        )
        entry = _looks_around(self.writer.prepare(kept, decision, EventMeta(alert.seen_at)))
        now.joined.append(entry)
        now.unwritten.append(entry)
        if len(entry.rows) > 1:  # more than its numbers, a grade perhaps, by which the next alert is judged
            self._record(now)
        return entry

    def _open(self, arrival: IncomingAlert, now: Batch) -> PendingWrite:
        """A new incident. It is recorded at once: the next alert may be on the same product, or copy the same words."""
        alert, drill = arrival.alert, arrival.drill
        file = alerts.new_case(cases.add(now.connection), alert, self.playbook, drill)
        bands = minhash_of(alert) if not drill else ()
        alike = find_near_duplicates(now.connection, alert, bands)
        siblings = other_harm_incidents(now.connection, file, alert.seen_at)
        around = build_triage_context(
            now.connection, file, alert.seen_at, siblings, self.team_policy().competitors, alike
        )
        decision = alerts.on_first_alert(
            file, alert, triage(with_real_time(alert, drill), around), now.team, alike, siblings
        )
        entry = self.writer.prepare(StoredCase(file), decision, EventMeta(alert.seen_at))
        # Only on PostgreSQL can another process open one on the same product at this moment, neither seeing the other's.
        now.opened.append(entry := entry if self.database.sqlite else _looks_around(entry))
        self.writer.save(now.connection, [entry])
        posts.save_minhash(now.connection, file.number, bands, alert.seen_at)
        return entry


def _looks_around(entry: PendingWrite) -> PendingWrite:
    """Where somebody is known to be hurt from now on: look again after the commit, at this incident and at others on the product."""
    file = entry.kept.file
    graded = any(row["kind"] == Graded.code for row in entry.rows)
    if not graded or not file.safety or not file.product or file.drill:
        return entry
    return replace(entry, follow_ups=(*entry.follow_ups, Regrade(file.number)))
