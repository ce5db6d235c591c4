"""Checks an export from its own files alone, and every timeline of a database."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.reports.atomic_dir import MANIFEST, digest
from bot.reports.consistency import Document, claims
from bot.reports.verdict import Verdict, verdict
from handlers.case.card import Say, say
from storage.database import Database
from storage.incidents import audit_chain as chain
from storage.incidents import cases as case_files
from storage.incidents import timeline
from storage.incidents.audit_chain import Link, Tampering, first_wrong

DOCUMENT = TypeAdapter(Document)
WRONG: Mapping[Tampering, str] = {
    Tampering.CHANGED: "export.wrong_changed",
    Tampering.REMOVED: "export.wrong_removed",
    Tampering.INSERTED: "export.wrong_inserted",
    Tampering.MOVED: "export.wrong_moved",
}


def verify(folder: Path) -> Verdict:
    """Recompute manifest and hash chain of the export in `folder`, or of every `INC-*` below it, and compare drafts, approvals,
    replies and promises with the timeline. Whatever is in the files, this answers with a verdict."""
    exports = [folder] if _is_export(folder) else sorted(f for f in folder.glob("INC-*") if _is_export(f))
    problems, well = [], []
    for export in exports:
        document, unreadable = _read(export / "incident.json")
        wrong = [*unreadable, *(_of_document(document) if document else ()), *_of_files(export)]
        problems += wrong
        if document and not wrong:
            purged = sum(link.personal is None and timeline.has_personal(link.data) for link in document.timeline)
            well.append(say("export.good", number=document.incident.number, **vars(document.chain), purged=purged))
    return verdict(problems if exports else [say("export.no_export", folder=str(folder))], well)


def verify_database(database: Database) -> Verdict:
    """Walk the chain of every incident. Each is read in one moment, so the desk may go on working meanwhile."""
    with database.reading() as connection:
        numbers = case_files.numbers(connection)
    problems: list[Say] = []
    lines = purged = 0
    for number in numbers:
        with database.reading() as connection:
            kept = case_files.load(connection, number)
            if kept is None:
                continue
            problems += _of_chain(number, chain.links(connection, number), kept.lines, kept.chain)
            lines, purged = lines + kept.lines, purged + timeline.purged(connection, number)
    return verdict(problems, [say("export.good_database", incidents=len(numbers), lines=lines, purged=purged)])


def _is_export(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() or (folder / "incident.json").is_file()


def _read(file: Path) -> tuple[Document | None, list[Say]]:
    """The document; without it, or beside it, what is wrong with the way it is written."""
    try:
        raw = file.read_bytes()
        parsed = json.loads(raw)
        document, as_exported = DOCUMENT.validate_python(parsed), f"{timeline.canonical(parsed)}\n".encode()
    except (OSError, ValueError, RecursionError) as error:
        return None, [say("export.unreadable", file=file.name, problem=_problem(error))]
    return document, [] if raw == as_exported else [say("export.not_canonical", file=file.name)]


def _problem(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error) if isinstance(error, ValueError) else type(error).__name__


def _of_document(document: Document) -> Iterator[Say]:
    number = document.incident.number
    wrong = list(_of_chain(number, document.timeline, document.chain.lines, document.chain.head))
    yield from wrong or claims(document)  # what the timeline says counts for something only while it is whole


def _of_chain(number: int, links: Iterator[Link] | list[Link], lines: int, head: str) -> Iterator[Say]:
    if wrong := first_wrong(number, links, lines, head):
        yield Say(WRONG[wrong.what], {"number": number, "seq": wrong.seq})


def _of_files(folder: Path) -> Iterator[Say]:
    """What differs between the manifest and the folder."""
    try:
        listed = {name: hash_ for hash_, name in (line.split("  ", 1) for line in (folder / MANIFEST).read_text("utf-8").splitlines())}
    except (OSError, ValueError) as error:
        yield say("export.unreadable", file=MANIFEST, problem=_problem(error))
        return
    there = {file.name: file for file in folder.iterdir() if file.name != MANIFEST}
    for name in sorted({*listed, *there, "incident.json"}):
        if name not in there:
            yield say("export.file_missing", file=name)
        elif name not in listed:
            yield say("export.file_extra", file=name)
        elif not there[name].is_file() or digest(there[name]) != listed[name]:
            yield say("export.file_changed", file=name)
