"""The platforms as they are shipped, read straight from their entries."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.posts import Platform

ENTRIES = Path(__file__).parents[3] / "prompts" / "platforms"


@pytest.fixture(scope="session")
def platforms() -> tuple[Platform, ...]:
    return tuple(
        Platform.from_mapping(tomllib.loads(path.read_text("utf-8"))) for path in sorted(ENTRIES.glob("*.toml"))
    )


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # noon in Shanghai, a Saturday
