"""Reads an export from its own files: its document, and what differs from its manifest."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.reports.atomic_dir import MANIFEST, files_below, sha256_of
from bot.reports.consistency import Document
from handlers.case.card import LocalizedText, msg
from storage.incidents import timeline

MAX_UNPACKED = 4 * 1024**3  # bytes
DOCUMENT = TypeAdapter(Document)


def is_export(folder: Path) -> bool:
    """Whether the folder is an export, whole or not."""
    return (folder / MANIFEST).is_file() or (folder / "incident.json").is_file()


class UnreadableZip(ValueError):
    """A file that is no zip, or a zip that unpacks to more than MAX_UNPACKED."""


def unpack(file: Path, folder: Path) -> None:
    """Unpack an export's zip into a folder; names cannot lead out of it. Raises UnreadableZip."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableZip(f"it unpacks to more than {MAX_UNPACKED // 1024**3} GB")
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableZip(type(error).__name__) from None


def read_document(file: Path) -> tuple[Document | None, list[LocalizedText]]:
    """The document, and what is wrong with the way it is written; None when it cannot be read."""
    try:
        raw = file.read_bytes()
        parsed = json.loads(raw)
        document, as_exported = DOCUMENT.validate_python(parsed), f"{timeline.canonical(parsed)}\n".encode()
    except (OSError, ValueError, RecursionError) as error:
        return None, [msg("export.unreadable", file=file.name, problem=_reason(error))]
    return document, [] if raw == as_exported else [msg("export.not_canonical", file=file.name)]


def check_files(folder: Path) -> Iterator[LocalizedText]:
    """What differs between the manifest and the folder."""
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
        listed = {name: hash_ for hash_, name in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError) as error:
        yield msg("export.unreadable", file=MANIFEST, problem=_reason(error))
        return
    present = {file.relative_to(folder).as_posix(): file for file in files_below(folder)}
    present.pop(MANIFEST, None)
    for name in sorted({*listed, *present, "incident.json"}):
        if name not in present:
            yield msg("export.file_missing", file=name)
        elif name not in listed:
            yield msg("export.file_extra", file=name)
        elif sha256_of(present[name]) != listed[name]:
            yield msg("export.file_changed", file=name)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error) if isinstance(error, ValueError) else type(error).__name__
