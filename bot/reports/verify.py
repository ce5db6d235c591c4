"""Checks an export from its own files alone, and every timeline of a database."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.x509 import Certificate
from sqlalchemy import Connection

from bot.i18n import Locale
from bot.incidents.evidence import EvidenceStore
from bot.ops.signing_key import SigningKey
from bot.reports.consistency import Document, inconsistencies
from bot.reports.evidence_check import EvidenceCheck, check_folder, check_store
from bot.reports.export_files import UnreadableZip, check_files, is_export, read_document, unpack
from bot.reports.replay import differing_fields, unaccounted
from bot.reports.timestamp_check import check_timestamps, missing_from_database
from handlers.case.card import LocalizedText, msg
from storage.database import Database
from storage.incidents import anchors, audit_chain, cases, reads, timeline
from storage.incidents import numbers as count
from storage.incidents.anchors import Fault
from storage.incidents.audit_chain import ChainEntry, TamperKind, first_mismatch
from storage.incidents.cases import StoredCase

NEVER = datetime.min.replace(tzinfo=UTC)
TAMPERING_MESSAGES: Mapping[TamperKind, str] = {
    TamperKind.CHANGED: "export.wrong_changed",
    TamperKind.REMOVED: "export.wrong_removed",
    TamperKind.INSERTED: "export.wrong_inserted",
    TamperKind.MOVED: "export.wrong_moved",
}

FAULT_MESSAGES = {
    "head": "export.wrong_head",
    "incident": "export.incident_gone",
    "line": "export.line_gone",
    "number": "export.number_gone",
    "counter": "export.counter_wrong",
    "reads": "export.reads_gone",
}


@dataclass(frozen=True)
class Verification:
    """Whether all is as it was written, and the sentences that say so, or what was changed, the timeline first."""

    ok: bool
    messages: tuple[LocalizedText, ...]

    def text(self, language: str = "zh-Hans") -> str:
        """The sentences in one of LANGUAGES, one a line."""
        return "\n".join(map(Locale(language).text, self.messages))


def verify_export(folder: Path, roots: Sequence[Certificate] = ()) -> Verification:
    """Recompute manifest and hash chain of the export in `folder`, a zip of one, or of every `INC-*` below it.

    Post, drafts, approvals, replies, promises and evidence are compared with the timeline, time stamps checked by the
    certificates of `roots`. Whatever is in the files, this raises nothing.
    """
    if folder.is_file():
        return _verify_zip(folder, roots)
    exports = [folder] if is_export(folder) else sorted(f for f in folder.glob("INC-*") if is_export(f))
    problems, confirmations = [], []
    for export in exports:
        document, unreadable = read_document(export / "incident.json")
        found = [*unreadable, *(_check_document(document, export, roots) if document else ()), *check_files(export)]
        problems += found
        if document and not found:
            purged = sum(link.personal is None and timeline.has_personal(link.data) for link in document.timeline)
            counted = {"number": document.incident.number, "purged": purged}
            confirmations.append(msg("export.good", **counted, **vars(document.chain)))
    if not exports:
        problems.append(msg("export.no_export", folder=str(folder)))
    return _verification(problems, confirmations)


def _verify_zip(file: Path, roots: Sequence[Certificate]) -> Verification:
    """Unpack an export beside nothing of ours, and verify it there."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            unpack(file, Path(folder))
        except UnreadableZip as error:
            return _verification([msg("export.unreadable", file=file.name, problem=str(error))], [])
        return verify_export(Path(folder), roots)


