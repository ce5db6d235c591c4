"""Writes an incident's file: its timeline is read once, page by page, into three files at the same time."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.i18n import language_of
from bot.incidents.incidents import Desk
from bot.reports.atomic_dir import MANIFEST, fresh_folder
from bot.reports.csv_timeline import Table
from bot.reports.data import Material, gather
from bot.reports.json_document import document, line_of
from bot.reports.markdown_report import Report
from bot.reports.voice import Voice
from handlers.case.event import Stamp
from handlers.closing.exporting import exported
from storage.incidents import timeline
from storage.incidents.timeline import START, Line


def export(desk: Desk, number: int, folder: Path, stamp: Stamp, language: str = "", once: str = "") -> tuple[str, ...]:
    """Write `INC-<number>` into `folder`, whole or not at all, and return the names of its files below `folder`.

    An earlier export of the incident is replaced. The timeline first gets the line that says who exported, so the export
    holds it; under the same `once` it gets no second one. Without `language` it is the exporter's own. Raises NoSuchIncident.
    """
    desk.act(number, exported, stamp.by, {}, stamp.at, once, weighs=False)
    people = desk.people.team().people
    spoken = language or (people[stamp.by].language if stamp.by in people else "")
    voice = Voice(language_of(spoken), {id_: person.name for id_, person in people.items()}, desk.house.zone)
    with desk.database.reading() as connection, fresh_folder(folder, f"INC-{number}") as fresh:
        _write(fresh, gather(connection, number, desk.house, stamp), timeline.every(connection, number), voice)
    return tuple(f"INC-{number}/{name}" for name in ("incident.json", "report.md", "timeline.csv", MANIFEST))


def _write(folder: Path, material: Material, lines: Iterable[Line], voice: Voice) -> None:
    with (
        (folder / "incident.json").open("w", encoding="utf-8", newline="") as machine,
        (folder / "report.md").open("w", encoding="utf-8", newline="") as people,
        (folder / "timeline.csv").open("w", encoding="utf-8-sig", newline="") as sheet,
    ):
        report = Report(people, voice)
        report.before(material)
        machine.writelines(document(material, _told(lines, voice, report, Table(sheet, voice))))
        report.after(material)


def _told(lines: Iterable[Line], voice: Voice, report: Report, table: Table) -> Iterator[object]:
    """Each line for the document, once it stands in the other two files."""
    previous = START
    for line in lines:
        what = voice.line(line)
        report.line(line, what)
        table.line(line, what)
        yield line_of(line, previous)
        previous = line.hash
