"""Changes to case files that people, the writer and timers ask for: many in one transaction, each decided once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.config.policy import Policy
from bot.incidents.save_decision import DecisionWriter, PendingWrite
from bot.incidents.team import TeamDirectory
from bot.incidents.triage_context import load_draft_context, remember_replies
from handlers.case.card import LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.event import EventMeta
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.errors import UserError
from storage import idempotency
from storage.database import Database
from storage.incidents import cases
from storage.incidents.cases import CorruptCaseFile, StoredCase

ANSWER: TypeAdapter[LocalizedText | None] = TypeAdapter(LocalizedText | None)
Outcome = tuple[CaseFile, Decision]


class NoSuchIncident(UserError):
    """There is no incident with that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no incident {number}. `python -m bot status` lists them.")
        self.number = number


@dataclass(frozen=True)
class PendingCommand:
    """One thing asked about one incident. `idempotency_key` names it: asked again under that name it gets the same answer and changes nothing.

    `weighs`: words are judged, so what may be stated and promised must be known. `ours` is asked within the transaction;
    when it says no, somebody else does this work now and nothing is changed.
    """

    number: int
    by: str
    now: datetime
    decide: Callable[[CaseFile, Team, ResponsePolicy], Decision]
    idempotency_key: str = ""
    needs_draft_context: bool = True
    still_owned: Callable[[Connection], bool] | None = None


@dataclass
class Batch:
    """What one transaction knows: files as they stand by now, answers given, decisions to be written."""

    connection: Connection
    team: Team
    files: dict[int, StoredCase | CorruptCaseFile]
    answers: dict[str, str]
    entries: list[PendingWrite] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


class CommandExecutor:
    """`make` is all or nothing, but for what is wrong with one change only, which is that one's result."""

    def __init__(
        self, database: Database, people: TeamDirectory, writer: DecisionWriter, team_policy: Callable[[], Policy]
    ) -> None:
        self.database, self.people, self.writer, self.team_policy = database, people, writer, team_policy

    def execute(self, changes: Sequence[PendingCommand]) -> list[Outcome | Exception]:
        """Decide and write them, in their order."""
        with self.database.transaction() as connection:
            team = self.people.team(connection)
            files = cases.load_many(connection, {change.number for change in changes})
            # Read after the files are locked: whoever decided the same thing a moment ago has told its answer by now.
            answers = idempotency.find_answers(
                connection, [change.idempotency_key for change in changes if change.idempotency_key]
            )
            now = Batch(connection, team, files, answers)
            made = [self._execute_one(change, now) for change in changes]
            self.writer.write(connection, now.entries, team)
            idempotency.save_many(connection, now.told, changes[-1].now)
        return made

    def with_draft_context(self, connection: Connection, file: CaseFile, team: Team, now: datetime) -> ResponsePolicy:
        """The house rules with what may be said about this incident now."""
        policy = self.writer.policy
        return replace(
            policy, draft_context=load_draft_context(connection, file, self.team_policy(), team, policy.zone, now)
        )

    def _execute_one(self, change: PendingCommand, now: Batch) -> Outcome | Exception:
        kept = now.files.get(change.number)
        if kept is None:
            return NoSuchIncident(change.number)
        if isinstance(kept, CorruptCaseFile):
            return kept
        if change.idempotency_key in now.answers:
            return kept.file, Decision(answer=ANSWER.validate_json(now.answers[change.idempotency_key]))
        if change.still_owned and not change.still_owned(now.connection):
            return kept.file, Decision()
        policy = (
            self.with_draft_context(now.connection, kept.file, now.team, change.now)
            if change.needs_draft_context
            else self.writer.policy
        )
        decision = change.decide(kept.file, now.team, policy)
        remember_replies(now.connection, kept.file, decision.events, change.now)
        entry = self.writer.prepare(kept, decision, EventMeta(change.now, change.by))
        now.entries.append(entry)
        now.files[change.number] = entry.kept
        if change.idempotency_key and not decision.rejection:  # what was refused may be possible next time
            now.answers[change.idempotency_key] = now.told[change.idempotency_key] = ANSWER.dump_json(
                decision.answer
            ).decode()
        return entry.kept.file, decision
