"""`report.md`: the incident to be read, in the exporter's language, with English headings and a date on every line."""

from typing import TextIO

from bot.export.markdown import fence, inline
from bot.export.material import GRADES, SEATS, Material
from bot.export.sections import about, drafts, engagement, post, promises, replies, seats
from bot.export.voice import Voice
from handlers.case.card import LocalizedText, msg
from storage.incidents.timeline import TimelineEntry

RESULTS = {
    "met": msg("export.result_met"),
    "met_late": msg("export.result_met_late"),
    "missed": msg("export.result_missed"),
    "missed_before_us": msg("export.result_missed_before_us"),
    "open": msg("export.result_open"),
}


class Report:
    """Writes the report in three strokes: what comes before the timeline, its lines, what comes after."""

    def __init__(self, file: TextIO, voice: Voice) -> None:
        self.file, self.voice = file, voice

    def before(self, material: Material) -> None:
        """Everything that is known, by subject."""
        self.file.write(f"# {self.voice.heading(msg('export.title', number=material.file.number))}\n")
        if material.file.drill:
            self.file.write(f"\n**{self.voice.heading(msg('export.drill'))}**\n")
        self._section(msg("export.part_about"), about(material))
        self._section(msg("export.part_post"), post(material.file))
        self._heading(msg("export.part_clock"))
        self.file.write(self._clock(material) if material.clock else f"{self.voice.translate(msg('export.nothing'))}\n")
        self._section(msg("export.part_seats"), seats(material.file), material.of(*SEATS))
        self._section(msg("export.part_grades"), (), material.of(*GRADES))
        self._section(msg("export.part_assessment"), (), material.of("Assessed"))
        self._section(msg("export.part_drafts"), drafts(material.file), material.of("NoPublicReply"))
        self._section(msg("export.part_replies"), replies(material.file))
        self._section(msg("export.part_promises"), promises(material.file))
        self._section(msg("export.part_engagement"), engagement(material.series))
        self._heading(msg("export.part_timeline"))

    def line(self, line: TimelineEntry, what: str) -> None:
        """One line of the timeline, with its number, moment and author, and `what` it tells."""
        who = self.voice.name(line.by)
        told = what if what.startswith(who) else f"{who}: {what}"
        self.file.write(f"- `{line.seq}` **{self.voice.time(line.at)}** {inline(told)}\n")

    def after(self, material: Material) -> None:
        """Who took it out of the house, and how to prove that it is whole."""
        self._section(msg("export.part_access"), (), material.of("Exported"))
        self._section(msg("export.part_proof"), (msg("export.proof", lines=material.lines), material.chain))

    def _clock(self, material: Material) -> str:
        """Every window as a table: due, done, how it went, by whom."""
        columns = ("export.column_window", "export.column_due", "export.column_done", "export.column_result", "export.column_who")
        rows = [
            (self.voice.translate(msg("export.window", window=timed.window.name)), self.voice.time(timed.window.due),
             self.voice.time(timed.window.met_at), self.voice.translate(RESULTS[timed.state]), self.voice.name(timed.by))
            for timed in material.clock
        ]  # fmt: skip
        table = [tuple(self.voice.heading(LocalizedText(key)) for key in columns), ("---",) * len(columns), *rows]
        return "".join("| " + " | ".join(inline(cell.replace("|", "/")) for cell in row) + " |\n" for row in table)

    def _section(self, heading: LocalizedText, parts: tuple[LocalizedText | str, ...], lines: tuple[TimelineEntry, ...] = ()) -> None:
        """Sentences as a list, and text from outside or a draft in a block of its own."""
        self._heading(heading)
        if not parts and not lines:
            self.file.write(f"{self.voice.translate(msg('export.nothing'))}\n")
        for part in parts:
            self.file.write(f"\n{fence(part)}\n" if isinstance(part, str) else f"- {inline(self.voice.translate(part))}\n")
        for line in lines:
            self.line(line, self.voice.line(line))

    def _heading(self, heading: LocalizedText) -> None:
        self.file.write(f"\n## {inline(self.voice.heading(heading))}\n\n")
