"""Which column of an exported table is which field of an alert, and what a reader of such a file gives."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.ingest.cell_times import zone_of
from bot.ingest.headings import fields_by_heading, headings_by_field
from bot.ingest.presets import NO_PRESET, Preset, find_preset, normalized
from bot.ingest.remarks import remark
from bot.ingest.values import LinkedText, clean, is_empty, is_media
from handlers.case.errors import InvalidFile
from handlers.posts.post import Kind

IDENTIFYING_FIELDS = ("url", "native_id", "text", "title", "comment_text")  # one of them tells a post from others
MAX_HEADING_ROW = 10  # rows among which the headings are looked for; exports put a title above them
MANY = ("url", "native_id", "published_at", "platform")  # fields of which every value is given, the most specific first
PEOPLE = "people"  # the shape of a table of accounts, which opens nothing
ADDRESS = re.compile(r"https?://[!-~]+")
MARKS = ("comment_id", "parent_comment", "comment_text", "rating", "review", "person")  # headings that tell the shape


@dataclass(frozen=True)
class Table:
    """What holds for every row of a table: the tool's preset, the zone of its times, and what its rows are."""

    preset: Preset = NO_PRESET
    zone: str = ""  # an IANA name; empty when nothing says
    shape: str = ""  # a Kind, PEOPLE, or empty when each row tells by itself
    about: str = ""  # the link in the lines above the headings: of comments, the post they stand under


@dataclass(frozen=True)
class Row:
    """One row: where a person finds it, and its cells by field. `error` says why it cannot be read at all."""

    place: str
    cells: Mapping[str, object]
    error: str = ""
    table: Table = Table()
    warnings: tuple[str, ...] = ()  # what its reader could not make out
    no_news: bool = False  # its source says that such rows are not to be taken in


@dataclass(frozen=True)
class TableFile:
    """An open file: its rows, read lazily; the share read so far, 0 (or unknown) to 1; headings that no row used.

    `unknown_headings` and `notes` are complete only when every row has been read.
    """

    rows: Iterator[Row]
    share_read: Callable[[], float]
    unread: Callable[[], tuple[str, ...]] = tuple
    notes: list[str] = field(default_factory=list)  # what people should know of the file as a whole

    @property
    def unknown_headings(self) -> tuple[str, ...]:
        """Columns and keys whose values were not read, by now."""
        return tuple(dict.fromkeys(self.unread()))


@dataclass(frozen=True)
class Columns:
    """Indexes of columns by field, the most specific heading first; which were read so far; their row, from 0."""

    headings: tuple[str, ...]
    indexes: Mapping[str, tuple[int, ...]]
    row: int
    table: Table
    read: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)  # columns that mean something, and had a value that was not taken

    def cells(self, values: Sequence[object]) -> dict[str, object]:
        """The values of a row by field; empty cells are left out."""
        found: dict[str, object] = {}
        for name, indexes in self.indexes.items():
            present = [
                (index, value)
                for index in indexes
                if index < len(values) and (value := clean(values[index])) is not None
            ]
            self.passed.update(index for index, _ in present)
            if name == "url":
                present = [(index, value) for index, value in present if not is_media(str(value))]
            if not present:
                continue
            taken = present if name in MANY else present[:1]
            self.read.update(index for index, _ in taken)
            found[name] = [value for _, value in taken] if name in MANY else taken[0][1]
            if name in ("title", "text", "native_id") and isinstance(taken[0][1], LinkedText):
                found.setdefault("linked", taken[0][1].target)
        return found

    @property
    def unread(self) -> tuple[str, ...]:
        """Headings of columns whose values were never taken; what only said that it is unknown was understood."""
        known = {index for indexes in self.indexes.values() for index in indexes} - self.passed
        others = (heading for index, heading in enumerate(self.headings) if index not in self.read | known)
        return tuple(filter(None, others))


def find_columns(rows: Iterable[Sequence[object]], source: Preset = NO_PRESET) -> Columns | None:
    """The columns by the first row with the most known headings; None when no row has one of IDENTIFYING_FIELDS."""
    above: list[str] = []
    candidates: list[Columns] = []
    for row, values in enumerate(islice(rows, MAX_HEADING_ROW)):
        candidates.append(columns_of(tuple(_heading(value) for value in values), source, row, " ".join(above)))
        above += [str(value) for value in values if not is_empty(value)]
    usable = [c for c in candidates if c.table.shape == PEOPLE or any(n in c.indexes for n in IDENTIFYING_FIELDS)]
    return max(usable, key=lambda c: len(c.indexes), default=None)


