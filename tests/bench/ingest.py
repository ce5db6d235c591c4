"""Alerts: new and repeated posts against one committed row, with little and with much stored."""

from collections.abc import Iterator

from sqlalchemy import insert

from storage.tables import CountsTaken
from tests.bench.desk import START, fill, opened, rate, receive

MANY = 300


def measure() -> Iterator[tuple[str, str]]:
    """Rates a second, and ratios: to a single committed row, and of 100k stored incidents to 1k."""
    seen: dict[str, list[float]] = {"new": [], "repeated": []}
    for stored in (1_000, 100_000):
        house = opened()
        fill(house, stored)
        row = {"incident": 1, "at": START, "counts": {"like": 1}}

        def commit(n: int, house=house, row=row) -> None:
            with house.database.transaction() as connection:
                connection.execute(insert(CountsTaken.__table__).values(**row))

        rate(lambda n, house=house: receive(house, 10_000_000 + n), 20)  # warm up
        floor = rate(commit, MANY)
        new = rate(lambda n, house=house: receive(house, n), MANY)
        repeated = rate(lambda n, house=house: receive(house, n % 50, likes=11 + n), MANY)
        for name, got in (("new", new), ("repeated", repeated)):
            seen[name].append(got)
            yield (
                f"alert, {name} post, {stored:,} stored",
                f"{got:6.0f}/s   {got / floor:.2f} of one committed row ({floor:.0f}/s)",
            )
        house.database.close()
    for name, (few, much) in seen.items():
        yield f"alert, {name} post: 100k against 1k stored", f"{few / much:.2f}x slower"
