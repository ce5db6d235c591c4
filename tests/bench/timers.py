"""Timers: ten thousand due at once, and what a hundred thousand that are not due cost."""

import time
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import update

from storage.incidents import cases
from storage.incidents.cases import TABLE
from tests.bench.desk import START, fill, milliseconds, opened

DUE = 2_000


def measure() -> Iterator[tuple[str, str]]:
    """Due timers decided a second, and one look for due timers among 100k pending ones."""
    house = opened()
    fill(house, DUE, pending=True)
    with house.database.transaction() as connection:
        connection.execute(update(TABLE).values(next_timer_at=START))
    house.incidents.people.team()
    begun = time.perf_counter()
    fired = 0
    while True:
        with house.database.read_transaction() as connection:
            numbers = cases.due_incidents(connection, START + timedelta(seconds=1), 50)
        if not numbers:
            break
        house.incidents.fire_timers(numbers, START + timedelta(seconds=1))
        fired += len(numbers)
    yield f"{fired:,} due timers", f"{fired / (time.perf_counter() - begun):6.0f}/s decided and committed"
    house.database.close()

    house = opened()
    fill(house, 100_000, pending=True)

    def look() -> None:
        with house.database.read_transaction() as connection:
            cases.due_incidents(connection, START, 100)

    taken = milliseconds(look, 200)
    yield "100,000 pending timers, one look a second", f"{taken:6.2f} ms   {taken / 10:.2f} % of a core"
    house.database.close()
