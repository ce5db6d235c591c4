"""CSV as spreadsheets and listening tools write it: any of four encodings, comma, semicolon or tab."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from bot.intake.columns import TOP, Columns, empty, find_columns, no_columns
from bot.intake.plain_text import encodings
from bot.intake.sheet import Row, Sheet

DELIMITERS = ",;\t|"
SAMPLE = 64 * 1024  # characters
LONGEST = 1024 * 1024  # characters of a cell


@contextmanager
def open_csv(path: Path) -> Iterator[Sheet]:
    """The file's rows; BadFile when its encoding or its headings are unknown."""
    csv.field_size_limit(LONGEST)
    encoding, delimiter, columns = _recognise(path)
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding, newline="") as file:
        yield Sheet(_rows(file, delimiter, columns), lambda: raw.tell() / size, columns.unused)


def _recognise(path: Path) -> tuple[str, str, Columns]:
    """Encoding and delimiter under which the most headings are known."""
    found: list[tuple[int, str, str, Columns]] = []
    candidates = encodings(path)
    for encoding in candidates:
        for delimiter in DELIMITERS:
            if columns := find_columns(_sample(path, encoding, delimiter)):
                found.append((len(columns.places), encoding, delimiter, columns))
    if not found:
        raise no_columns(path.name, _sample(path, candidates[0], ","))
    return max(found, key=lambda f: f[0])[1:]


def _sample(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(SAMPLE).splitlines(keepends=True)
    rows = csv.reader(lines, delimiter=delimiter)
    return [row for row, _ in zip(rows, range(TOP), strict=False)]


def _rows(file: TextIO, delimiter: str, columns: Columns) -> Iterator[Row]:
    reader, number = csv.reader(file, delimiter=delimiter), 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(f"row {number}", {}, f"cannot be read ({error}); is a quotation mark never closed?")
            continue
        if number > columns.row + 1 and not all(map(empty, values)):
            yield Row(f"row {number}", columns.cells(values))
