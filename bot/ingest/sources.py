"""`sources.toml` in the data folder: where alerts come from, and how each source's columns or keys are called."""

import tomllib
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jsonpath import JSONPathError
from jsonpath import compile as compile_path

from bot.ingest.columns import PEOPLE, known_fields
from bot.ingest.presets import NO_PRESET, Preset, preset_of
from handlers.case.errors import InvalidFile
from handlers.posts.post import Kind

KEYS = {
    "files",
    "found_by",
    "platform",
    "shape",
    "zone",
    "day_first",
    "fields",
    "ignore",
    "brand",
    "product",
    "paths",
    "rows",
}
FILE_NAME = "sources.toml"


def read_sources(folder: Path) -> Mapping[str, tuple[tuple[str, ...], Preset]]:
    """Every source by its name: patterns of the names of its files, and what is known of it. Empty without the file."""
    path = folder / FILE_NAME
    if not path.is_file():
        return {}
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidFile(f"{FILE_NAME}: {error}") from None
    return {name: _source(name, table) for name, table in content.get("source", {}).items()}


def choose_source(name: str, file: Path, sources: Mapping[str, tuple[tuple[str, ...], Preset]]) -> Preset:
    """The source of this name, or the one to whose patterns the file's name fits. InvalidFile for an unknown name."""
    if name:
        if name not in sources:
            known = ", ".join(sources) or "none"
            raise InvalidFile(f"{FILE_NAME}: there is no source {name!r}; known are {known}")
        return sources[name][1]
    fitting = (preset for patterns, preset in sources.values() if any(fnmatch(file.name, p) for p in patterns))
    return next(fitting, NO_PRESET)


def _source(name: str, table: Mapping[str, Any]) -> tuple[tuple[str, ...], Preset]:
    where = f"{FILE_NAME}: source {name}"
    if not isinstance(table, dict) or (unknown := sorted(table.keys() - KEYS)):
        raise InvalidFile(f"{where}: {', '.join(unknown) or 'is no table'}; known are {', '.join(sorted(KEYS))}")
    fields, paths = table.get("fields", {}), table.get("paths", {})
    if wrong := sorted({*fields, *paths} - known_fields()):
        raise InvalidFile(f"{where}: {', '.join(wrong)} is no field; known are {', '.join(sorted(known_fields()))}")
    if table.get("shape", "") not in ("", PEOPLE, *Kind):
        raise InvalidFile(f"{where}: shape is one of {', '.join((PEOPLE, *Kind))}")
    try:
        ZoneInfo(table.get("zone", "") or "UTC")
        for path in (*paths.values(), *([table["rows"]] if table.get("rows") else [])):
            compile_path(path)
        heads = {field: [one] if isinstance(one, str) else one for field, one in fields.items()}
        return tuple(table.get("files", ())), preset_of({**table, "fields": heads}, name)
    except (ZoneInfoNotFoundError, JSONPathError, ValueError, TypeError, AttributeError) as error:
        raise InvalidFile(f"{where}: {error}") from None
