"""How tests wait: for what should happen, never for a time to pass."""

import os
import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = float(os.environ.get("TEST_PATIENCE", "120"))  # seconds, for the slowest machine: what takes longer hangs
GLANCE = 0.01  # seconds between two looks

Found = TypeVar("Found")


def until(look: Callable[[], Found], patience: float = PATIENCE) -> Found:
    """Look again and again; return the first thing that is true. A test whose `look` stays false hangs, and fails."""
    end = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < end, f"it hangs: nothing came within {patience:g} seconds"
        time.sleep(GLANCE)
    return found
