"""Ids of a table whose column a spreadsheet has rounded: one that shows it makes the others doubtful too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from bot.ingest.columns import Row
from bot.ingest.link_cells import EXACT_DIGITS, rounded_id
from bot.ingest.remarks import about

LOOKED_AT = 200  # rows of a table by which its column is judged
MIN_ROUNDED_IDS = 4  # ids of sixteen digits, all ending in 0: by chance once in ten thousand


def with_doubted_ids(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; in a column that was rounded, ids that may have lost a digit are marked as cut."""
    waiting = iter(rows)
    first = list(islice(waiting, LOOKED_AT))
    rounded = _is_rounded([str(one) for row in first for one in _ids(row)])
    for row in chain(first, waiting):
        yield _without_doubted(row) if rounded else row


def _ids(row: Row) -> list[object]:
    found = row.cells.get("native_id", ())
    return list(found) if isinstance(found, list) else []


def _without_doubted(row: Row) -> Row:
    doubted = [why for one in _ids(row) if (why := rounded_id(one, certain=True))]
    if not doubted:
        return row
    exact = [one for one in _ids(row) if not rounded_id(one, certain=True)]
    return replace(row, cells={**row.cells, "native_id": exact}, warnings=(about("native_id", doubted[0]),))


def _is_rounded(ids: list[str]) -> bool:
    long = [one for one in ids if one.isdecimal() and len(one) > EXACT_DIGITS]
    if any(rounded_id(one) for one in ids):
        return True
    return len(long) >= MIN_ROUNDED_IDS and all(one.endswith("0") for one in long)
