"""The same stage that the journeys play on."""

from tests.journeys.conftest import prepared, stage

__all__ = ["prepared", "stage"]
