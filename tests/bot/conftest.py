"""The same stage that the journeys play on, and examples that no clock cuts short."""

from tests import examples
from tests.journeys.conftest import prepared, stage

__all__ = ["prepared", "stage"]
examples.load()