def verify_database(
    database: Database,
    key: SigningKey | None = None,
    copy: Path | None = None,
    authorities: Sequence[str] = (),
    roots: Sequence[Certificate] = (),
    aged: datetime | None = None,
    evidence: EvidenceStore | None = None,
) -> Verification:
    """Walk the chain of every incident, each in one transaction, so that the desk may go on working meanwhile.

    Its file is compared with its replayed timeline. With the `key` the signed daily heads are checked too, with their
    `copy` that none was removed, their stamps by the certificates of `roots`; what one of the `authorities` has not
    stamped yet is told. Of the log of reads, words may be gone from lines before `aged` (UTC; else from none). Files
    of the `evidence` are compared with their hashes.
    """
    with database.read_transaction() as connection:
        numbers = cases.numbers(connection)
    problems, notes = list[LocalizedText](), list[LocalizedText]()
    lines = purged = 0
    for number in numbers:
        with database.read_transaction() as connection:
            stored = cases.load(connection, number)
            if stored is None:
                continue
            problems += _check_incident(connection, stored)
            pieces = EvidenceCheck(number, roots).read(audit_chain.chain_entries(connection, number))
            problems += (*pieces.problems, *(check_store(stored.file, evidence, pieces) if evidence else ()))
            if pieces.unstamped and authorities:
                notes.append(msg("export.evidence_unstamped", number=number, ids=", ".join(map(str, pieces.unstamped))))
            lines, purged = lines + stored.timeline_length, purged + timeline.purged(connection, number)
    if key:
        with database.read_transaction() as connection:
            problems += _check_heads(connection, key, copy, aged)
            wrong, stamped = check_timestamps(connection, authorities, roots)
            problems, notes = problems + wrong, [*_uncounted(connection), *stamped, *notes]
    good = msg("export.good_database", incidents=len(numbers), lines=lines, purged=purged)
    return _verification(problems, [good, *notes])


def _check_heads(
    connection: Connection, key: SigningKey, copy: Path | None, aged: datetime | None
) -> Iterator[LocalizedText]:
    """What is wrong with the signed heads, with the log of reads, and with the heads beside the database."""
    yield from (_fault(fault) for fault in anchors.faults(connection, key.is_signed))
    yield from (msg("export.read_changed", id=n) for n in reads.changed(connection, aged or NEVER))
    known = {head.head for head in anchors.heads(connection)}
    yield from (msg("export.head_gone", id=n) for n in (missing_from_database(copy, known) if copy else []))


def _check_incident(connection: Connection, stored: StoredCase) -> Iterator[LocalizedText]:
    """What is wrong with one incident: its chain, its file against the replayed timeline."""
    number = stored.file.number
    entries = audit_chain.chain_entries(connection, number)
    yield from check_chain(number, entries, stored.timeline_length, stored.timeline_head)
    if differing := differing_fields(stored.file, timeline.every(connection, number)):
        yield msg("export.not_replayed", number=number, fields=", ".join(differing))
    if gone := unaccounted(timeline.every(connection, number)):
        yield msg("export.unaccounted", number=number, lines=", ".join(map(str, gone)))


def _fault(fault: Fault) -> LocalizedText:
    head = fault.head
    since = {"id": head.id, "at": head.at} if head else {"id": 0, "at": None}
    return msg(FAULT_MESSAGES[fault.what], number=fault.number, **since)


def _uncounted(connection: Connection) -> list[LocalizedText]:
    """What cannot be known: why numbers are missing that were given out before they were counted."""
    until = count.numbers(connection).unknown_until
    gaps = ", ".join(map(str, count.gaps(connection, until)))
    return [msg("export.uncounted", until=until, gaps=gaps)] if until else []


def _verification(problems: list[LocalizedText], confirmations: list[LocalizedText]) -> Verification:
    return Verification(not problems, tuple(problems or confirmations))


def _check_document(document: Document, folder: Path, roots: Sequence[Certificate]) -> Iterator[LocalizedText]:
    number = document.incident.number
    wrong = list(check_chain(number, document.timeline, document.chain.lines, document.chain.head))
    yield from wrong or inconsistencies(document)  # the timeline proves something only while it is whole
    evidence = EvidenceCheck(number, roots).read(document.timeline)
    yield from (*evidence.problems, *check_folder(folder, evidence))


def check_chain(number: int, links: Iterable[ChainEntry], lines: int, head: str) -> Iterator[LocalizedText]:
    """Yield what is wrong with a timeline that should have so many lines and end with this hash."""
    if wrong := first_mismatch(number, links, lines, head):
        yield LocalizedText(TAMPERING_MESSAGES[wrong.what], {"number": number, "seq": wrong.seq})
