"""Which column of somebody's export is which field of an alert."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from handlers.errors import UserError
from handlers.text.fold import fold

TABLE = Path(__file__).with_name("columns.toml")
NEEDED = ("url", "native_id", "text", "title")  # one of them tells a post from others
TOP = 10  # rows in which the headings are looked for; exports put a title above them
NOTHING = frozenset({"", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#DIV/0!", "#NUM!"})


class BadFile(UserError):
    """A file that cannot be imported at all: why, and what to do."""


@dataclass(frozen=True)
class Columns:
    """Field to the places of its columns, the most telling first; headings nobody reads; the row they stand in, from 0."""

    places: Mapping[str, tuple[int, ...]]
    unused: tuple[str, ...]
    row: int

    def cells(self, values: Sequence[object]) -> dict[str, object]:
        """What a row says, by field; empty cells are left out."""
        found = {name: _first(values, places) for name, places in self.places.items()}
        return {name: value for name, value in found.items() if value is not None}


def field_of(heading: str) -> str | None:
    """The field that goes by this heading."""
    ranked = _known().get(plain(heading))
    return ranked[1] if ranked else None


def find_columns(rows: Iterable[Sequence[object]]) -> Columns | None:
    """The headings among the first rows: those with the most known names; None when no row names anything that tells a post."""
    candidates = [_read(row, values) for row, values in enumerate(islice(rows, TOP))]
    usable = [c for c in candidates if any(name in c.places for name in NEEDED)]
    return max(usable, key=lambda c: len(c.places), default=None)


def no_columns(name: str, rows: Iterable[Sequence[object]]) -> BadFile:
    """What to tell somebody whose headings are all unknown."""
    found = next((heads for values in rows if (heads := [str(v).strip()[:20] for v in values if not empty(v)])), [])
    known = ", ".join(f"{field} ({'/'.join(names[:3])})" for field, names in _table().items())
    if not found:
        return BadFile(f"{name}: is empty")
    return BadFile(
        f"{name}: no column tells a post: found {', '.join(found[:20])}. One of {', '.join(NEEDED)} is needed. Known are {known}."
    )


def plain(heading: str) -> str:
    """A heading as it is compared."""
    bare = fold(heading[:100]).text.partition("(")[0]
    return "".join(char for char in bare if char.isalnum())


def empty(value: object) -> bool:
    """True for a cell that says nothing."""
    return value is None or (isinstance(value, str) and value.strip() in NOTHING)


def _read(row: int, values: Sequence[object]) -> Columns:
    found: dict[str, list[tuple[int, int]]] = {}
    unused = []
    for place, value in enumerate(values):
        known = _known().get(plain(value)) if isinstance(value, str) else None
        if known:
            found.setdefault(known[1], []).append((known[0], place))
        elif not empty(value):
            unused.append(str(value).strip()[:40])
    return Columns({name: tuple(place for _, place in sorted(ranked)) for name, ranked in found.items()}, tuple(unused), row)


def _first(values: Sequence[object], places: Iterable[int]) -> object | None:
    present = (values[place] for place in places if place < len(values))
    return next((value.strip() if isinstance(value, str) else value for value in present if not empty(value)), None)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(TABLE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[int, str]]:
    """Plain heading to its rank within its field, and the field."""
    return {plain(name): (rank, field) for field, names in _table().items() for rank, name in enumerate(names)}
