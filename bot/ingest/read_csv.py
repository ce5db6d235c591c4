"""CSV as spreadsheets and listening tools write it: in any of four encodings, with comma, semicolon or tab."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from bot.ingest.columns import (
    MAX_HEADING_ROW,
    PEOPLE,
    Columns,
    Row,
    TableFile,
    find_columns,
    no_known_columns,
)
from bot.ingest.file_limits import BoundedLines
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.remarks import remark
from bot.ingest.values import is_empty
from handlers.case.errors import InvalidFile

DELIMITERS = ",;\t|"
SAMPLE = 64 * 1024  # characters, by which encoding and delimiter are judged
MAX_CELL = 1024 * 1024  # characters
MAX_ROW = 4 * MAX_CELL  # characters of one row
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CHUNK = 1024 * 1024  # bytes


@contextmanager
def open_csv(path: Path, source: Preset = NO_PRESET) -> Iterator[TableFile]:
    """The file's rows; InvalidFile when its encoding or its headings are unknown."""
    csv.field_size_limit(MAX_CELL)
    encoding, delimiter, columns = _detect(path, source)
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding, newline="") as file:
        table = TableFile(_rows(file, delimiter, columns), lambda: raw.tell() / size, lambda: columns.unread)
        if columns.table.shape == PEOPLE:
            table.notes.append(remark("accounts", name=path.name))
        yield table


def encodings(path: Path) -> tuple[str, ...]:
    """Encodings in which the whole file is valid text, the likeliest first; InvalidFile when there is none.

    Spreadsheets in China write GB18030 as often as UTF-8.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    likely = [name for bom, name in BOMS if head.startswith(bom)]
    if b"\0" in head:
        little_endian = head[1::2].count(0) >= head[::2].count(0)
        likely += ["utf-16-le", "utf-16-be"] if little_endian else ["utf-16-be", "utf-16-le"]
    likely += ["utf-8", "gb18030", "big5hkscs"]
    valid = tuple(name for name in likely if _is_valid(path, name))
    if not valid:
        raise InvalidFile(remark("encoding", name=path.name))
    return valid[:1] if valid[0].startswith("utf-8") else valid  # other text hardly ever is valid UTF-8 by chance


def _is_valid(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _detect(path: Path, source: Preset) -> tuple[str, str, Columns]:
    """Encoding and delimiter under which the most headings are known, and the columns."""
    found: list[tuple[int, str, str, Columns]] = []
    candidates = encodings(path)
    for encoding in candidates:
        for delimiter in DELIMITERS:
            if columns := find_columns(_sample(path, encoding, delimiter), source):
                found.append((len(columns.indexes), encoding, delimiter, columns))
    if not found:
        raise no_known_columns(path.name, _sample(path, candidates[0], ","))
    return max(found, key=lambda f: f[0])[1:]


def _sample(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(SAMPLE).splitlines(keepends=True)
    rows = csv.reader(lines, delimiter=delimiter)
    return [row for row, _ in zip(rows, range(MAX_HEADING_ROW), strict=False)]


def _rows(file: TextIO, delimiter: str, columns: Columns) -> Iterator[Row]:
    if columns.table.shape == PEOPLE:
        return
    lines, number = BoundedLines(file, MAX_ROW), 0
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(remark("row", n=number), {}, remark("bad_row", problem=str(error)))
            continue
        if lines.restart():
            yield Row(remark("row", n=number), {}, remark("too_long", limit=MAX_ROW))
        elif number > columns.row + 1 and not all(map(is_empty, values)):
            yield Row(remark("row", n=number), columns.cells(values), table=columns.table)
