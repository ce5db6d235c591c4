"""Commands of people and written drafts: many are decided in one transaction, each once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from bot.incidents.appeal_register import ensure_reported_once, register
from bot.incidents.decision_writer import DecisionWriter, PendingWrite
from bot.incidents.draft_context import load_draft_context, remember_replies
from bot.incidents.team import TeamDirectory
from handlers.case.card import LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.errors import UserError
from handlers.case.event import EventMeta
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from storage import idempotency
from storage.database import Database
from storage.incidents import cases
from storage.incidents.cases import CorruptCaseFile, StoredCase

ANSWER_JSON: TypeAdapter[LocalizedText | None] = TypeAdapter(LocalizedText | None)
Outcome = tuple[CaseFile, Decision]


class NoSuchIncident(UserError):
    """There is no incident with that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no incident {number}. `python -m bot status` lists them.")
        self.number = number


@dataclass(frozen=True)
class PendingCommand:
    """One command about one incident. `idempotency_key` names it: repeated, it gets the same answer.

    `others` are read with it, and changed by the same decision. `needs_draft_context`: texts are checked, so what may
    be stated and promised is loaded. `still_owned` is called in the transaction; when it returns False another process
    has taken this work over, and nothing is changed.
    """

    number: int
    by: str
    now: datetime
    decide: Callable[..., Decision]  # of the file, the team and the policy; with `others` where there are any
    idempotency_key: str = ""
    needs_draft_context: bool = True
    still_owned: Callable[[Connection], bool] | None = None
    others: tuple[int, ...] = ()


@dataclass
class Batch:
    """The state of one transaction: case files as decided so far, answers by idempotency key, decisions to write."""

    connection: Connection
    team: Team
    files: dict[int, StoredCase | CorruptCaseFile]
    answers: dict[str, str]
    writes: list[PendingWrite] = field(default_factory=list)
    new_answers: dict[str, str] = field(default_factory=dict)


class CommandExecutor:
    """`execute` is all or nothing; what is wrong with one command alone is its own result."""

    def __init__(
        self,
        database: Database,
        people: TeamDirectory,
        decision_writer: DecisionWriter,
        team_policy: Callable[[], TeamPolicy],
    ) -> None:
        self.database, self.people, self.decision_writer, self.team_policy = (
            database,
            people,
            decision_writer,
            team_policy,
        )

    def execute(self, commands: Sequence[PendingCommand]) -> list[Outcome | Exception]:
        """Decide and write them, in their order."""
        with self.database.transaction() as connection:
            team = self.people.team(connection)
            files = cases.load_many(connection, {n for command in commands for n in (command.number, *command.others)})
            # Read after the files are locked: a process that decided the same command has committed its answer by then.
            answers = idempotency.find_answers(
                connection, [command.idempotency_key for command in commands if command.idempotency_key]
            )
            now = Batch(connection, team, files, answers)
            outcomes = [self._execute_one(command, now) for command in commands]
            self.decision_writer.write(connection, now.writes, team)
            idempotency.save_many(connection, now.new_answers, commands[-1].now)
        return outcomes

    def with_draft_context(self, connection: Connection, file: CaseFile, team: Team, now: datetime) -> ResponsePolicy:
        """The response policy with what may be said about this incident now."""
        policy = self.decision_writer.policy
        return replace(
            policy, draft_context=load_draft_context(connection, file, self.team_policy(), team, policy.zone, now)
        )

    def _execute_one(self, command: PendingCommand, now: Batch) -> Outcome | Exception:
        stored = now.files.get(command.number)
        if stored is None:
            return NoSuchIncident(command.number)
        if isinstance(stored, CorruptCaseFile):
            return stored
        if command.idempotency_key in now.answers:
            return stored.file, Decision(answer=ANSWER_JSON.validate_json(now.answers[command.idempotency_key]))
        # Within the transaction that saves: a lease that ended a moment ago must not let two drafts through.
        if command.still_owned and not command.still_owned(now.connection):
            return stored.file, Decision()
        policy = (
            self.with_draft_context(now.connection, stored.file, now.team, command.now)
            if command.needs_draft_context
            else self.decision_writer.policy
        )
        decision = self._decide(command, stored.file, now, policy)
        decision = ensure_reported_once(now.connection, stored.file, decision)
        remember_replies(now.connection, stored.file, decision.events, command.now, command.by)
        entry = self.decision_writer.prepare(stored, decision, EventMeta(command.now, command.by))
        register(now.connection, entry.stored.file, decision.events, command.now)
        now.writes.append(entry)
        # The next command of the batch decides on what this one left, as if it had come after the commit.
        now.files[command.number] = entry.stored
        self._write_others(decision, command, now)
        if command.idempotency_key and not decision.rejection:  # what was refused may be possible next time
            now.answers[command.idempotency_key] = now.new_answers[command.idempotency_key] = ANSWER_JSON.dump_json(
                decision.answer
            ).decode()
        return entry.stored.file, decision

    def _decide(self, command: PendingCommand, file: CaseFile, now: Batch, policy: ResponsePolicy) -> Decision:
        if not command.others:
            return command.decide(file, now.team, policy)
        read = ((number, now.files.get(number)) for number in command.others)
        others = {number: stored.file for number, stored in read if isinstance(stored, StoredCase)}
        return command.decide(file, now.team, policy, others)

    def _write_others(self, decision: Decision, command: PendingCommand, now: Batch) -> None:
        """Events of the other incidents that were decided together with this one."""
        for number, events in decision.also.items():
            stored = now.files[number]
            assert isinstance(stored, StoredCase)
            entry = self.decision_writer.prepare(stored, Decision(events), EventMeta(command.now, command.by))
            now.writes.append(entry)
            now.files[number] = entry.stored
