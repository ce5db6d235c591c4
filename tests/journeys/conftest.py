"""A stage for each story, with its own folder; it is two in the afternoon in Shanghai."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.stage import Stage
from tests.prepared import prepared

__all__ = ["prepared", "stage"]


@pytest.fixture
def stage(tmp_path: Path):
    """An empty desk on a Saturday afternoon."""
    stage = Stage(tmp_path, datetime(2026, 11, 21, 6, 0, tzinfo=UTC))
    yield stage
    stage.database.close()
