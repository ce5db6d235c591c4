"""`incident.xlsx`: every table of the report as a sheet, and the timeline; no cell can become a formula."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from bot.reports.csv_timeline import cell
from bot.reports.incident_report.model import Report, Section, Table, TimelineRow
from storage.incidents.timeline import TimelineEntry

MAX_NAME = 31  # characters of a sheet's name, by Excel
NOT_IN_NAMES = str.maketrans("[]:*?/\\", "       ")


class XlsxWriter:
    """Keeps the timeline's rows and writes the book at the end: a book that is left unfinished leaves files behind."""

    def __init__(self, file: Path) -> None:
        self.file, self.book = file, Workbook(write_only=True)
        self._rows: list[TimelineRow] = []

    def begin(self, report: Report) -> None:
        """Nothing is written before all of it is known."""

    def line(self, row: TimelineRow, entry: TimelineEntry) -> None:
        """Keep a line of the timeline."""
        self._rows.append(row)

    def end(self, report: Report) -> None:
        """A sheet for the cover, one for each table and one for the timeline."""
        drill = ((report.drill,),) if report.drill else ()
        self._sheet(report.title, [(report.title,), *drill, (report.confidentiality,), *report.cover])
        self._sheets(report.sections)
        rows = ((str(row.number), row.at, row.said) for row in self._rows)
        self._sheet(report.timeline_heading, [report.timeline_columns, *rows])
        self._sheets(report.closing)
        self.book.save(self.file)

    def _sheets(self, sections: tuple[Section, ...]) -> None:
        for section in sections:
            for table in (block for block in section.blocks if isinstance(block, Table)):
                self._sheet(section.heading, [table.columns, *table.rows])

    def _sheet(self, heading: str, rows: Sequence[tuple[str, ...]]) -> None:
        sheet = self.book.create_sheet(_name(heading))
        for row in rows:
            sheet.append([cell(text) for text in row])


def _name(heading: str) -> str:
    return heading.partition(" · ")[0].translate(NOT_IN_NAMES).strip()[:MAX_NAME]
