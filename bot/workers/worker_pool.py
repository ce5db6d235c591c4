"""Hands that carry: a few threads, each with one piece of work; new work is claimed only for hands that are free."""

import threading
import time
from collections.abc import Callable


class WakeSignal:
    """Wakes every worker pool after a commit that left something to carry out."""

    def __init__(self) -> None:
        self._events: list[threading.Event] = []

    def subscribe(self) -> threading.Event:
        """An event of the subscriber's own, set at every notification."""
        self._events.append(threading.Event())
        return self._events[-1]

    def notify(self) -> None:
        """Set every subscriber's event."""
        for event in self._events:
            event.set()


class WorkerPool:
    """`queues` and `exclude` are prefixes of the outbox queues it serves and leaves alone; `awake` is set when there may be work to claim."""

    def __init__(
        self, name: str, size: int, awake: threading.Event, queues: str = "", exclude: tuple[str, ...] = ()
    ) -> None:
        self.name, self.queues, self.exclude, self.awake = name, queues, exclude, awake
        self._size, self._busy, self._lock = size, 0, threading.Lock()

    def free(self) -> int:
        """How many hands have nothing to do."""
        with self._lock:
            return self._size - self._busy

    def submit(self, work: Callable[[], None]) -> None:
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
