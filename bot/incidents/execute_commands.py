"""Changes to case files that people, the writer and timers ask for: many in one transaction, each decided once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.config.policy import Policy
from bot.incidents.save_decision import Entry, Ledger
from bot.incidents.team import People
from bot.incidents.triage_context import backing_of, remember_replies
from handlers.case.card import Say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.event import Stamp
from handlers.case.people import Team
from handlers.case.policy import House
from handlers.errors import UserError
from storage import idempotency as seen
from storage.database import Database
from storage.incidents import cases as case_files
from storage.incidents.cases import Damaged, Kept

ANSWER: TypeAdapter[Say | None] = TypeAdapter(Say | None)
Made = tuple[CaseFile, Decision]


class NoSuchIncident(UserError):
    """There is no incident with that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no incident {number}. `python -m bot status` lists them.")
        self.number = number


@dataclass(frozen=True)
class Change:
    """One thing asked about one incident. `once` names it: asked again under that name it gets the same answer and changes nothing.

    `weighs`: words are judged, so what may be stated and promised must be known. `ours` is asked within the transaction;
    when it says no, somebody else does this work now and nothing is changed.
    """

    number: int
    by: str
    now: datetime
    decide: Callable[[CaseFile, Team, House], Decision]
    once: str = ""
    weighs: bool = True
    ours: Callable[[Connection], bool] | None = None


@dataclass
class _Round:
    """What one transaction knows: files as they stand by now, answers given, decisions to be written."""

    connection: Connection
    team: Team
    files: dict[int, Kept | Damaged]
    answers: dict[str, str]
    entries: list[Entry] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


class Changes:
    """`make` is all or nothing, but for what is wrong with one change only, which is that one's result."""

    def __init__(self, database: Database, people: People, ledger: Ledger, policy: Callable[[], Policy]) -> None:
        self.database, self.people, self.ledger, self.policy = database, people, ledger, policy

    def make(self, changes: Sequence[Change]) -> list[Made | Exception]:
        """Decide and write them, in their order."""
        with self.database.transaction() as connection:
            team = self.people.team(connection)
            files = case_files.together(connection, {change.number for change in changes})
            # Read after the files are locked: whoever decided the same thing a moment ago has told its answer by now.
            answers = seen.answers(connection, [change.once for change in changes if change.once])
            now = _Round(connection, team, files, answers)
            made = [self._make(change, now) for change in changes]
            self.ledger.write(connection, now.entries, team)
            seen.keep(connection, now.told, changes[-1].now)
        return made

    def backed(self, connection: Connection, file: CaseFile, team: Team, now: datetime) -> House:
        """The house rules with what may be said about this incident now."""
        house = self.ledger.house
        return replace(house, backing=backing_of(connection, file, self.policy(), team, house.zone, now))

    def _make(self, change: Change, now: _Round) -> Made | Exception:
        kept = now.files.get(change.number)
        if kept is None:
            return NoSuchIncident(change.number)
        if isinstance(kept, Damaged):
            return kept
        if change.once in now.answers:
            return kept.file, Decision(answer=ANSWER.validate_json(now.answers[change.once]))
        if change.ours and not change.ours(now.connection):
            return kept.file, Decision()
        house = self.backed(now.connection, kept.file, now.team, change.now) if change.weighs else self.ledger.house
        decision = change.decide(kept.file, now.team, house)
        remember_replies(now.connection, kept.file, decision.facts, change.now)
        entry = self.ledger.entry(kept, decision, Stamp(change.now, change.by))
        now.entries.append(entry)
        now.files[change.number] = entry.kept
        if change.once and not decision.objection:  # what was refused may be possible next time
            now.answers[change.once] = now.told[change.once] = ANSWER.dump_json(decision.answer).decode()
        return entry.kept.file, decision
