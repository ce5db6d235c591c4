"""The headings of `columns.toml`: what exports call each field of an alert."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from bot.ingest.presets import normalized

HEADINGS_FILE = Path(__file__).with_name("columns.toml")


def known_fields() -> frozenset[str]:
    """Our names of everything that a column can be."""
    return frozenset(headings_by_field())


@lru_cache(maxsize=1)
def headings_by_field() -> Mapping[str, Sequence[str]]:
    """Our fields, each with its headings, the best first."""
    return tomllib.loads(HEADINGS_FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def fields_by_heading() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Normalised heading to every field it may be, with its rank within that field."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, headings in headings_by_field().items():
        for rank, heading in enumerate(headings):
            found.setdefault(normalized(heading), []).append((rank, name))
    return {key: tuple(meanings) for key, meanings in found.items()}
