"""JSON lines, or a JSON array, read alert by alert; the keys are those of POST /alerts or headings that exports use."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from pydantic_core import from_json

from bot.ingest.cells import COUNTS
from bot.ingest.columns import Row, TableFile, field_of, is_empty
from bot.ingest.file_limits import BoundedLines
from bot.ingest.read_csv import encodings

CHUNK = 64 * 1024  # characters
MAX_ITEM = 4 * 1024 * 1024  # characters of one alert
WHITESPACE = " \t\r\n"
NESTED = {"author": ("author", "followers", "verified"), "counts": COUNTS}  # fields that are read within these objects


@contextmanager
def open_json(path: Path) -> Iterator[TableFile]:
    """The file's rows; InvalidFile when its encoding is unknown."""
    size, encoding = max(path.stat().st_size, 1), encodings(path)[0]
    with path.open("rb") as raw, TextIOWrapper(raw, encoding) as file:
        array = file.read(CHUNK).lstrip(WHITESPACE + "\ufeff").startswith("[")
        file.seek(0)
        yield TableFile(_array(file) if array else _lines(file), lambda: raw.tell() / size)


def _lines(file: TextIO) -> Iterator[Row]:
    lines = BoundedLines(file, MAX_ITEM)
    for number, line in enumerate(lines, 1):
        if lines.restart():
            yield Row(f"line {number}", {}, f"has more than {MAX_ITEM} characters")
        elif text := line.strip(WHITESPACE + "\ufeff"):
            yield _row(f"line {number}", text)


def _array(file: TextIO) -> Iterator[Row]:
    """One alert after the other, so that a long array need not fit into memory."""
    text, number, ended = file.read(CHUNK).lstrip(WHITESPACE + "\ufeff")[1:], 0, False
    while True:
        text = text.lstrip(WHITESPACE + ",")
        if text.startswith("]") or (ended and not text):
            return
        end = _value_end(text) if text else None
        if end is not None and (end < len(text) or ended):
            number += 1
            yield _row(f"item {number}", text[:end])
            text = text[end:]
        elif ended or len(text) > MAX_ITEM:
            yield Row(f"item {number + 1}", {}, "is not JSON; nothing after it could be read")
            return
        else:
            more = file.read(max(CHUNK, len(text)))  # twice as much each time, so that a long alert takes linear time
            text, ended = text + more, not more


def _value_end(text: str) -> int | None:
    """Where the first value ends; None when it does not end in this text."""
    try:
        return json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return None


def _row(place: str, text: str) -> Row:
    try:
        value = from_json(text.encode(errors="replace"), allow_inf_nan=False)
    except ValueError as error:
        return Row(place, {}, f"is not JSON: {error}")
    if not isinstance(value, dict):
        return Row(place, {}, "is not a JSON object")
    return Row(place, _cells(value))


def _cells(value: Mapping[str, object]) -> dict[str, object]:
    cells: dict[str, object] = {}
    for key, item in value.items():
        if key in NESTED and isinstance(item, dict):
            inner = {"author" if name == "name" else field_of(name): v for name, v in item.items()}
            cells |= {n: _cell(v) for n, v in inner.items() if n in NESTED[key] and not is_empty(_cell(v))}
        elif (name := field_of(key)) and not is_empty(_cell(item)):
            cells.setdefault(name, _cell(item))
    return cells


def _cell(item: object) -> object:
    """What a spreadsheet's cell would hold: of a list its members, of an object its name."""
    if isinstance(item, list):
        return "、".join(str(member) for member in map(_cell, item) if not is_empty(member))
    return item.get("name") if isinstance(item, dict) else item
