"""A file of alerts, opened: its rows one by one, whatever its format."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One row: where a person finds it, and what it says by field. `wrong` says why it cannot be read at all."""

    place: str
    cells: Mapping[str, object]
    wrong: str = ""


@dataclass(frozen=True)
class Sheet:
    """Rows, read as they are asked for; headings nobody reads; and how far reading has got, up to 1; 0 while that is unknown."""

    rows: Iterator[Row]
    done: Callable[[], float]
    unused: tuple[str, ...] = ()
