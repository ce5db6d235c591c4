"""XLSX workbooks, read row by row: every sheet that has known headings."""

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot.ingest.columns import PEOPLE, Columns, Row, TableFile, find_columns, no_known_columns
from bot.ingest.file_limits import check_workbook
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.remarks import remark
from bot.ingest.values import is_empty
from bot.ingest.xlsx_links import Links, read_links, with_links
from handlers.case.errors import InvalidFile

# What openpyxl raises for a damaged workbook.
DAMAGED = (
    BadZipFile,
    KeyError,
    ValueError,
    ParseError,
    InvalidFileException,
    OSError,
    EOFError,
    AttributeError,
    IndexError,
    TypeError,
    zlib.error,
    RuntimeError,  # a part that is encrypted, or packed in a way that Python does not know
)


@contextmanager
def open_xlsx(path: Path, source: Preset = NO_PRESET) -> Iterator[TableFile]:
    """The workbook's rows; InvalidFile when it cannot be opened or no sheet has known headings."""
    with path.open("rb") as file:
        try:
            check_workbook(path.name, archive := ZipFile(file))
            with warnings.catch_warnings(action="ignore"):  # about styles and extensions, which are not read
                book = load_workbook(file, read_only=True, data_only=True)
            sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
            total = sum(sheet.max_row or 0 for sheet in sheets)
            for sheet in sheets:
                sheet.reset_dimensions()  # many exports claim to be one cell
            headed = [(sheet, columns) for sheet in sheets if (columns := find_columns(_values(sheet), source))]
            links = {
                sheet.title: read_links(archive, str(getattr(sheet, "_worksheet_path", ""))) for sheet, _ in headed
            }
        except DAMAGED as error:
            raise InvalidFile(remark("damaged_workbook", name=path.name, problem=str(error))) from None
        if not headed:
            raise no_known_columns(path.name, (values for sheet in sheets for values in _values(sheet)))
        read = [0]
        try:
            rows = _rows(headed, links, read, path.name)
            yield TableFile(
                rows,
                lambda: min(read[0] / total, 1.0) if total > 1 else 0.0,
                lambda: tuple(heading for _, columns in headed for heading in columns.unread),
                _notes(sheets, headed),
            )
        finally:
            book.close()


def _notes(sheets: Sequence[ReadOnlyWorksheet], headed: Sequence[tuple[ReadOnlyWorksheet, Columns]]) -> list[str]:
    """Which sheets open nothing, and why."""
    known = {sheet.title: columns for sheet, columns in headed}
    notes = list[str]()
    for sheet in sheets:
        if sheet.title not in known:
            notes.append(remark("sheet_unread", sheet=sheet.title))
        elif known[sheet.title].table.shape == PEOPLE:
            notes.append(remark("sheet_of_accounts", sheet=sheet.title))
    return notes


def _rows(
    headed: Sequence[tuple[ReadOnlyWorksheet, Columns]], links: Mapping[str, Links], read: list[int], name: str
) -> Iterator[Row]:
    """`read` counts rows as they are read."""
    for sheet, columns in headed:
        many = len(headed) > 1
        if columns.table.shape == PEOPLE:
            continue
        try:
            for number, values in enumerate(_values(sheet), 1):
                read[0] += 1
                if number > columns.row + 1 and not all(map(is_empty, values)):
                    cells = columns.cells(with_links(values, links[sheet.title].get(number, {})))
                    place = remark("sheet_row", sheet=sheet.title, n=number) if many else remark("row", n=number)
                    yield Row(place, cells, table=columns.table)
        except DAMAGED as error:
            raise InvalidFile(remark("damaged_later", name=name, n=read[0], problem=str(error))) from None


def _values(sheet: ReadOnlyWorksheet) -> Iterator[tuple[object, ...]]:
    yield from sheet.iter_rows(values_only=True)  # type: ignore[misc]  # its stub takes self for another class
