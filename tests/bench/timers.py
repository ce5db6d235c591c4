"""Timers: two thousand due at once, and what a hundred thousand that are not due cost."""

import time
from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import update

from bot.app import Application
from storage.incidents import cases
from storage.incidents.cases import TABLE
from tests.bench.desk import START, fill, milliseconds, opened

DUE = 2_000
SOON = START + timedelta(seconds=1)


def _due(application: Application) -> Sequence[int]:
    with application.database.read_transaction() as connection:
        return cases.due_incidents(connection, SOON, 50)


def measure() -> Iterator[tuple[str, str]]:
    """Due timers decided a second, and one look for due timers among 100k pending ones."""
    application = opened()
    fill(application, DUE, pending=True)
    with application.database.transaction() as connection:
        connection.execute(update(TABLE).values(next_timer_at=START))
    application.incidents.people.team()
    begun = time.perf_counter()
    fired = 0
    while numbers := _due(application):
        fired += len(numbers)
        assert fired <= DUE + 1, "timers that were fired are due again"  # one more: the template of `fill`
        application.incidents.fire_timers(numbers, SOON)
    yield f"{fired:,} due timers", f"{fired / (time.perf_counter() - begun):6.0f}/s decided and committed"
    application.database.close()

    application = opened()
    fill(application, 100_000, pending=True)

    def look() -> None:
        with application.database.read_transaction() as connection:
            cases.due_incidents(connection, START, 100)

    taken = milliseconds(look, 200)
    yield "100,000 pending timers, one look a second", f"{taken:6.2f} ms   {taken / 10:.2f} % of a core"
    application.database.close()
