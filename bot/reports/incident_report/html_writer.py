"""`report.html`: one page that loads and runs nothing; charts and small pictures stand in it."""

import base64
from html import escape
from typing import TextIO

from jinja2 import Environment, PackageLoader

from bot.reports.incident_report.model import Report, TimelineRow
from bot.reports.markdown import visible
from storage.incidents.timeline import TimelineEntry

TIMELINE = "<!-- timeline -->"  # of the template: where the page is cut in two


class HtmlWriter:
    """Writes the page around the timeline's rows; every text is escaped."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self._rest = ""

    def begin(self, report: Report) -> None:
        """The page up to the timeline's first row."""
        environment = Environment(
            loader=PackageLoader(__package__, "."), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters |= {"base64": _base64, "visible": visible}
        page = environment.get_template("page.html").render(report=report)
        start, _, self._rest = page.partition(TIMELINE)
        self.file.write(start)

    def line(self, row: TimelineRow, entry: TimelineEntry) -> None:
        """A row of the timeline."""
        self.file.write(f"<tr><td>{row.number}<td>{row.at}<td>{escape(visible(row.said))}\n")

    def end(self, report: Report) -> None:
        """The rest of the page."""
        self.file.write(self._rest)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
