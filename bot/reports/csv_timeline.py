"""`timeline.csv`: the timeline as a spreadsheet, in which no cell can become a formula."""

import csv
import unicodedata
from typing import TextIO

from bot.i18n import Locale
from bot.reports.incident_report.model import Report, TimelineRow
from bot.reports.markdown import one_line, visible
from handlers.case.card import msg
from storage.incidents.timeline import TimelineEntry

FORMULA_STARTS = frozenset("=+-@")
COLUMNS = (
    msg("export.column_no"),
    msg("export.column_time"),
    msg("export.column_time_utc"),
    msg("export.column_who"),
    msg("export.column_person"),
    msg("export.column_kind"),
    msg("export.column_what"),
    msg("export.column_hash"),
)


class CsvTimeline:
    """Writes the heading, then the timeline's lines as rows; every cell is quoted."""

    def __init__(self, file: TextIO, locale: Locale) -> None:
        self.locale = locale
        self.writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")

    def begin(self, report: Report) -> None:
        """Write the line of headings."""
        self.writer.writerow(map(self.locale.text, COLUMNS))

    def line(self, row: TimelineRow, entry: TimelineEntry) -> None:
        """One line as a row: its time in the reader's zone and in UTC, and the sentence it makes."""
        texts = map(cell, (self.locale.name(entry.by), entry.by, entry.kind, row.sentence))
        self.writer.writerow((row.number, row.at, entry.at.isoformat(timespec="seconds"), *texts, entry.hash))

    def end(self, report: Report) -> None:
        """Nothing follows the timeline."""


def cell(text: str) -> str:
    """The text on one line, with an apostrophe wherever a spreadsheet would begin to calculate.

    Also after a semicolon, at which spreadsheets in some countries split a line.
    """
    parts = visible(one_line(text)).split(";")
    return ";".join(f"'{part}" if _starts_formula(part) else part for part in parts)


def _starts_formula(text: str) -> bool:
    """A formula may hide behind spaces and invisible characters, and its sign behind a full-width or raised form."""
    first = next((char for char in text if not char.isspace() and unicodedata.category(char) != "Cf"), "")
    return text.startswith("\t") or unicodedata.normalize("NFKC", first)[:1] in FORMULA_STARTS
