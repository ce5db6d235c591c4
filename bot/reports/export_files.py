"""Reads an export from its own files: its document, and what differs from its manifest."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.reports.atomic_dir import MANIFEST, sha256_of
from bot.reports.consistency import Document
from handlers.case.card import LocalizedText, msg
from storage.incidents import timeline

DOCUMENT = TypeAdapter(Document)


def is_export(folder: Path) -> bool:
    """Whether the folder is an export, whole or not."""
    return (folder / MANIFEST).is_file() or (folder / "incident.json").is_file()


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
    present = {file.name: file for file in folder.iterdir() if file.name != MANIFEST}
    for name in sorted({*listed, *present, "incident.json"}):
        if name not in present:
            yield msg("export.file_missing", file=name)
        elif name not in listed:
            yield msg("export.file_extra", file=name)
        elif not present[name].is_file() or sha256_of(present[name]) != listed[name]:
            yield msg("export.file_changed", file=name)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error) if isinstance(error, ValueError) else type(error).__name__
