"""`report.md`: the incident to be read, in the exporter's language, with English headings and a date on every line."""

from typing import TextIO

from bot.reports.data import GRADES, SEATS, Material
from bot.reports.markdown import fence, inline
from bot.reports.sections import about, drafts, engagement, post, promises, replies, seats
from bot.reports.voice import Voice
from handlers.case.card import Say, say
from storage.incidents.timeline import Line

RESULTS = {
    "met": say("export.result_met"),
    "met_late": say("export.result_met_late"),
    "missed": say("export.result_missed"),
    "missed_before_us": say("export.result_missed_before_us"),
    "open": say("export.result_open"),
}


class Report:
    """Writes the report in three strokes: what comes before the timeline, its lines, what comes after."""

    def __init__(self, file: TextIO, voice: Voice) -> None:
        self.file, self.voice = file, voice

    def before(self, material: Material) -> None:
        """Everything that is known, by subject."""
        self.file.write(f"# {self.voice.heading(say('export.title', number=material.file.number))}\n")
        if material.file.drill:
            self.file.write(f"\n**{self.voice.heading(say('export.drill'))}**\n")
        self._section(say("export.part_about"), about(material))
        self._section(say("export.part_post"), post(material.file))
        self._heading(say("export.part_clock"))
        self.file.write(self._clock(material) if material.clock else f"{self.voice.say(say('export.nothing'))}\n")
        self._section(say("export.part_seats"), seats(material.file), material.of(*SEATS))
        self._section(say("export.part_grades"), (), material.of(*GRADES))
        self._section(say("export.part_assessment"), (), material.of("Assessed"))
        self._section(say("export.part_drafts"), drafts(material.file), material.of("NoPublicReply"))
        self._section(say("export.part_replies"), replies(material.file))
        self._section(say("export.part_promises"), promises(material.file))
        self._section(say("export.part_engagement"), engagement(material.series))
        self._heading(say("export.part_timeline"))

    def line(self, line: Line, what: str) -> None:
        """One line of the timeline, with its number, moment and author, and `what` it tells."""
        who = self.voice.name(line.by)
        told = what if what.startswith(who) else f"{who}: {what}"
        self.file.write(f"- `{line.seq}` **{self.voice.time(line.at)}** {inline(told)}\n")

    def after(self, material: Material) -> None:
        """Who took it out of the house, and how to prove that it is whole."""
        self._section(say("export.part_access"), (), material.of("Exported"))
        self._section(say("export.part_proof"), (say("export.proof", lines=material.lines), material.chain))

    def _clock(self, material: Material) -> str:
        """Every window as a table: due, done, how it went, by whom."""
        columns = ("export.column_window", "export.column_due", "export.column_done", "export.column_result", "export.column_who")
        rows = [
            (self.voice.say(say("export.window", window=timed.window.name)), self.voice.time(timed.window.due),
             self.voice.time(timed.window.met_at), self.voice.say(RESULTS[timed.state]), self.voice.name(timed.by))
            for timed in material.clock
        ]  # fmt: skip
        table = [tuple(self.voice.heading(Say(key)) for key in columns), ("---",) * len(columns), *rows]
        return "".join("| " + " | ".join(inline(cell.replace("|", "/")) for cell in row) + " |\n" for row in table)

    def _section(self, heading: Say, parts: tuple[Say | str, ...], lines: tuple[Line, ...] = ()) -> None:
        """Sentences as a list, and text from outside or a draft in a block of its own."""
        self._heading(heading)
        if not parts and not lines:
            self.file.write(f"{self.voice.say(say('export.nothing'))}\n")
        for part in parts:
            self.file.write(f"\n{fence(part)}\n" if isinstance(part, str) else f"- {inline(self.voice.say(part))}\n")
        for line in lines:
            self.line(line, self.voice.line(line))

    def _heading(self, heading: Say) -> None:
        self.file.write(f"\n## {inline(self.voice.heading(heading))}\n\n")
