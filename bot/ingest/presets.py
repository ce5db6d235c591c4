"""What is known of one tool's exports: a file under presets/, found by the headings of a table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from handlers.text.fold import fold

FOLDER = Path(__file__).with_name("presets")


@dataclass(frozen=True, eq=False)  # compared and hashed as itself
class Preset:
    """A table of a tool. Headings are normalised; `fields` come before what columns.toml says of the same heading."""

    name: str = ""
    found_by: frozenset[str] = frozenset()
    platform: str = ""
    shape: str = ""  # a Kind, or people
    zone: str = ""  # an IANA name
    day_first: bool | None = None
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    id_prefix: str = ""  # what the tool leaves off an id of digits, such as av
    brand: str = ""
    product: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)  # JSONPath by field, of sources that people describe
    rows: str = ""  # JSONPath of the alerts within a JSON file
    skip: Mapping[str, frozenset[str]] = field(default_factory=dict)  # rows that are no news, by heading and its values

    def over(self, other: "Preset") -> "Preset":
        """What this one says, and where it is silent the other."""
        if self is NO_PRESET or not self.name:
            return other
        return replace(
            other,
            name=self.name,
            platform=self.platform or other.platform,
            shape=self.shape or other.shape,
            zone=self.zone or other.zone,
            day_first=other.day_first if self.day_first is None else self.day_first,
            fields={**other.fields, **self.fields},
            ignored=(other.ignored - {h for heads in self.fields.values() for h in heads}) | self.ignored,
            brand=self.brand,
            product=self.product,
            paths=self.paths,
            rows=self.rows,
            skip={**other.skip, **self.skip},
        )

    def is_no_news(self, values: Mapping[str, object]) -> bool:
        """True for a record whose values, by key, say that it is not to be taken in, such as an alarm that is over."""
        return bool(self.skip) and any(
            str(value).strip().lower() in self.skip.get(normalized(key), ()) for key, value in values.items()
        )


NO_PRESET = Preset()


@lru_cache(maxsize=10_000)
def normalized(heading: str) -> str:
    """A heading as it is compared."""
    bare = fold(heading[:100]).text.partition("(")[0]
    return "".join(char for char in bare if char.isalnum())


def preset_of(table: Mapping[str, Any], name: str) -> Preset:
    """Read a table of a preset's file, or a source of sources.toml."""
    return Preset(
        name=name,
        found_by=frozenset(map(normalized, table.get("found_by", ()))),
        platform=table.get("platform", ""),
        shape=table.get("shape", ""),
        zone=table.get("zone", ""),
        day_first=table.get("day_first"),
        fields={field: tuple(map(normalized, heads)) for field, heads in table.get("fields", {}).items()},
        ignored=frozenset(map(normalized, table.get("ignore", ()))),
        id_prefix=table.get("id_prefix", ""),
        brand=table.get("brand", ""),
        product=table.get("product", ""),
        paths=table.get("paths", {}),
        rows=table.get("rows", ""),
        skip={normalized(head): frozenset(map(str.lower, values)) for head, values in table.get("skip", {}).items()},
    )


@lru_cache(maxsize=1)
def presets() -> tuple[Preset, ...]:
    """Every table of every tool."""
    files = sorted(FOLDER.glob("*.toml"))
    contents = [tomllib.loads(file.read_text("utf-8")) for file in files]
    return tuple(preset_of(table, content["name"]) for content in contents for table in content["tables"])


@lru_cache(maxsize=10_000)
def find_preset(headings: frozenset[str]) -> Preset:
    """The tool whose headings these are, by the most of them; NO_PRESET when it is none's."""
    fitting = [one for one in presets() if one.found_by <= headings]
    return max(fitting, key=lambda one: len(one.found_by), default=NO_PRESET)
