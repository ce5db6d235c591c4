"""Writes an incident's export: its timeline is read once, page by page, into three files at the same time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.i18n import Locale, language_of
from bot.incidents.evidence import EvidenceStore
from bot.incidents.incidents import Incidents
from bot.incidents.packs import AppealPack
from bot.incidents.requests import CaseExport, Export
from bot.reports.appeal_pack import write_appeal_pack
from bot.reports.atomic_dir import MANIFEST, atomic_directory
from bot.reports.csv_timeline import CsvTimeline
from bot.reports.data import ExportData, entry_text, load_export_data, without_personal
from bot.reports.evidence_bundle import INDEX, ZIP, evidence_parts, index_page, write_zip
from bot.reports.json_document import json_chunks, line_json
from bot.reports.markdown_report import MarkdownReport
from bot.reports.media_kit import write_media_kit
from handlers.case.case_file import CaseFile
from handlers.case.event import EventMeta
from handlers.case.removal import Appeal
from handlers.closing.actions import exported
from storage.incidents import timeline
from storage.incidents.timeline import GENESIS, TimelineEntry


def write_export(
    incidents: Incidents,
    number: int,
    folder: Path,
    meta: EventMeta,
    language: str = "",
    idempotency_key: str = "",
    redacted: bool = False,
    evidence: EvidenceStore | None = None,
) -> tuple[str, ...]:
    """Write `INC-<number>` into `folder`, whole or not at all, and return the names of its files below `folder`.

    An earlier export of the incident is replaced. The timeline first gets the line that says who exported, so that the
    export holds it; under the same idempotency key it gets no second one. Without `language` it is the
    exporter's own. `redacted` leaves out names, texts and links, as a purge would; else the files of the `evidence` go
    along. Raises NoSuchIncident.
    """
    form = {"form": "redacted"} if redacted else {}
    incidents.execute(number, exported, meta.by, form, meta.at, idempotency_key, needs_draft_context=False)
    people = incidents.people.team().people
    preferred = people[meta.by].language if meta.by in people else ""
    names = {id_: person.name for id_, person in people.items()}
    locale = Locale(language_of(language or preferred), names, incidents.policy.zone)
    name = f"INC-{number}-redacted" if redacted else f"INC-{number}"
    with incidents.database.read_transaction() as connection, atomic_directory(folder, name) as directory:
        data = load_export_data(connection, number, incidents.policy, meta, redacted)
        holders = frozenset(assignment.person for assignment in data.file.assignments.values())
        data = replace(data, removed=holders - people.keys())
        lines = timeline.every(connection, number)
        _write(directory, data, map(without_personal, lines) if redacted else lines, locale)
        enclosed = evidence is not None and not redacted and bool(data.file.evidence_items)
        if evidence and enclosed:
            items = data.file.evidence_items
            parts = evidence_parts(connection, evidence, number, items)
            write_zip(directory / ZIP, {INDEX: index_page(number, items, evidence, locale), **parts})
    files = ("incident.json", "report.md", "timeline.csv", *((ZIP,) if enclosed else ()), MANIFEST)
    return tuple(f"{name}/{file}" for file in files)


def file_writers(incidents: Incidents, folder: Path, evidence: EvidenceStore) -> tuple[CaseExport, Export, AppealPack]:
    """Return what writes an export, a media kit and an appeal's papers into `folder`, below the data directory."""

    def export(number: int, meta: EventMeta, idempotency_key: str, redacted: bool = False) -> tuple[str, ...]:
        """Write the incident's files; their names below the folder."""
        return write_export(
            incidents,
            number,
            folder,
            meta,
            idempotency_key=idempotency_key,
            redacted=redacted,
            evidence=evidence,
        )

    def kit(number: int, meta: EventMeta, idempotency_key: str) -> tuple[str, ...]:
        """Write the media kit anew; asked for twice it is the same."""
        return write_media_kit(incidents, number, folder, meta)

    def papers(file: CaseFile, appeal: Appeal, channel: str, reporter: str, now: datetime) -> tuple[str, ...]:
        """Write an appeal's papers anew for one reader."""
        return write_appeal_pack(incidents, file, appeal, channel, reporter, folder, evidence, now)

    return export, kit, papers


def _write(directory: Path, data: ExportData, lines: Iterable[TimelineEntry], locale: Locale) -> None:
    with (
        (directory / "incident.json").open("w", encoding="utf-8", newline="") as json_file,
        (directory / "report.md").open("w", encoding="utf-8", newline="") as markdown_file,
        (directory / "timeline.csv").open("w", encoding="utf-8-sig", newline="") as csv_file,
    ):
        report = MarkdownReport(markdown_file, locale)
        report.write_sections(data)
        lines_json = _write_lines(lines, locale, report, CsvTimeline(csv_file, locale))
        json_file.writelines(json_chunks(data, lines_json))
        report.write_proof(data)


def _write_lines(
    lines: Iterable[TimelineEntry], locale: Locale, report: MarkdownReport, table: CsvTimeline
) -> Iterator[object]:
    """Write each line to the other two files, then yield it for the JSON document."""
    previous = GENESIS
    for line in lines:
        sentence = locale.text(entry_text(line))
        report.write_line(line, sentence)
        table.write_line(line, sentence)
        yield line_json(line, previous)
        previous = line.hash
