"""Opens a file by what it is: a workbook, a table, JSON, a feed or mail."""

from contextlib import AbstractContextManager
from pathlib import Path

from bot.ingest.columns import TableFile
from bot.ingest.file_limits import check_file
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.read_csv import open_csv
from bot.ingest.read_feed import open_feed
from bot.ingest.read_json import open_json
from bot.ingest.read_mail import open_mail
from bot.ingest.read_xlsx import open_xlsx
from bot.ingest.remarks import remark
from handlers.case.errors import InvalidFile

OPENERS = {
    ".csv": open_csv,
    ".tsv": open_csv,
    ".txt": open_csv,
    ".json": open_json,
    ".jsonl": open_json,
    ".ndjson": open_json,
    ".xml": open_feed,
    ".rss": open_feed,
    ".atom": open_feed,
    ".eml": open_mail,
    ".mbox": open_mail,
    ".mbx": open_mail,
}
ZIP_MAGIC, OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def open_file(path: Path, source: Preset = NO_PRESET) -> AbstractContextManager[TableFile]:
    """The rows of a file; InvalidFile when it is none that can be imported."""
    check_file(path)
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith(OLE_MAGIC):
        raise InvalidFile(remark("locked", name=path.name))
    if head.startswith(ZIP_MAGIC):
        return open_xlsx(path, source)
    opener = OPENERS.get(path.suffix.lower())
    if opener is None:
        raise InvalidFile(remark("unknown_file", name=path.name, endings=", ".join(sorted({*OPENERS, ".xlsx"}))))
    if opener in (open_csv, open_json) and (b"<rss" in head or b"<feed" in head):
        return open_feed(path, source)
    return open_mail(path, source, open_file) if opener is open_mail else opener(path, source)
