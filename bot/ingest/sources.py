"""`sources.toml` in the data folder: where alerts come from, and how each source's columns or keys are called."""

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jsonpath import JSONPathError
from jsonpath import compile as compile_path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.config.toml_file import read_toml
from bot.ingest.columns import PEOPLE, known_fields
from bot.ingest.presets import NO_PRESET, Preset, preset_of
from handlers.case.errors import InvalidFile
from handlers.posts.post import Kind

FILE_NAME = "sources.toml"
SHAPES = ("", PEOPLE, *Kind)


def read_sources(folder: Path) -> Mapping[str, tuple[tuple[str, ...], Preset]]:
    """Every source by its name: patterns of the names of its files, and what is known of it. Empty without the file.

    Raises InvalidFile with the file and every fault.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return {}
    tables = read_toml(path, _File).source
    return {name: (tuple(one.files), preset_of(one.model_dump(), name)) for name, one in tables.items()}


def choose_source(name: str, file: Path, sources: Mapping[str, tuple[tuple[str, ...], Preset]]) -> Preset:
    """The source of this name, or the one to whose patterns the file's name fits. InvalidFile for an unknown name."""
    if name:
        if name not in sources:
            known = ", ".join(sources) or "none"
            raise InvalidFile(f"{FILE_NAME}: there is no source {name!r}; known are {known}")
        return sources[name][1]
    fitting = (preset for patterns, preset in sources.values() if any(fnmatch(file.name, p) for p in patterns))
    return next(fitting, NO_PRESET)


def _as_list(heads: object) -> object:
    return [heads] if isinstance(heads, str) else heads


def _of_known_fields(table: dict[str, object]) -> dict[str, object]:
    if wrong := sorted(table.keys() - known_fields()):
        raise ValueError(f"{', '.join(wrong)} is no field; known are {', '.join(sorted(known_fields()))}")
    return table


def _known_zone(zone: str) -> str:
    try:
        ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{zone!r} is no time zone; write one such as Asia/Shanghai") from None
    return zone


def _known_shape(shape: str) -> str:
    if shape not in SHAPES:
        raise ValueError(f"write one of {', '.join(filter(None, SHAPES))}")
    return shape


def _json_path(path: str) -> str:
    try:
        if path:
            compile_path(path)
    except JSONPathError as error:
        raise ValueError(f"{path!r} is no JSONPath: {error}") from None
    return path


Words = Annotated[list[str], Field(description='a list of words, such as ["agency-*.csv"]')]
Heads = Annotated[list[str], BeforeValidator(_as_list)]
Text = Annotated[str, Field(description="words in quotes")]
JsonPath = Annotated[str, AfterValidator(_json_path), Field(description="a JSONPath such as $.list[*]")]


class _Source(BaseModel):
    model_config = ConfigDict(extra="forbid")
    files: Words = []
    found_by: Words = []
    platform: Text = ""
    shape: Annotated[Text, AfterValidator(_known_shape)] = ""
    zone: Annotated[Text, AfterValidator(_known_zone)] = ""
    day_first: bool | None = Field(None, description="true or false")
    fields: Annotated[dict[str, Heads], AfterValidator(_of_known_fields)] = Field(
        {}, description="for each of our fields its headings, the best first"
    )
    ignore: Words = []
    brand: Text = ""
    product: Text = ""
    paths: Annotated[dict[str, JsonPath], AfterValidator(_of_known_fields)] = Field(
        {}, description="for each of our fields a JSONPath within one record"
    )
    rows: JsonPath = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    source: dict[str, _Source] = Field({}, description="[source.<name>]")
