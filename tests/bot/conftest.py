"""The same stage that the journeys play on."""

from tests.journeys.conftest import stage

__all__ = ["stage"]
