"""People first: calls to Slack wait a moment while a click or command is being decided.

Slack shows a failure three seconds after a click that was not acknowledged; an announcement has no such deadline.
"""

import threading
from types import TracebackType

MAX_WAIT = 0.8  # seconds that a call to Slack waits for people: under steady clicking announcements still go out


class PendingClicks:
    """Counts the requests that are being decided right now; `with` it while one is."""

    def __init__(self) -> None:
        self._lock, self._pending, self._none = threading.Lock(), 0, threading.Event()
        self._none.set()

    def __enter__(self) -> None:
        with self._lock:
            self._pending += 1
            self._none.clear()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._pending -= 1
            # Counted, not a flag: the first of two clicks that ends must not let messages before the second.
            if not self._pending:
                self._none.set()

    def wait_until_none(self, seconds: float = MAX_WAIT) -> None:
        """Block until nothing is being decided, at most so many seconds."""
        self._none.wait(seconds)
