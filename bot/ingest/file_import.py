"""`python -m bot import FILE`: every row of an export is ingested like any alert; a second time changes nothing."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from bot.ingest.cells import alert_json
from bot.ingest.columns import Row, TableFile
from bot.ingest.file_limits import check_file
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.problems import field_errors
from bot.ingest.read_csv import open_csv
from bot.ingest.read_json import open_json
from bot.ingest.read_xlsx import open_xlsx
from bot.ingest.schema import AlertIn, AlertSink, to_alert
from handlers.case.errors import InvalidFile
from handlers.posts import Platform
from handlers.posts.post import Alert

NEVER_DELETED = datetime(9999, 1, 1, tzinfo=UTC)  # answers to requests are deleted after days, those to rows never
MAX_REASONS = 1000  # kept for the summary; further rows are only counted
OPENERS = {
    ".csv": open_csv,
    ".tsv": open_csv,
    ".txt": open_csv,
    ".json": open_json,
    ".jsonl": open_json,
    ".ndjson": open_json,
}
ZIP_MAGIC, OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass
class ImportSummary:
    """How many of a file's rows opened an incident, joined one, were imported before, or were skipped and why."""

    name: str
    unknown_headings: tuple[str, ...] = ()
    opened: int = 0
    joined: int = 0
    known: int = 0
    skipped: int = 0
    reasons: list[str] = field(default_factory=list)

    def count(self, outcome: str, before: bool) -> None:
        """A row that was ingested, now or `before`; `outcome` is opened or joined."""
        self.known += before
        self.opened += not before and outcome == "opened"
        self.joined += not before and outcome == "joined"

    def skip(self, place: str, reason: str) -> None:
        """A row that was not ingested."""
        self.skipped += 1
        if len(self.reasons) < MAX_REASONS:
            self.reasons.append(f"{place}: {reason}")

    def __str__(self) -> str:
        rows = self.opened + self.joined + self.known + self.skipped
        counts = f"{self.opened} opened an incident, {self.joined} joined one, {self.known} imported before"
        more = [f"… and {self.skipped - len(self.reasons)} more"] if self.skipped > len(self.reasons) else []
        unknown = ", ".join(dict.fromkeys(self.unknown_headings))
        return "\n".join(
            [
                f"{self.name}: {rows} rows; {counts}, {self.skipped} skipped",
                *(f"  skipped {reason}" for reason in self.reasons + more),
                *([f"Columns not read: {unknown}"] if unknown else []),
            ]
        )


def import_file(
    path: Path,
    sink: AlertSink,
    idempotency: IdempotencyStore,
    platforms: Sequence[Platform],
    now: datetime,
    progress: Callable[[TableFile, str], Iterator[Row]] = lambda table, label: table.rows,
) -> ImportSummary:
    """Ingest every good row; InvalidFile when the file as a whole cannot be read.

    Counts of rows without a capture time are as of the file's own time, never later than `now` (UTC). `progress` yields
    the rows of the table and shows how far it is.
    """
    if not path.is_file():
        raise InvalidFile(f"{path}: there is no such file")
    read_at = min(datetime.fromtimestamp(path.stat().st_mtime, UTC), now)

    def ingest(alert: Alert, digest: str) -> str:
        return "opened" if sink.receive_alert(alert, idempotency_key=f"row:{digest}").new else "joined"

    with _open(path) as table:
        summary = ImportSummary(path.name, table.unknown_headings)
        for row in progress(table, path.name):
            try:
                alert = _alert(row, f"file:{path.name}", platforms, read_at, now)
            except (ValueError, OverflowError) as error:
                summary.skip(row.place, _reason(error))
                continue
            digest = _digest(row)
            answer = idempotency.by_key(f"import:{digest}", digest, NEVER_DELETED, partial(ingest, alert, digest))
            summary.count(*answer)
    return summary


def _alert(row: Row, source: str, platforms: Sequence[Platform], read_at: datetime, now: datetime) -> Alert:
    if row.error:
        raise ValueError(row.error)
    return to_alert(AlertIn.model_validate(alert_json(row.cells, source, read_at)), platforms, now)


def _digest(row: Row) -> str:
    """The idempotency key of a row: the same cells again, in whatever file, say nothing new."""
    return sha256(json.dumps(row.cells, sort_keys=True, default=str).encode()).hexdigest()


def _open(path: Path) -> AbstractContextManager[TableFile]:
    check_file(path)
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(OLE_MAGIC):
        raise InvalidFile(
            f"{path.name}: is locked with a password, or an old .xls; save it as .xlsx without a password, or as CSV"
        )
    if head.startswith(ZIP_MAGIC):
        return open_xlsx(path)
    opener = OPENERS.get(path.suffix.lower())
    if opener is None:
        raise InvalidFile(
            f"{path.name}: is no file that can be imported; "
            "give a CSV, XLSX or JSON lines file (.csv, .xlsx, .jsonl, .json)"
        )
    return opener(path)


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(path)}: {what}".removeprefix(": ") for path, what in field_errors(error))
