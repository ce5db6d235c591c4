"""Alerts that are taken in together, and what one transaction knows of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from bot.incidents.decision_writer import PendingWrite
from bot.ingest.schema import IngestResult, Outcome
from handlers.alerts.events import Graded
from handlers.case.captures import Capture
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import Regrade
from handlers.case.drill import Drill
from handlers.case.people import Team
from handlers.posts.post import Alert
from handlers.triage.brands import BrandSheet
from storage.alert_sources import Figures, source_name
from storage.incidents import cases
from storage.incidents.cases import CorruptCaseFile, StoredCase

Files = dict[int, StoredCase | CorruptCaseFile]
FIGURES = {
    Outcome.OPENED: Figures(opened=1),
    Outcome.UNREAD: Figures(to_read=1),
    Outcome.ON_RECORD: Figures(on_record=1),
    Outcome.JOINED: Figures(joined=1),
}


@dataclass(frozen=True)
class IncomingAlert:
    """An alert to be ingested. `idempotency_key` names the request: repeated, it gets the same answer.

    What `apart_from` knew it by leads to an incident of its own from now on.
    """

    alert: Alert
    drill: Drill | None = None
    idempotency_key: str = ""
    apart_from: int = 0


@dataclass
class Batch:
    """What one transaction knows: names of posts, files as they stand by now, what is to be written at its end."""

    connection: Connection
    team: Team
    sheets: Sequence[BrandSheet]
    known_keys: dict[str, int]
    files: Files
    answers: dict[str, str]
    opened: list[PendingWrite] = field(default_factory=list)
    joined: list[PendingWrite] = field(default_factory=list)
    unsaved: list[PendingWrite] = field(default_factory=list)
    new_keys: dict[str, int] = field(default_factory=dict)
    moved_keys: dict[str, int] = field(default_factory=dict)
    captures: list[tuple[int, Capture]] = field(default_factory=list)
    new_answers: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figures] = field(default_factory=dict)  # by source, of what these alerts came to

    def count_source(self, incoming: IncomingAlert, outcome: Outcome) -> None:
        """Count an alert under its source, by what became of it; a drill's alerts have none."""
        if not incoming.drill:
            name = source_name(incoming.alert.source)
            self.figures[name] = self.figures.get(name, Figures()) + FIGURES[outcome]

    def earlier_answer(self, incoming: IncomingAlert) -> IngestResult | None:
        """What was answered under the same key; until version 0.3.0 whether the incident was new was kept."""
        if incoming.idempotency_key not in self.answers:
            return None
        number, became = json.loads(self.answers[incoming.idempotency_key])
        kept_as_flag = {True: Outcome.OPENED, False: Outcome.JOINED}
        return IngestResult(number, kept_as_flag[became] if isinstance(became, bool) else Outcome(became))

    def survivor(self, file: CaseFile) -> StoredCase | None:
        """The incident that goes on in a merged one's place; None for one that stands for itself, or is damaged."""
        stored = self.files.get(file.merged_into)
        while isinstance(stored, StoredCase) and stored.file.merged_into:
            stored = self.files.get(stored.file.merged_into)
        return stored if isinstance(stored, StoredCase) else None


def load_with_survivors(connection: Connection, numbers: set[int]) -> Files:
    """Return these incidents, and those that go on in the place of merged ones."""
    files: Files = {}
    while numbers:
        files |= cases.load_many(connection, numbers)
        stored = (files[number] for number in numbers if number in files)
        numbers = {s.file.merged_into for s in stored if isinstance(s, StoredCase)} - {0, *files}
    return files


def with_regrade(entry: PendingWrite) -> PendingWrite:
    """Where a person is known to be hurt: regrade this incident, and others on the product, after the commit."""
    file = entry.stored.file
    graded = any(row["kind"] == Graded.code for row in entry.rows)
    if not graded or not file.safety or not file.product or file.drill:
        return entry
    return replace(entry, follow_ups=(*entry.follow_ups, Regrade(file.number)))


def outcome_of(file: CaseFile, new: bool) -> Outcome:
    """What became of an alert whose incident is `file`, `new` when it is the alert's own."""
    if not new:
        return Outcome.JOINED
    return {Status.OPEN: Outcome.OPENED, Status.UNREAD: Outcome.UNREAD}.get(file.status, Outcome.ON_RECORD)
