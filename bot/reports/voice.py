"""The language, names and time zone of an export's reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n import translate
from handlers.case.card import LocalizedText, msg
from handlers.overview.timeline import event_text
from storage.incidents.timeline import TimelineEntry


@dataclass(frozen=True)
class Voice:
    """One of the desk's languages, names by roster id, and a time zone."""

    language: str
    names: Mapping[str, str]
    zone: str

    def translate(self, said: LocalizedText) -> str:
        """The sentence."""
        return translate(said, self.language, self.names, self.zone)

    def name(self, person: str) -> str:
        """A person's name by roster id; the desk's own for what it did by itself."""
        return self.names.get(person) or self.translate(msg("export.name", by=person))

    def line(self, line: TimelineEntry) -> str:
        """The sentence that a line of the timeline makes, as everywhere else."""
        return self.translate(event_text(line.kind, line.fields, line.by))

    def heading(self, said: LocalizedText) -> str:
        """A heading with the English words beside it, for readers who know no Chinese."""
        english = translate(said, "en", self.names, self.zone)
        return english if self.language == "en" else f"{self.translate(said)} · {english}"

    def time(self, at: datetime | None) -> str:
        """ISO 8601 with the zone's offset, to the second; empty for none."""
        return at.astimezone(ZoneInfo(self.zone)).isoformat(timespec="seconds") if at else ""
