"""JSON in any of its shapes: lines, an array, one object, or an object with the list of alerts somewhere within it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from jsonpath import JSONPathError, findall
from pydantic_core import from_json

from bot.ingest.columns import PEOPLE, Row, TableFile
from bot.ingest.file_limits import MAX_WHOLE, BoundedLines
from bot.ingest.normalise import Records
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.read_csv import encodings
from bot.ingest.record_lists import find_records
from bot.ingest.remarks import localized, remark
from handlers.case.errors import InvalidFile

CHUNK = 64 * 1024  # characters
MAX_ITEM = 4 * 1024 * 1024  # characters of one alert
WHITESPACE = " \t\r\n"


@contextmanager
def open_json(path: Path, source: Preset = NO_PRESET) -> Iterator[TableFile]:
    """The file's rows; InvalidFile when its encoding is unknown."""
    size, encoding = max(path.stat().st_size, 1), encodings(path)[0]
    with path.open("rb") as raw, TextIOWrapper(raw, encoding) as file:
        head = file.read(CHUNK).lstrip(WHITESPACE + "\ufeff")
        file.seek(0)
        reader = _Reader(source)
        table = TableFile(reader.rows(file, head, path, size), lambda: raw.tell() / size, reader.unread, reader.notes)
        yield table


class _Reader:
    """Reads records one by one and remembers which keys none of them used."""

    def __init__(self, source: Preset) -> None:
        self.source, self.notes, self.records = source, list[str](), Records(source)
        self.outside: tuple[str, ...] = ()

    def unread(self) -> tuple[str, ...]:
        """Keys that were not read, by now."""
        return (*self.outside, *self.records.unread())

    def rows(self, file: TextIO, head: str, path: Path, size: int) -> Iterator[Row]:
        """The rows, in whichever shape they come."""
        if self.source.rows:
            yield from self._at_path(file, path, size)
        elif head.startswith("["):
            yield from self._array(file)
        elif head.startswith("{") and not _is_lines(head, path):
            yield from self._object(file, path, size)
        else:
            yield from self._lines(file)

    def _lines(self, file: TextIO) -> Iterator[Row]:
        lines = BoundedLines(file, MAX_ITEM)
        for number, line in enumerate(lines, 1):
            if lines.restart():
                yield Row(remark("line", n=number), {}, remark("too_long", limit=MAX_ITEM))
            elif text := line.strip(WHITESPACE + "\ufeff"):
                yield from self._text(remark("line", n=number), text)

    def _array(self, file: TextIO) -> Iterator[Row]:
        """One alert after the other, so that a long array need not fit into memory."""
        text, number, ended = file.read(CHUNK).lstrip(WHITESPACE + "\ufeff")[1:], 0, False
        while True:
            text = text.lstrip(WHITESPACE + ",")
            if text.startswith("]") or (ended and not text):
                return
            end = _value_end(text) if text else None
            if end is not None and (end < len(text) or ended):
                number += 1
                yield from self._text(remark("item", n=number), text[:end])
                text = text[end:]
            elif ended or len(text) > MAX_ITEM:
                yield Row(remark("item", n=number + 1), {}, remark("json_ends"))
                return
            else:
                more = file.read(max(CHUNK, len(text)))  # twice as much each time: a long alert takes linear time
                text, ended = text + more, not more

    def _object(self, file: TextIO, path: Path, size: int) -> Iterator[Row]:
        """One object: an alert itself, or what lies outside a list of them."""
        value = _whole(file, path, size)
        records, self.outside = find_records(value)
        for number, record in enumerate(records, 1):
            yield from self._record(remark("item", n=number), record)

    def _at_path(self, file: TextIO, path: Path, size: int) -> Iterator[Row]:
        try:
            found = findall(self.source.rows, json.dumps(_whole(file, path, size)))
        except JSONPathError as error:
            raise InvalidFile(f"{path.name}: `rows` of {self.source.name} is no JSONPath: {error}") from None
        for number, record in enumerate(found, 1):
            yield from self._record(remark("item", n=number), record)

    def _text(self, place: str, text: str) -> Iterator[Row]:
        try:
            value = from_json(text.encode(errors="replace"), allow_inf_nan=False)
        except ValueError as error:
            yield Row(place, {}, remark("not_json", problem=str(error)))
            return
        for one in (
            value if value and isinstance(value, list) else [value]
        ):  # one list for each search, as some scrapers write
            yield from self._record(place, one)

    def _record(self, place: str, value: object) -> Iterator[Row]:
        if not isinstance(value, Mapping):
            yield Row(place, {}, remark("no_object"))
            return
        row = self.records.row(value, place)
        if row.table.shape == PEOPLE:
            self.notes[:] = self.notes or [remark("account_items", place=localized(place))]
            return
        yield row


def _is_lines(head: str, path: Path) -> bool:
    """True for one object a line; an object over several lines ends no value in its first one."""
    first, newline, rest = head.partition("\n")
    if not newline:  # a single line, or one longer than what was looked at
        return path.suffix.lower() in (".jsonl", ".ndjson") and _value_end(first) is None
    if _value_end(first) is not None:
        return bool(rest.strip())
    return rest.lstrip().startswith(("{", "["))


def _whole(file: TextIO, path: Path, size: int) -> object:
    if size > MAX_WHOLE:
        raise InvalidFile(
            f"{path.name}: is one JSON object of more than {MAX_WHOLE // 1024**2} MiB; write one alert a line (.jsonl)"
        )
    try:
        return from_json(file.read().lstrip("\ufeff").encode(errors="replace"), allow_inf_nan=False)
    except ValueError as error:
        raise InvalidFile(remark("file_not_json", name=path.name, problem=str(error))) from None


def _value_end(text: str) -> int | None:
    """Where the first value ends; None when it does not end in this text."""
    try:
        return json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return None