def columns_of(headings: tuple[str, ...], source: Preset = NO_PRESET, row: int = 0, above: str = "") -> Columns:
    """The columns under these headings; `source`: what sources.toml says of them; `above`: the lines above them."""
    keys = tuple(normalized(heading) for heading in headings)
    preset = source.over(find_preset(frozenset(keys)))
    ranked: dict[str, list[tuple[int, int]]] = {}
    for index, key in enumerate(keys):
        for rank, name in _meanings(key, preset):
            ranked.setdefault(name, []).append((rank, index))
    indexes = {name: tuple(index for _, index in sorted(found)) for name, found in ranked.items()}
    if len(keys) > 1 and "comment" in indexes and not indexes.keys() & set(IDENTIFYING_FIELDS):
        indexes["comment_text"] = indexes.pop("comment")  # the only words of the table: no number of comments
    shape = preset.shape or _shape(indexes)
    zone = preset.zone or zone_of([headings[index] for index in indexes.get("published_at", ())], above)
    link = ADDRESS.search(above)
    return Columns(headings, _for_shape(indexes, shape), row, Table(preset, zone, shape, link[0] if link else ""))


def no_known_columns(name: str, rows: Iterable[Sequence[object]]) -> InvalidFile:
    """The error for a file in which `find_columns` found nothing: the headings it has, and those that are known."""
    found = next((heads for values in rows if (heads := [str(v).strip()[:20] for v in values if not is_empty(v)])), [])
    known = ", ".join(f"{name} ({'/'.join(headings_by_field()[name][:2])})" for name in IDENTIFYING_FIELDS[:4])
    if not found:
        return InvalidFile(remark("empty_file", name=name))
    return InvalidFile(remark("no_headings", name=name, found=", ".join(found[:20]), known=known))


def _heading(value: object) -> str:
    return value.strip()[:100] if isinstance(value, str) else "" if is_empty(value) else str(value)[:100]


def _meanings(key: str, preset: Preset) -> Iterator[tuple[int, str]]:
    """Every field that a heading may be, with its rank there; what the preset says comes first and alone."""
    if not key or key in preset.ignored:
        return
    own = [
        (rank - 1000, name) for name, heads in preset.fields.items() for rank, head in enumerate(heads) if head == key
    ]
    yield from own or fields_by_heading().get(key, ())


def _shape(indexes: Mapping[str, object]) -> str:
    """What the rows are, by the headings alone."""
    has = indexes.keys()
    if has & {"review"} or ("rating" in has and "comment_text" in has):
        return Kind.REVIEW
    if "comment_id" in has and has & {"native_id", "url", "parent", "parent_comment"}:
        return Kind.COMMENT
    if "comment_text" in has and not has & {"text", "comment_id"}:
        return Kind.COMMENT
    person = indexes.get("person", ())
    if not has & {"url", "native_id", "title", "published_at", "comment_text"}:
        return PEOPLE if isinstance(person, tuple) and len(person) >= 3 else ""
    return ""


def _for_shape(indexes: Mapping[str, tuple[int, ...]], shape: str) -> dict[str, tuple[int, ...]]:
    """The columns as rows of this shape have them: a comment's id is its own, and the post's is its parent's."""
    fields = {name: found for name, found in indexes.items() if name not in MARKS}
    words = indexes.get("comment_text", ())
    if shape == PEOPLE:
        return {}
    if shape == Kind.REVIEW:
        fields["native_id"] = (*indexes.get("comment_id", ()), *indexes.get("native_id", ()))
    if shape == Kind.COMMENT:
        fields["parent"] = (*indexes.get("parent", ()), *indexes.get("native_id", ()))
        fields["native_id"] = indexes.get("comment_id", ())
        fields.pop("title", None)
    if words:
        fields["text"] = (*words, *indexes.get("text", ()))
    return {name: found for name, found in fields.items() if found}
