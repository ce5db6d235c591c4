"""`report.md`: the incident to be read, in the exporter's language, with English headings and a date on every line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.i18n import Locale
from bot.reports import report_sections
from bot.reports.data import GRADE_EVENTS, ROLE_EVENTS, ExportData, entry_text
from bot.reports.markdown import fence, inline
from bot.reports.report_sections import Parts
from handlers.assessment.events import Assessed
from handlers.case.card import LocalizedText, msg
from handlers.closing.events import Exported
from handlers.drafts.review_events import NoPublicReply
from storage.incidents.timeline import TimelineEntry

WINDOW_COLUMNS = (
    "export.column_window",
    "export.column_due",
    "export.column_done",
    "export.column_result",
    "export.column_who",
)
WINDOW_STATES = {
    "met": msg("export.result_met"),
    "met_late": msg("export.result_met_late"),
    "missed": msg("export.result_missed"),
    "missed_before_us": msg("export.result_missed_before_us"),
    "open": msg("export.result_open"),
    "not_due": msg("export.result_not_due"),
}


class MarkdownReport:
    """Writes the report in the order of its file: sections, then the timeline's lines, then the proof."""

    def __init__(self, file: TextIO, locale: Locale) -> None:
        self.file, self.locale = file, locale

    def write_sections(self, data: ExportData) -> None:
        """Title, everything that is known by subject, and the heading of the timeline."""
        file = data.file
        self.file.write(f"# {self._bilingual(msg('export.title', number=file.number))}\n")
        if file.drill:
            self.file.write(f"\n**{self._bilingual(msg('export.drill'))}**\n")
        self._section(msg("export.part_about"), report_sections.about(data))
        self._section(msg("export.part_post"), report_sections.post(file))
        self._heading(msg("export.part_clock"))
        self.file.write(self._windows(data) if data.windows else f"{self.locale.text(msg('export.nothing'))}\n")
        self._section(msg("export.part_seats"), report_sections.roles(file, data.removed), data.by_kind(*ROLE_EVENTS))
        self._section(msg("export.part_grades"), (), data.by_kind(*GRADE_EVENTS))
        self._section(msg("export.part_assessment"), (), data.by_kind(Assessed))
        self._section(msg("export.part_drafts"), report_sections.drafts(file), data.by_kind(NoPublicReply))
        self._section(msg("export.part_replies"), report_sections.replies(file))
        self._section(msg("export.part_promises"), report_sections.promises(file))
        self._section(msg("export.part_tasks"), report_sections.tasks(file))
        self._section(msg("export.part_evidence"), report_sections.evidence(data.file))
        self._section(msg("export.part_engagement"), report_sections.engagement(data.engagement))
        self._heading(msg("export.part_timeline"))

    def write_line(self, line: TimelineEntry, sentence: str) -> None:
        """One line of the timeline, with its number, time and author, and the `sentence` it makes."""
        who = self.locale.name(line.by)
        shown = sentence if sentence.startswith(who) else f"{who}: {sentence}"
        self.file.write(f"- `{line.seq}` **{self._time(line.at)}** {inline(shown)}\n")

    def write_proof(self, data: ExportData) -> None:
        """Who exported the incident, and how to prove that the file is whole."""
        self._section(msg("export.part_access"), (), data.by_kind(Exported))
        proof = (msg("export.proof", lines=data.timeline_length), data.timeline_head)
        self._section(msg("export.part_proof"), proof)

    def _windows(self, data: ExportData) -> str:
        """Every response window as a table: due, met at, how it went, by whom."""
        locale = self.locale
        rows = [
            (
                locale.text(msg("export.window", window=result.window.name)),
                self._time(result.window.due),
                self._time(result.window.met_at),
                locale.text(WINDOW_STATES[result.state]),
                locale.name(result.by),
            )
            for result in data.windows
        ]
        headings = tuple(self._bilingual(LocalizedText(key)) for key in WINDOW_COLUMNS)
        table = [headings, ("---",) * len(headings), *rows]
        return "".join("| " + " | ".join(inline(cell.replace("|", "/")) for cell in row) + " |\n" for row in table)

    def _section(self, heading: LocalizedText, parts: Parts, lines: Sequence[TimelineEntry] = ()) -> None:
        """Sentences as a list, texts in a block each, then timeline lines."""
        self._heading(heading)
        if not parts and not lines:
            self.file.write(f"{self.locale.text(msg('export.nothing'))}\n")
        for part in parts:
            self.file.write(f"\n{fence(part)}\n" if isinstance(part, str) else f"- {inline(self.locale.text(part))}\n")
        for line in lines:
            self.write_line(line, self.locale.text(entry_text(line)))

    def _bilingual(self, heading: LocalizedText) -> str:
        """A heading with the English words beside it, for readers who know no Chinese."""
        english, own = replace(self.locale, language="en").text(heading), self.locale.text(heading)
        return english if self.locale.language == "en" else f"{own} · {english}"

    def _time(self, at: datetime | None) -> str:
        """ISO 8601 with the zone's offset, to the second; empty for none."""
        return at.astimezone(ZoneInfo(self.locale.zone)).isoformat(timespec="seconds") if at else ""

    def _heading(self, heading: LocalizedText) -> None:
        self.file.write(f"\n## {inline(self._bilingual(heading))}\n\n")
