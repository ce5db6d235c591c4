"""`python -m bot import FILE`: every row of an export through the same desk as any other alert; a second time changes nothing."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from bot.alerts import AlertIn, to_alert
from bot.incidents.incidents import Incidents
from bot.intake.cells import alert_of
from bot.intake.columns import BadFile
from bot.intake.csv_file import open_csv
from bot.intake.json_file import open_json
from bot.intake.once import Once
from bot.intake.problems import told
from bot.intake.progress import shown
from bot.intake.sheet import Row, Sheet
from bot.intake.workbook import open_xlsx
from handlers.posts import Platform
from handlers.posts.post import Alert

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)  # answers to requests are forgotten after days, rows of files never
LISTED = 1000  # reasons kept for the report; the rest is only counted
OPENERS = {".csv": open_csv, ".tsv": open_csv, ".txt": open_csv, ".json": open_json, ".jsonl": open_json, ".ndjson": open_json}
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass
class Report:
    """What became of a file's rows."""

    name: str
    unused: tuple[str, ...] = ()
    opened: int = 0
    joined: int = 0
    known: int = 0
    skipped: int = 0
    reasons: list[str] = field(default_factory=list)

    def count(self, became: str, before: bool) -> None:
        """A row that was taken in, now or `before`."""
        self.known += before
        self.opened += not before and became == "opened"
        self.joined += not before and became == "joined"

    def skip(self, place: str, why: str) -> None:
        """A row that was not taken in."""
        self.skipped += 1
        if len(self.reasons) < LISTED:
            self.reasons.append(f"{place}: {why}")

    def __str__(self) -> str:
        rows = self.opened + self.joined + self.known + self.skipped
        counts = f"{self.opened} opened an incident, {self.joined} joined one, {self.known} imported before, {self.skipped} skipped"
        more = [f"… and {self.skipped - len(self.reasons)} more"] if self.skipped > len(self.reasons) else []
        unused = [f"Columns not read: {', '.join(dict.fromkeys(self.unused))}"] if self.unused else []
        return "\n".join([f"{self.name}: {rows} rows; {counts}", *(f"  skipped {reason}" for reason in self.reasons + more), *unused])


def import_file(path: Path, incidents: Incidents, platforms: Sequence[Platform], now: datetime, source: str) -> Report:
    """Take in every good row; BadFile when the file as a whole cannot be read. `source` stands where a row names none.

    Counts of rows without a capture time are as of the file's own time, never later than `now` (UTC).
    """
    if not path.is_file():
        raise BadFile(f"{path}: there is no such file")
    idempotency_key, report = Once(incidents.database), Report(path.name)
    read_at = min(datetime.fromtimestamp(path.stat().st_mtime, UTC), now)

    def read(row: Row) -> Alert:
        """The row as an alert; ValueError says what is wrong with it."""
        if row.wrong:
            raise ValueError(row.wrong)
        return to_alert(AlertIn.model_validate(alert_of(row.cells, source, read_at)), platforms, now)

    def receive(alert: Alert, name: str) -> str:
        """Take it in; what became of it."""
        return "opened" if incidents.receive_alert(alert, idempotency_key=f"row:{name}").new else "joined"

    with _opened(path) as sheet:
        report.unused = sheet.unused
        for row in shown(sheet, path.name):
            try:
                alert = read(row)
            except (ValueError, OverflowError) as error:
                report.skip(row.place, _why(error))
                continue
            digest = _digest(row)
            report.count(*idempotency_key.keyed(f"import:{digest}", digest, FOR_EVER, partial(receive, alert, digest)))
    return report


def _digest(row: Row) -> str:
    """What a row is known by: the same words again, in whatever file, say nothing new."""
    return sha256(json.dumps(row.cells, sort_keys=True, default=str).encode()).hexdigest()


def _opened(path: Path) -> AbstractContextManager[Sheet]:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(OLE):
        raise BadFile(f"{path.name}: is locked with a password, or an old .xls; save it as .xlsx without a password, or as CSV")
    if head.startswith(ZIP):
        return open_xlsx(path)
    opener = OPENERS.get(path.suffix.lower())
    if opener is None:
        raise BadFile(f"{path.name}: is no file that can be imported; give a CSV, XLSX or JSON lines file (.csv, .xlsx, .jsonl, .json)")
    return opener(path)


def _why(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(where)}: {what}".removeprefix(": ") for where, what in told(error))
