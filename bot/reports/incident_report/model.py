"""The report as values: words are in the reader's language, times are written out, and nothing refers to a case any
more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from handlers.text.difference import ChangedText
from storage.incidents.timeline import TimelineEntry


@dataclass(frozen=True)
class Sentences:
    """A list of sentences."""

    kind: ClassVar = "sentences"
    lines: tuple[str, ...]


@dataclass(frozen=True)
class QuotedText:
    """A text from outside or of a draft, whole."""

    kind: ClassVar = "quote"
    text: str


@dataclass(frozen=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    kind: ClassVar = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Changes:
    """What changed from one text to the next, under a label."""

    kind: ClassVar = "changes"
    label: str
    changes: tuple[ChangedText, ...]


@dataclass(frozen=True)
class Chart:
    """A drawing (SVG), with the sentence that stands for it where nothing can be drawn."""

    kind: ClassVar = "chart"
    svg: str
    says: str


@dataclass(frozen=True)
class Picture:
    """A small copy (JPEG) of a piece of evidence; without bytes there is nothing to show."""

    kind: ClassVar = "picture"
    jpeg: bytes
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TimelineRow:
    """One line of the timeline: its number, time (ISO 8601 with offset), author's name, and the sentence it makes."""

    number: int
    at: str
    who: str
    sentence: str

    @property
    def said(self) -> str:
        """The sentence, which begins with its author."""
        return self.sentence if self.sentence.startswith(self.who) else f"{self.who}: {self.sentence}"


@dataclass(frozen=True)
class TimelineRows:
    """Lines of the timeline that belong to a subject."""

    kind: ClassVar = "rows"
    rows: tuple[TimelineRow, ...]


Block = Sentences | QuotedText | Table | Changes | Chart | Picture | TimelineRows


@dataclass(frozen=True)
class Section:
    """A heading (in the reader's language, with English beside it) and what stands under it.

    `name` is the same in every language. A section without blocks says `Report.nothing`.
    """

    name: str
    heading: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Report:
    """The report of one incident for one reader: `sections`, the timeline under its heading, then `closing` sections.

    `drill` is the mark of a drill, else empty; `cover` pairs of label and value.
    """

    language: str
    title: str
    drill: str
    confidentiality: str
    cover: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    timeline_heading: str
    timeline_columns: tuple[str, ...]
    closing: tuple[Section, ...]
    nothing: str


class ReportWriter(Protocol):
    """Writes one file of an export: what stands before the timeline, each line of it in its order, what follows."""

    def begin(self, report: Report) -> None:
        """Write everything that stands before the timeline's lines."""

    def line(self, row: TimelineRow, entry: TimelineEntry) -> None:
        """Write a line of the timeline."""

    def end(self, report: Report) -> None:
        """Write what follows the timeline; the file is whole then."""
