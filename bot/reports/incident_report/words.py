"""How one reader's report puts things into words: headings with English beside them, times with their zone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n import Locale
from bot.reports.data import entry_text
from bot.reports.incident_report.model import Table, TimelineRow
from handlers.case.card import Arg, LocalizedText
from storage.incidents.timeline import TimelineEntry


@dataclass(frozen=True)
class Words:
    """One reader's words."""

    locale: Locale

    def heading(self, key: str, /, **args: Arg) -> str:
        """A heading with the English words beside it, for readers who know no Chinese."""
        own, english = self.locale.word(key, **args), replace(self.locale, language="en").word(key, **args)
        return own if self.locale.language == "en" else f"{own} · {english}"

    def time(self, at: datetime | None) -> str:
        """ISO 8601 with the zone's offset, to the second; empty for none."""
        return at.astimezone(ZoneInfo(self.locale.zone)).isoformat(timespec="seconds") if at else ""

    def sentences(self, texts: tuple[LocalizedText, ...]) -> tuple[str, ...]:
        """The sentences in the reader's language."""
        return tuple(map(self.locale.text, texts))

    def table(self, columns: str, rows: Sequence[tuple[str, ...]]) -> Table:
        """A table under the headings `report.column.<name>` of space-separated names."""
        return Table(tuple(self.heading(f"report.column.{name}") for name in columns.split()), tuple(rows))

    def row(self, entry: TimelineEntry) -> TimelineRow:
        """A line of the timeline in words."""
        said = self.locale.text(entry_text(entry))
        return TimelineRow(entry.seq, self.time(entry.at), self.locale.name(entry.by), said)
