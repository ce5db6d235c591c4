"""A bounded thread pool; work is claimed only when a thread is free."""

import threading
import time
from collections.abc import Callable


class WakeSignal:
    """Wakes every worker pool after a commit that left something to carry out."""

    def __init__(self) -> None:
        # One event for each pool: with one for all, the first that clears it would take the others' wake-up away.
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
    """`queues` and `exclude` are prefixes of queues it serves and leaves alone; `awake` is set when work may wait."""

    def __init__(
        self, name: str, size: int, awake: threading.Event, queues: str = "", exclude: tuple[str, ...] = ()
    ) -> None:
        self.name, self.queues, self.exclude, self.awake = name, queues, exclude, awake
        self._size, self._busy, self._lock = size, 0, threading.Lock()

    def free(self) -> int:
        """How many threads are free."""
        with self._lock:
            return self._size - self._busy

    def submit(self, work: Callable[[], None]) -> None:
        """Run the work on a free thread."""
        with self._lock:
            # Here and not on the new thread: the next look must not claim for a thread that is taken and has not
            # begun.
            self._busy += 1
        # A daemon: a thread that hangs must not keep the process alive. Its lease ends and the work is taken over.
        threading.Thread(target=self._do, args=(work,), name=self.name, daemon=True).start()

    def finish(self, seconds: float) -> bool:
        """Wait until every thread is free, at most so many seconds; False when some are not by then."""
        until = time.monotonic() + seconds
        while self.free() < self._size and time.monotonic() < until:
            # A thread that ends sets `awake` too; the short wait is for the pool whose event something else has
            # cleared.
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
