"""How tests wait: for what should happen, never for a time to pass."""

import os
import threading
import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = float(os.environ.get("TEST_PATIENCE", "120"))  # seconds, for the slowest machine: what takes longer hangs
GLANCE = 0.01  # seconds between two looks

Found = TypeVar("Found")


def until(look: Callable[[], Found], patience: float = PATIENCE, glance: float = GLANCE) -> Found:
    """Look again and again; return the first thing that is true. A test whose `look` stays false hangs, and fails."""
    end = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < end, f"it hangs: nothing came within {patience:g} seconds"
        time.sleep(glance)
    return found


def ended(*threads: threading.Thread) -> None:
    """Wait until all of them have ended. A test whose threads do not end hangs, and fails."""
    for thread in threads:
        thread.join(PATIENCE)
    assert [thread.name for thread in threads if thread.is_alive()] == [], "they hang"
