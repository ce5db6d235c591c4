"""Every decision in one transaction: load, decide, save events, case file, timers and outbox, commit.

The only place where a command, an alert or a timer changes a case. All times are UTC."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from bot.incidents.alert_batch import IncomingAlert
from bot.incidents.alert_groups import MAX_ALERTS_PER_COMMIT, count_alert, ingest_in_groups
from bot.incidents.decision_writer import DecisionWriter
from bot.incidents.due_timers import DueTimers
from bot.incidents.execute_commands import CommandExecutor, NoSuchIncident, Outcome, PendingCommand
from bot.incidents.group_commit import GroupCommit
from bot.incidents.ingest_alerts import AlertIngestor
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.readers.local import LocalReader
from bot.incidents.second_reader import SecondReader
from bot.incidents.team import TeamDirectory
from bot.incidents.triage_context import alert_from_case, build_triage_context, other_harm_incidents
from bot.incidents.umbrellas import Umbrellas
from bot.ingest.schema import IngestResult
from handlers.alerts import actions as alerts
from handlers.alerts.second_reading import link
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Regrade
from handlers.case.drill import Drill
from handlers.case.event import BOT, EventMeta
from handlers.case.people import Person, Team
from handlers.case.policy import ResponsePolicy
from handlers.commands.command import Handler
from handlers.drafts import write as drafts
from handlers.drafts.second_reading import DraftReading, on_draft_read
from handlers.drafts.written import WrittenDraft
from handlers.posts.post import Alert
from handlers.triage import triage
from storage.database import Database
from storage.incidents import cases, listing
from storage.incidents.cases import CorruptCaseFile, StoredCase

__all__ = ["Incidents", "NoSuchIncident"]
NO_OTHERS: Mapping[int, CaseFile] = MappingProxyType({})


class Incidents:
    """Puts handlers, storage and the outbox together.

    `team_policy` reads what may be promised, as of now; `wake` is called after each commit;
    `asks_model`: a model reads posts too.
    """

    def __init__(
        self,
        database: Database,
        people: TeamDirectory,
        policy: ResponsePolicy,
        messages: MessageBuilder,
        playbook: str,
        team_policy: Callable[[], TeamPolicy] = TeamPolicy,
        wake: Callable[[], None] = lambda: None,
        reader: LocalReader | None = None,
        asks_model: bool = False,
    ) -> None:
        self.database, self.people, self.policy = database, people, policy
        self.messages, self.playbook_version, self.decision_writer = (
            messages,
            playbook,
            DecisionWriter(messages, policy),
        )
        self.team_policy, self.wake = team_policy, wake
        self._due_timers = DueTimers(database, people, self.decision_writer, policy)
        self._command_executor = CommandExecutor(database, people, self.decision_writer, team_policy)
        self._commands: GroupCommit[PendingCommand, Outcome] = GroupCommit(self._command_executor.execute)
        self.no_pending = self._commands.no_pending  # set while no person waits for a decision
        self.readers = reader or LocalReader()
        self.second_reader = SecondReader(database, people, self.decision_writer, team_policy, self.readers, policy)
        self.umbrellas = Umbrellas(database, people, self.decision_writer, team_policy, playbook)
        ingestor = AlertIngestor(
            database, people, self.decision_writer, team_policy, playbook, self.readers, asks_model
        )
        self._alerts: GroupCommit[IncomingAlert, IngestResult] = GroupCommit(ingestor.ingest, MAX_ALERTS_PER_COMMIT)

    def receive_alert(
        self, alert: Alert, drill: Drill | None = None, idempotency_key: str = "", apart_from: int = 0
    ) -> IngestResult:
        """An alert: it opens an incident, or joins the one that knows its post. Returns once that is committed.

        `idempotency_key` names the request: sent again under that name it changes nothing and gets the same answer.
        What the incident `apart_from` knew the post by leads elsewhere from now on.
        """
        received = self._alerts.do(IncomingAlert(alert, drill, idempotency_key, apart_from))
        count_alert(received)
        self.wake()
        return received

    def receive_alerts(self, keyed: Sequence[tuple[Alert, str]]) -> list[IngestResult | CorruptCaseFile]:
        """Many alerts, each under its idempotency key, in few commits; one about a damaged case file has that error."""
        results = ingest_in_groups(self._alerts, keyed)
        self.wake()
        return results

    def execute(
        self,
        number: int,
        handler: Handler,
        by: str,
        args: Mapping[str, str],
        now: datetime,
        idempotency_key: str = "",
        needs_draft_context: bool = True,
        others: tuple[int, ...] = (),
    ) -> Outcome:
        """What a person asked for; the file afterwards and the decision. Raises NoSuchIncident.

        `idempotency_key` as above; `needs_draft_context`: the handler checks texts; `others` (see PendingCommand).
        """

        def decide(
            file: CaseFile, team: Team, policy: ResponsePolicy, read: Mapping[int, CaseFile] = NO_OTHERS
        ) -> Decision:
            """The handler with the person who asks."""
            context = CommandContext(team.people.get(by) or Person(by, by), team, policy, args, read)
            return handler(file, context, now)

        command = PendingCommand(number, by, now, decide, idempotency_key, needs_draft_context, others=others)
        return self._execute(command)

    def save_draft(
        self, number: int, written: WrittenDraft, now: datetime, still_owned: Callable[[Connection], bool] | None = None
    ) -> Decision:
        """Save a written draft, unless `still_owned`, called in the transaction, says that it is another process's."""

        def decide(file: CaseFile, team: Team, policy: ResponsePolicy) -> Decision:
            """Check the text and put it up for review."""
            return drafts.on_draft_written(file, written, team, policy, now)

        return self._execute(PendingCommand(number, BOT, now, decide, still_owned=still_owned))[1]

    def save_reading(
        self, number: int, reading: DraftReading, now: datetime, still_owned: Callable[[Connection], bool] | None = None
    ) -> Decision:
        """Save what readers beside the rules made of a draft; `still_owned` as above."""

        def decide(file: CaseFile, team: Team, policy: ResponsePolicy) -> Decision:
            """Put their doubts onto the draft."""
            return on_draft_read(file, reading)

        return self._execute(PendingCommand(number, BOT, now, decide, still_owned=still_owned))[1]

    def regrade(self, number: int, now: datetime) -> Decision:
        """Triage an incident anew with what is known now; milder ones on the product follow as regrades."""
        with self.database.transaction() as connection:
            stored, team = self._load(connection, number), self.people.team(connection)
            siblings = other_harm_incidents(connection, stored.file, now)
            policy = self.team_policy()
            context = build_triage_context(connection, stored.file, now, siblings, policy)
            seen = triage(alert_from_case(stored.file, now), context, policy.thresholds)
            decision = alerts.regrade(stored.file, seen, team, self.policy, now)
            entry = self.decision_writer.prepare(stored, decision, EventMeta(now))
            others = listing.read_many(connection, siblings)
            milder = [Regrade(other.number) for other in others if other.severity < entry.stored.file.severity]
            self.decision_writer.write(connection, [replace(entry, follow_ups=(*entry.follow_ups, *milder))], team)
        self.wake()
        return decision

    def link(self, number: int, other: int, now: datetime, copies: bool = False) -> None:
        """Name another incident of the same crisis of trust on this one (R36), or a copy of its text (R26)."""
        self._execute(PendingCommand(number, BOT, now, lambda file, team, policy: link(file, other, copies)))

    def fire_timers(self, numbers: Sequence[int], now: datetime) -> None:
        """Fire the due timers of these incidents."""
        self._due_timers.fire(numbers, now)
        self.wake()

    def read(self, number: int) -> CaseFile:
        """Return one case file as it is now. Raises NoSuchIncident."""
        with self.database.read_transaction() as connection:
            return self._load(connection, number, lock=False).file

    def with_draft_context(self, number: int, now: datetime) -> tuple[CaseFile, ResponsePolicy]:
        """Return one case file, and the response policy with what may be said about it now."""
        file = self.read(number)
        with self.database.read_transaction() as connection:
            return file, self._command_executor.with_draft_context(connection, file, self.people.team(connection), now)

    def _execute(self, command: PendingCommand) -> Outcome:
        outcome = self._commands.do(command)
        self.wake()
        return outcome

    def _load(self, connection: Connection, number: int, lock: bool = True) -> StoredCase:
        stored = cases.load(connection, number, lock)
        if stored is None:
            raise NoSuchIncident(number)
        return stored
