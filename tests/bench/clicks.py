"""From a click to its answer, with 1, 50 and 200 people clicking at once on as many incidents."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.app import Application, build
from handlers.case.people import Role
from tests.bench.desk import START, receive
from tests.bench.engines import both
from tests.fakes.settings import app_settings


def measure() -> Iterator[tuple[str, str]]:
    """Median and slowest answer in milliseconds, on both engines."""
    with both() as urls:
        for engine, url in urls.items():
            chosen = app_settings(data_dir=Path(tempfile.mkdtemp()), database_url=url)
            application = build(*chosen)
            for n in range(200):
                receive(application, n)
            for people in (1, 50, 200):
                waits = sorted(_clicks(application, people))
                yield (
                    f"click to answer on {engine}, {people} at once",
                    f"{waits[len(waits) // 2]:6.1f} ms median, {waits[-1]:.1f} ms slowest",
                )
            application.database.close()


def _clicks(application: Application, people: int) -> list[float]:
    """Owners each click once on their incident at the same moment, five times over; milliseconds."""
    owners = [application.incidents.read(n + 1).person(Role.OWNER) for n in range(people)]

    def click(n: int, begun: float) -> float:
        assert application.dispatcher.dispatch(owners[n], f"note {n + 1} seen", START).ok
        return (time.perf_counter() - begun) * 1000

    waits: list[float] = []
    with ThreadPoolExecutor(people) as pool:
        for _ in range(5):
            begun = time.perf_counter()
            waits += pool.map(lambda n, begun=begun: click(n, begun), range(people))
    return waits
