"""XLSX workbooks, read row by row: every sheet that has known headings."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from bot.ingest.columns import Columns, Row, TableFile, find_columns, is_empty, no_known_columns
from bot.ingest.file_limits import check_workbook
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
)


@contextmanager
def open_xlsx(path: Path) -> Iterator[TableFile]:
    """The workbook's rows; InvalidFile when it cannot be opened or no sheet has known headings."""
    with path.open("rb") as file:
        try:
            check_workbook(path.name, ZipFile(file))
            with warnings.catch_warnings(action="ignore"):  # about styles and extensions, which are not read
                book = load_workbook(file, read_only=True, data_only=True)
            sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
            total = sum(sheet.max_row or 0 for sheet in sheets)
            for sheet in sheets:
                sheet.reset_dimensions()  # many exports claim to be one cell
            headed = [(sheet, columns) for sheet in sheets if (columns := find_columns(_values(sheet)))]
        except DAMAGED as error:
            raise InvalidFile(
                f"{path.name}: is damaged or no Excel workbook ({error}); save it anew as .xlsx or CSV"
            ) from None
        if not headed:
            raise no_known_columns(path.name, (values for sheet in sheets for values in _values(sheet)))
        read = [0]
        unknown = tuple(heading for _, columns in headed for heading in columns.unknown_headings)
        try:
            rows = _rows(headed, read, path.name)
            yield TableFile(rows, lambda: min(read[0] / total, 1.0) if total > 1 else 0.0, unknown)
        finally:
            book.close()


def _rows(headed: Sequence[tuple[ReadOnlyWorksheet, Columns]], read: list[int], name: str) -> Iterator[Row]:
    """`read` counts rows as they are read."""
    for sheet, columns in headed:
        where = f"sheet {sheet.title}, " if len(headed) > 1 else ""
        try:
            for number, values in enumerate(_values(sheet), 1):
                read[0] += 1
                if number > columns.row + 1 and not all(map(is_empty, values)):
                    yield Row(f"{where}row {number}", columns.cells(values))
        except DAMAGED as error:
            raise InvalidFile(
                f"{name}: is damaged after {read[0]} rows ({error}); what came before is imported"
            ) from None


def _values(sheet: ReadOnlyWorksheet) -> Iterator[tuple[object, ...]]:
    yield from sheet.iter_rows(values_only=True)  # type: ignore[misc]  # its stub takes self for another class
