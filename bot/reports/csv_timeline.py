"""`timeline.csv`: the timeline as a sheet, in which no cell can become a formula."""

import csv
import unicodedata
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.reports.markdown import one_line, visible
from bot.reports.voice import Voice
from handlers.case.card import say
from storage.incidents.timeline import Line

FORMULA = frozenset("=+-@")
COLUMNS = (
    say("export.column_no"),
    say("export.column_time"),
    say("export.column_time_utc"),
    say("export.column_who"),
    say("export.column_person"),
    say("export.column_kind"),
    say("export.column_what"),
    say("export.column_hash"),
)


class Table:
    """Writes lines as rows; every cell is quoted."""

    def __init__(self, file: TextIO, voice: Voice) -> None:
        self.voice, self.zone = voice, ZoneInfo(voice.zone)
        self.writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self.writer.writerow(map(voice.say, COLUMNS))

    def line(self, line: Line, what: str) -> None:
        """One line as a row: its time on the reader's clock and in UTC, and `what` it tells."""
        local, utc = (at.isoformat(timespec="seconds") for at in (line.at.astimezone(self.zone), line.at))
        told = map(cell, (self.voice.name(line.by), line.by, line.kind, what))
        self.writer.writerow((line.seq, local, utc, *told, line.hash))


def cell(text: str) -> str:
    """The text on one line, with an apostrophe wherever a sheet would begin to calculate.

    Also after a semicolon, which is what sheets in some countries split at.
    """
    return ";".join(f"'{part}" if _calculates(part) else part for part in visible(one_line(text)).split(";"))


def _calculates(text: str) -> bool:
    """A formula may hide behind spaces and unseen characters, and its sign behind a full-width or raised form."""
    first = next((char for char in text if not char.isspace() and unicodedata.category(char) != "Cf"), "")
    return text.startswith("\t") or unicodedata.normalize("NFKC", first)[:1] in FORMULA
