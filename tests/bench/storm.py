"""A click while eight threads bring in alerts as fast as they are taken, beside a click when nothing else happens."""

import itertools
import threading
import time
from collections.abc import Iterator

from tests.bench.desk import START, opened, receive

STORM, CLICKS = 8, 100


def measure() -> Iterator[tuple[str, str]]:
    """Milliseconds from a click to its answer, and how many times as long as in peace."""
    application, over, numbers = opened(), threading.Event(), itertools.count(10)
    receive(application, 1)

    def storm() -> None:
        while not over.is_set():
            receive(application, next(numbers))

    def click(n: int) -> float:
        begun = time.perf_counter()
        assert application.dispatcher.dispatch("mei", f"note 1 seen {n}", START).ok
        time.sleep(0.01)
        return (time.perf_counter() - begun - 0.01) * 1000

    peace = sorted(click(n) for n in range(CLICKS))
    threads = [threading.Thread(target=storm, daemon=True) for _ in range(STORM)]
    for thread in threads:
        thread.start()
    waits = sorted(click(n) for n in range(CLICKS))
    over.set()
    for thread in threads:
        thread.join()
    application.database.close()
    for name, at in (("median", CLICKS // 2), ("worst", -1)):
        yield (
            f"click in a storm of alerts, {name}",
            f"{waits[at]:6.1f} ms   {waits[at] / peace[at]:.1f}x of {peace[at]:.1f} ms in peace",
        )
