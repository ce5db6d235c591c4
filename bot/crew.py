"""Hands that carry: a few threads, each with one piece of work; new work is claimed only for hands that are free."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


class Crew:
    """`lanes` and `but` are prefixes of the outbox lanes it serves and leaves alone; `awake` is set when there may be work to claim."""

    def __init__(self, name: str, size: int, lanes: str = "", but: str = "") -> None:
        self.name, self.lanes, self.but, self.awake = name, lanes, but, threading.Event()
        self._size, self._busy, self._lock = size, 0, threading.Lock()
        self._pool = ThreadPoolExecutor(size, thread_name_prefix=name)

    def free(self) -> int:
        """How many hands have nothing to do."""
        with self._lock:
            return self._size - self._busy

    def take(self, work: Callable[[], None]) -> None:
        """Give work to a free hand."""
        with self._lock:
            self._busy += 1
        self._pool.submit(self._do, work)

    def finish(self) -> None:
        """Let every hand end what it holds."""
        self._pool.shutdown()

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            with self._lock:
                self._busy -= 1
            self.awake.set()
