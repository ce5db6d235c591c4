"""`python -m bot import FILE`: every row of an export is ingested like any alert; a second time changes nothing."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from bot.ingest.columns import Row, TableFile
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.normalise import Normalised, normalise, reason
from bot.ingest.open_file import open_file
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.remarks import code_of, joined, localized, remark
from bot.ingest.rounded_columns import with_doubted_ids
from bot.ingest.schema import AlertSink, IngestResult, Outcome
from handlers.case.errors import InvalidFile
from handlers.posts import Platform

NEVER_DELETED = datetime(9999, 1, 1, tzinfo=UTC)  # answers to requests are deleted after days, those to rows never
ROWS_AT_ONCE = 64  # whose earlier answers are looked up and kept together
MAX_REASONS = 1000  # kept for the summary; further rows are only counted
Progress = Callable[[TableFile, str], Iterator[Row]]


@dataclass
class ImportSummary:
    """How many of a file's rows came to what (see Outcome), were imported before, or were skipped and why."""

    name: str
    unknown_headings: tuple[str, ...] = ()
    opened: int = 0
    unread: int = 0
    on_record: int = 0
    joined: int = 0
    known: int = 0
    skipped: int = 0
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)  # of rows that were taken in all the same
    warned: int = 0  # rows with a warning
    notes: tuple[str, ...] = ()  # about the file as a whole
    no_news: int = 0  # rows that their source says to leave out
    reason_codes: Counter[str] = field(default_factory=Counter, compare=False)  # of rows that were skipped
    warning_codes: Counter[str] = field(default_factory=Counter, compare=False)

    def count(self, outcome: Outcome) -> None:
        """A row that was ingested."""
        self.opened += outcome is Outcome.OPENED
        self.unread += outcome is Outcome.UNREAD
        self.on_record += outcome is Outcome.ON_RECORD
        self.joined += outcome is Outcome.JOINED

    def skip(self, place: str, why: str) -> None:
        """A row that was not ingested."""
        self.skipped += 1
        self.reason_codes[code_of(why)] += 1
        if len(self.reasons) < MAX_REASONS:
            self.reasons.append(remark("at", place=localized(place), why=localized(why)))

    def warn(self, place: str, warnings: Sequence[str]) -> None:
        """A row that was ingested without what could not be understood."""
        self.warned += bool(warnings)
        self.warning_codes.update(map(code_of, warnings))
        if warnings and len(self.warnings) < MAX_REASONS:
            self.warnings.append(remark("at", place=localized(place), why=joined(warnings)))

    def close(self, table: TableFile) -> None:
        """What is known of the file once every row was read."""
        left_out = [remark("no_news", n=self.no_news)] if self.no_news else []
        self.unknown_headings, self.notes = table.unknown_headings, (*table.notes, *left_out)

    def __str__(self) -> str:
        rows = self.opened + self.unread + self.on_record + self.joined + self.known + self.skipped
        waiting = f", {self.unread} to be read, {self.on_record} on record only" if self.unread + self.on_record else ""
        counts = f"{self.opened} opened an incident{waiting}, {self.joined} joined one, {self.known} imported before"
        more = [f"… and {self.skipped - len(self.reasons)} more"] if self.skipped > len(self.reasons) else []
        others = [f"… and {self.warned - len(self.warnings)} more"] if self.warned > len(self.warnings) else []
        unknown = ", ".join(self.unknown_headings)
        return "\n".join(
            [
                f"{self.name}: {rows} rows; {counts}, {self.skipped} skipped",
                *(f"  skipped {why}" for why in self.reasons + more),
                *(f"  taken in, but {warning}" for warning in self.warnings + others),
                *(f"Note: {note}" for note in self.notes),
                *([f"Columns not read: {unknown}"] if unknown else []),
            ]
        )


def import_file(
    path: Path,
    sink: AlertSink,
    idempotency: IdempotencyStore,
    platforms: Sequence[Platform],
    now: datetime,
    progress: Progress = lambda table, label: table.rows,
    source: Preset = NO_PRESET,
) -> ImportSummary:
    """Ingest every good row; InvalidFile when the file as a whole cannot be read.

    Counts of rows without a capture time are as of the file's own time, never later than `now` (UTC). `progress` yields
    the rows of the table and shows how far it is. `source` is what sources.toml says of where it comes from.
    """
    summary = ImportSummary(path.name)
    rows = read_alerts(path, platforms, now, summary, progress, source)
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        _ingest_rows(chunk, sink, idempotency, summary)
    return summary


def _ingest_rows(
    chunk: Sequence[tuple[Row, Normalised]], sink: AlertSink, idempotency: IdempotencyStore, summary: ImportSummary
) -> None:
    """Rows that were not ingested before are; that they were is remembered for the chunk once they are committed.

    Rows of a process that was killed between the two are found again by the key under which their alert was committed.
    """
    rows = dict[str, tuple[Row, Normalised]]()
    for row, one in chunk:
        rows.setdefault(f"import:{_digest(row)}", (row, one))
    known = idempotency.known([*rows, *map(_alert_key, rows)])
    fresh = {key: each for key, each in rows.items() if not known.keys() & {key, _alert_key(key)}}
    results = sink.receive_alerts([(one.alert, _alert_key(key)) for key, (_, one) in fresh.items()])
    summary.known += len(chunk) - len(fresh)
    taken = {key: known[_alert_key(key)] for key in rows if _alert_key(key) in known}
    for (key, (row, one)), result in zip(fresh.items(), results, strict=True):
        if isinstance(result, IngestResult):
            taken[key] = result.outcome
            summary.count(result.outcome)
            summary.warn(row.place, one.warnings)
        else:
            summary.skip(row.place, remark("damaged_incident", number=str(result)))
    idempotency.remember(taken, NEVER_DELETED)


def _alert_key(row_key: str) -> str:
    """The key under which a row's alert is committed."""
    return f"row:{row_key.removeprefix('import:')}"


def read_alerts(
    path: Path,
    platforms: Sequence[Platform],
    now: datetime,
    summary: ImportSummary,
    progress: Progress = lambda table, label: table.rows,
    source: Preset = NO_PRESET,
) -> Iterator[tuple[Row, Normalised]]:
    """The alerts of a file without ingesting them; what is no alert is counted in `summary`."""
    if not path.is_file():
        raise InvalidFile(f"{path}: there is no such file")
    read_at = min(datetime.fromtimestamp(path.stat().st_mtime, UTC), now)
    with open_file(path, source) as table:
        yield from alerts_in(table, f"file:{path.name}", platforms, (read_at, now), summary, progress)


def alerts_in(
    table: TableFile,
    source: str,
    platforms: Sequence[Platform],
    times: tuple[datetime, datetime],
    summary: ImportSummary,
    progress: Progress = lambda table, label: table.rows,
) -> Iterator[tuple[Row, Normalised]]:
    """The alerts of an open file, from `source` where it names none; `times`: when its counts were read, and now."""
    for row in with_doubted_ids(progress(table, summary.name)):
        if row.no_news:
            summary.no_news += 1
            continue
        try:
            one = normalise(row, source, platforms, *times)
        except (ValueError, OverflowError) as error:
            summary.skip(row.place, reason(error))
            continue
        yield row, one
    summary.close(table)


def _digest(row: Row) -> str:
    """The idempotency key of a row: the same cells again, in whatever file, say nothing new."""
    return sha256(json.dumps(row.cells, sort_keys=True, default=str).encode()).hexdigest()
