"""Which column of an exported table is which field of an alert, and what a reader of such a file gives."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from handlers.case.errors import InvalidFile
from handlers.text.fold import fold

HEADINGS_FILE = Path(__file__).with_name("columns.toml")
IDENTIFYING_FIELDS = ("url", "native_id", "text", "title")  # one of them tells a post from others
MAX_HEADING_ROW = 10  # rows among which the headings are looked for; exports put a title above them
EMPTY_CELLS = frozenset({"", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#DIV/0!", "#NUM!"})


@dataclass(frozen=True)
class Row:
    """One row: where a person finds it, and its cells by field. `error` says why it cannot be read at all."""

    place: str
    cells: Mapping[str, object]
    error: str = ""


@dataclass(frozen=True)
class TableFile:
    """An open file: its rows, read lazily; the share read so far, 0 (or unknown) to 1; headings without a field."""

    rows: Iterator[Row]
    share_read: Callable[[], float]
    unknown_headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """Indexes of columns by field, the most specific heading first; headings without a field; their row, from 0."""

    indexes: Mapping[str, tuple[int, ...]]
    unknown_headings: tuple[str, ...]
    row: int

    def cells(self, values: Sequence[object]) -> dict[str, object]:
        """The values of a row by field; empty cells are left out."""
        found = {name: _first_value(values, indexes) for name, indexes in self.indexes.items()}
        return {name: value for name, value in found.items() if value is not None}


def field_of(heading: str) -> str | None:
    """The field of an alert that goes by this heading."""
    ranked = _fields_by_heading().get(_normalize(heading))
    return ranked[1] if ranked else None


def find_columns(rows: Iterable[Sequence[object]]) -> Columns | None:
    """The columns by the first row with the most known headings; None when no row has one of IDENTIFYING_FIELDS."""
    candidates = [_read_headings(row, values) for row, values in enumerate(islice(rows, MAX_HEADING_ROW))]
    usable = [c for c in candidates if any(name in c.indexes for name in IDENTIFYING_FIELDS)]
    return max(usable, key=lambda c: len(c.indexes), default=None)


def no_known_columns(name: str, rows: Iterable[Sequence[object]]) -> InvalidFile:
    """The error for a file in which `find_columns` found nothing: the headings it has, and those that are known."""
    found = next((heads for values in rows if (heads := [str(v).strip()[:20] for v in values if not is_empty(v)])), [])
    known = ", ".join(f"{field} ({'/'.join(names[:3])})" for field, names in _headings_by_field().items())
    if not found:
        return InvalidFile(f"{name}: is empty")
    return InvalidFile(
        f"{name}: no column tells a post: found {', '.join(found[:20])}."
        f" One of {', '.join(IDENTIFYING_FIELDS)} is needed. Known are {known}."
    )


def is_empty(value: object) -> bool:
    """True for a cell without a value, or with a spreadsheet's error in its place."""
    return value is None or (isinstance(value, str) and value.strip() in EMPTY_CELLS)


def _normalize(heading: str) -> str:
    bare = fold(heading[:100]).text.partition("(")[0]
    return "".join(char for char in bare if char.isalnum())


def _read_headings(row: int, values: Sequence[object]) -> Columns:
    found: dict[str, list[tuple[int, int]]] = {}
    unknown = []
    for index, value in enumerate(values):
        known = _fields_by_heading().get(_normalize(value)) if isinstance(value, str) else None
        if known:
            found.setdefault(known[1], []).append((known[0], index))
        elif not is_empty(value):
            unknown.append(str(value).strip()[:40])
    indexes = {name: tuple(index for _, index in sorted(ranked)) for name, ranked in found.items()}
    return Columns(indexes, tuple(unknown), row)


def _first_value(values: Sequence[object], indexes: Iterable[int]) -> object | None:
    present = (values[index] for index in indexes if index < len(values))
    return next((value.strip() if isinstance(value, str) else value for value in present if not is_empty(value)), None)


@lru_cache(maxsize=1)
def _headings_by_field() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(HEADINGS_FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _fields_by_heading() -> Mapping[str, tuple[int, str]]:
    """Normalised heading to its rank within its field, and the field."""
    return {
        _normalize(name): (rank, field)
        for field, names in _headings_by_field().items()
        for rank, name in enumerate(names)
    }
