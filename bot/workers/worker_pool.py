"""Hands that carry: a few threads, each with one piece of work; new work is claimed only for hands that are free."""

import threading
import time
from collections.abc import Callable


class Crew:
    """`lanes` and `but` are prefixes of the outbox lanes it serves and leaves alone; `awake` is set when there may be work to claim."""

    def __init__(self, name: str, size: int, lanes: str = "", but: tuple[str, ...] = ()) -> None:
        self.name, self.lanes, self.but, self.awake = name, lanes, but, threading.Event()
        self._size, self._busy, self._lock = size, 0, threading.Lock()

    def free(self) -> int:
        """How many hands have nothing to do."""
        with self._lock:
            return self._size - self._busy

    def take(self, work: Callable[[], None]) -> None:
        """Give work to a free hand."""
        with self._lock:
            self._busy += 1
        # A hand that hangs must not keep the process from ending: its lane's lease ends, and the work is taken over.
        threading.Thread(target=self._do, args=(work,), name=self.name, daemon=True).start()

    def finish(self, seconds: float) -> bool:
        """Let every hand end what it holds; False when some have not by then."""
        until = time.monotonic() + seconds
        while self.free() < self._size and time.monotonic() < until:
            self.awake.wait(0.05)
            self.awake.clear()
        return self.free() == self._size

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            with self._lock:
                self._busy -= 1
            self.awake.set()
