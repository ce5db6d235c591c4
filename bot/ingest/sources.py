"""`sources.toml` in the data folder: where alerts come from, how each source's columns or keys are called, and who
looks after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jsonpath import JSONPathError
from jsonpath import compile as compile_path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bot.config.toml_file import parse_toml, read_file
from bot.config.watched_file import WatchedFile
from bot.ingest.columns import PEOPLE
from bot.ingest.headings import known_fields
from bot.ingest.presets import NO_PRESET, Preset, preset_of, presets
from handlers.case.errors import InvalidFile
from handlers.posts.post import Kind

FILE_NAME = "sources.toml"
SHAPES = ("", PEOPLE, *Kind)
MAIL = "mail"  # the source of mails whose sender is no other source
NAME = r"^[^\s/|:\\\\?#%]{1,60}$"  # stands in an address


@dataclass(frozen=True)
class Source:
    """One place that alerts come from. `owner` is the roster id of who looks after it; without one the managers do."""

    name: str
    preset: Preset
    files: tuple[str, ...] = ()  # patterns of the names of its files
    senders: tuple[str, ...] = ()  # patterns of the addresses that its mails come from
    owner: str = ""
    token: str = ""  # the setting that holds its token; empty for the usual one
    silent_after: timedelta | None = None  # without an alert for so long, something is wrong with it


Sources = Mapping[str, Source]


class SourcesFile:
    """`sources.toml` as of now; it may be written, changed and taken away while the desk runs."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._watched: WatchedFile[Sources] | None = None
        self._fault = ""

    @property
    def fault(self) -> str:
        """What is wrong with its newest version; the last good one counts."""
        return self._watched.fault if self._watched else self._fault

    def current(self) -> Sources:
        """Every source by its name; none without the file."""
        if self._watched is None and self.path.is_file():
            try:
                self._watched, self._fault = WatchedFile(self.path, parse_sources, "sources"), ""
            except InvalidFile as error:
                self._fault = str(error)
        return self._watched.current() if self._watched else {}

    def find(self, name: str) -> Source | None:
        """The source of this name: one of the file, or a tool that we know; None for any other."""
        given = self.current().get(name)
        return given or (self.unknown(name) if name in known_tools() else None)

    def unknown(self, name: str) -> Source:
        """A source without an entry: nothing is known of it but its name."""
        return Source(name, Preset(name))

    def of_sender(self, address: str) -> Source:
        """The source whose mails come from this address; the mailbox itself for any other."""
        sources = self.current().values()
        fitting = (one for one in sources if any(fnmatch(address.lower(), p.lower()) for p in one.senders))
        return next(fitting, None) or self.current().get(MAIL) or self.unknown(MAIL)


def read_sources(folder: Path) -> Sources:
    """Every source by its name; none without the file. Raises InvalidFile with the file and every fault."""
    path = folder / FILE_NAME
    return read_file(path, parse_sources) if path.is_file() else {}


def parse_sources(text: str) -> Sources:
    """The sources that the file's text describes. Raises InvalidFile with every fault."""
    return {name: _source(name, table) for name, table in parse_toml(text, _File).source.items()}


def choose_source(name: str, file: Path, sources: Sources) -> Preset:
    """The source of this name, or the one to whose patterns the file's name fits. InvalidFile for an unknown name."""
    if name:
        if name not in sources:
            known = ", ".join(sources) or "none"
            raise InvalidFile(f"{FILE_NAME}: there is no source {name!r}; known are {known}")
        return sources[name].preset
    fitting = (one.preset for one in sources.values() if any(fnmatch(file.name, p) for p in one.files))
    return next(fitting, NO_PRESET)


@lru_cache(maxsize=1)
def known_tools() -> frozenset[str]:
    """Names under which tools that we know may send without an entry in the file, such as google-alerts."""
    return frozenset(one.name.lower().replace(" ", "-") for one in presets()) | {MAIL}


def _source(name: str, table: "_Source") -> Source:
    silent = timedelta(hours=table.silent_after_hours) if table.silent_after_hours else None
    preset = preset_of(table.model_dump(), name)
    return Source(name, preset, tuple(table.files), tuple(table.senders), table.owner, table.token, silent)


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


SourceName = Annotated[str, StringConstraints(pattern=NAME)]
Words = Annotated[list[str], Field(description='a list of words, such as ["agency-*.csv"]')]
Heads = Annotated[list[str], BeforeValidator(_as_list)]
Text = Annotated[str, Field(description="words in quotes")]
JsonPath = Annotated[str, AfterValidator(_json_path), Field(description="a JSONPath such as $.list[*]")]


class _Source(BaseModel):
    model_config = ConfigDict(extra="forbid")
    files: Words = []
    senders: Annotated[list[str], Field(description='a list of addresses, such as ["*@tool.example"]')] = []
    owner: Text = ""
    token: Annotated[str, Field(description="the name of a setting, such as AGENCY_TOKEN", pattern="^[A-Z0-9_]*$")] = ""
    silent_after_hours: Annotated[float, Field(ge=0, le=10_000, description="a number of hours, such as 24")] = 0
    found_by: Words = []
    platform: Text = ""
    shape: Annotated[Text, AfterValidator(_known_shape)] = ""
    zone: Annotated[Text, AfterValidator(_known_zone)] = ""
    day_first: bool | None = Field(None, description="true or false")
    fields: Annotated[dict[str, Heads], AfterValidator(_of_known_fields)] = Field(
        {}, description="for each of our fields its headings, the best first"
    )
    ignore: Words = []
    skip: dict[str, Words] = Field(
        {}, description='for a heading the values of rows to leave out, such as ["resolved"]'
    )
    brand: Text = ""
    product: Text = ""
    paths: Annotated[dict[str, JsonPath], AfterValidator(_of_known_fields)] = Field(
        {}, description="for each of our fields a JSONPath within one record"
    )
    rows: JsonPath = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    source: dict[SourceName, _Source] = Field({}, description="[source.<name>]")
