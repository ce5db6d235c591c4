"""Writes an incident's export: its timeline is read once, page by page, into all files at the same time."""

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.i18n import Locale, language_of
from bot.incidents.evidence import EvidenceStore
from bot.incidents.evidence.store import THUMBNAIL
from bot.incidents.incidents import Incidents
from bot.incidents.packs import AppealPack
from bot.incidents.requests import CaseExport, Export
from bot.reports.appeal_pack import write_appeal_pack
from bot.reports.atomic_dir import MANIFEST, atomic_directory, files_below, manifest
from bot.reports.csv_timeline import CsvTimeline
from bot.reports.data import ExportData, load_export_data, without_personal
from bot.reports.evidence_bundle import FOLDER, INDEX, evidence_parts, index_page
from bot.reports.incident_report.contents import Thumbnail, build_report
from bot.reports.incident_report.html_writer import HtmlWriter
from bot.reports.incident_report.markdown_writer import MarkdownWriter
from bot.reports.incident_report.model import ReportWriter
from bot.reports.incident_report.pdf_writer import PdfWriter
from bot.reports.incident_report.words import Words
from bot.reports.incident_report.xlsx_writer import XlsxWriter
from bot.reports.json_document import json_chunks, line_json
from bot.reports.media_kit import write_media_kit
from handlers.case.case_file import CaseFile
from handlers.case.event import EventMeta
from handlers.case.evidence import EvidenceItem
from handlers.case.removal import Appeal
from handlers.closing.actions import exported
from handlers.removal.pack import PackRequest
from storage.incidents import timeline
from storage.incidents.timeline import GENESIS, TimelineEntry

MAX_BRAND = 30  # characters of a brand's name in a file's name


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
    """Write `INC-<number>` into `folder`, whole or not at all; return what of it is sent, as names below `folder`.

    That is the report as PDF and a zip of everything, with incident, brand and day in their names. An earlier export of
    the incident is replaced. The timeline first gets the line that says who exported, so that the export holds it;
    under the same idempotency key it gets no second one. Without `language` it is the exporter's own. `redacted` leaves
    out names, texts and links, as a purge would; else the files of the `evidence` go along. Raises NoSuchIncident.
    """
    form = {"form": "redacted"} if redacted else {}
    incidents.execute(number, exported, meta.by, form, meta.at, idempotency_key, needs_draft_context=False)
    people = incidents.people.team().people
    preferred = people[meta.by].language if meta.by in people else ""
    names = {id_: person.name for id_, person in people.items()}
    words = Words(Locale(language_of(language or preferred), names, incidents.policy.zone))
    name = f"INC-{number}-redacted" if redacted else f"INC-{number}"
    with incidents.database.read_transaction() as connection, atomic_directory(folder, name) as directory:
        data = load_export_data(connection, number, incidents.policy, meta, redacted)
        holders = frozenset(assignment.person for assignment in data.file.assignments.values())
        data = replace(data, removed=holders - people.keys())
        sent = sent_name(data.file, words.locale.time(meta.at, "%Y-%m-%d"), redacted)
        enclosed = evidence if evidence and not redacted and data.file.evidence_items else None
        _write(directory, sent, data, _lines(connection, number, redacted), words, _thumbnails(enclosed))
        if enclosed:
            _write_evidence(directory, connection, data.file, enclosed, words.locale)
        write_bundle(directory, name, f"{sent}.zip")
    return f"{name}/{sent}.pdf", f"{name}/{sent}.zip"


def _lines(connection: Connection, number: int, redacted: bool) -> Iterable[TimelineEntry]:
    lines = timeline.every(connection, number)
    return map(without_personal, lines) if redacted else lines


def sent_name(file: CaseFile, day: str, redacted: bool) -> str:
    """Return what an incident's files are called where they travel: `INC-12 GlowSkin 2026-11-30`."""
    brand = re.sub(r"[^\w -]+", " ", file.brand)[:MAX_BRAND].strip()
    return " ".join(filter(None, (f"INC-{file.number}", brand, day, "redacted" if redacted else "")))


def write_bundle(directory: Path, name: str, file: str) -> None:
    """Write a zip of all files of a directory and a manifest into it; its folder has the `name` of the export."""
    listed, paths = manifest(directory), files_below(directory)
    with zipfile.ZipFile(directory / file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, f"{name}/{path.relative_to(directory).as_posix()}")
        archive.writestr(f"{name}/{MANIFEST}", listed)


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

    def papers(file: CaseFile, appeal: Appeal, asked: PackRequest, now: datetime) -> tuple[str, ...]:
        """Write an appeal's papers anew for one reader."""
        return write_appeal_pack(incidents, file, appeal, asked, folder, evidence, now)

    return export, kit, papers


def _thumbnails(evidence: EvidenceStore | None) -> Thumbnail:
    """Return what gives the small copy of a piece: none where no evidence goes along."""

    def thumbnail(item: EvidenceItem) -> bytes:
        """The small copy (JPEG); empty for none."""
        path = evidence.path(item.name + THUMBNAIL) if evidence and item.name else None
        return path.read_bytes() if path else b""

    return thumbnail


def _write(
    directory: Path,
    sent: str,
    data: ExportData,
    lines: Iterable[TimelineEntry],
    words: Words,
    thumbnail: Thumbnail,
) -> None:
    """Write all files in one pass over the timeline."""
    report = build_report(data, words, thumbnail)
    with (
        (directory / "incident.json").open("w", encoding="utf-8", newline="") as json_file,
        (directory / "report.md").open("w", encoding="utf-8", newline="") as markdown_file,
        (directory / "report.html").open("w", encoding="utf-8", newline="") as html_file,
        (directory / "timeline.csv").open("w", encoding="utf-8-sig", newline="") as csv_file,
    ):
        writers = (
            MarkdownWriter(markdown_file),
            HtmlWriter(html_file),
            CsvTimeline(csv_file, words.locale),
            XlsxWriter(directory / "incident.xlsx"),
            PdfWriter(directory / f"{sent}.pdf"),
        )
        for writer in writers:
            writer.begin(report)
        json_file.writelines(json_chunks(data, _write_lines(lines, words, writers)))
        for writer in writers:
            writer.end(report)


def _write_lines(lines: Iterable[TimelineEntry], words: Words, writers: Sequence[ReportWriter]) -> Iterator[object]:
    """Write each line to the other files, then yield it for the JSON document."""
    previous = GENESIS
    for line in lines:
        row = words.row(line)
        for writer in writers:
            writer.line(row, line)
        yield line_json(line, previous)
        previous = line.hash


def _write_evidence(
    directory: Path, connection: Connection, file: CaseFile, evidence: EvidenceStore, locale: Locale
) -> None:
    """Write the files of the evidence into their folder, with a page that lists them."""
    items = file.evidence_items
    index = {f"{FOLDER}/{INDEX}": index_page(file.number, items, evidence, locale)}
    for name, content in {**index, **evidence_parts(connection, evidence, file.number, items)}.items():
        path = directory / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(content) if isinstance(content, bytes) else shutil.copyfile(content, path)
