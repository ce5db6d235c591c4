"""`report.md`: the report as plain text that any program shows; nothing that outsiders wrote does anything in it."""

from collections.abc import Iterator
from typing import TextIO

from bot.reports.incident_report.model import (
    Block,
    Changes,
    Chart,
    Picture,
    QuotedText,
    Report,
    Section,
    Table,
    TimelineRow,
    TimelineRows,
)
from bot.reports.markdown import fence, inline
from handlers.text.difference import in_signs
from storage.incidents.timeline import TimelineEntry


class MarkdownWriter:
    """Writes the report in the order of its file."""

    def __init__(self, file: TextIO) -> None:
        self.file = file

    def begin(self, report: Report) -> None:
        """Title, cover, sections, and the heading of the timeline."""
        self.file.write(f"# {inline(report.title)}\n\n")
        if report.drill:
            self.file.write(f"**{inline(report.drill)}**\n\n")
        self.file.write(f"**{inline(report.confidentiality)}**\n\n")
        self.file.writelines(f"- {inline(f'{label}: {text}')}\n" for label, text in report.cover)
        self._sections(report.sections, report)
        self.file.write(f"\n## {inline(report.timeline_heading)}\n\n")

    def line(self, row: TimelineRow, entry: TimelineEntry) -> None:
        """A line of the timeline, with its number and time."""
        self.file.write(_row(row))

    def end(self, report: Report) -> None:
        """Who read and exported it, what words mean, how to check the file."""
        self._sections(report.closing, report)

    def _sections(self, sections: tuple[Section, ...], report: Report) -> None:
        for section in sections:
            self.file.write(f"\n## {inline(section.heading)}\n\n")
            if not section.blocks:
                self.file.write(f"{report.nothing}\n")
            for block in section.blocks:
                self.file.writelines(_block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case QuotedText(text):
            yield f"\n{fence(text)}\n"
        case Table(columns, rows):
            yield "\n"
            yield from map(_table_row, (columns, ("---",) * len(columns), *rows))
            yield "\n"
        case Changes(label, changes):
            yield f"- {inline(label)}\n\n{fence(in_signs(changes))}\n"
        case Chart(_, says):
            yield f"- {inline(says)}\n"
        case TimelineRows(rows):
            yield from map(_row, rows)
        case Picture(_, lines):
            yield f"- {inline('; '.join(lines))}\n"
        case sentences:
            yield from (f"- {inline(line)}\n" for line in sentences.lines)


def _row(row: TimelineRow) -> str:
    return f"- `{row.number}` **{row.at}** {inline(row.said)}\n"


def _table_row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(inline(cell.replace("|", "/")) for cell in cells) + " |\n"
