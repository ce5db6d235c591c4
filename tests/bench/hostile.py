"""Texts that are made to take long: how long the slowest of them takes, beside an ordinary text of the same length."""

from collections.abc import Iterator
from functools import partial

from tests.bench.desk import milliseconds
from tests.cases.hostile import HAN, READERS

LENGTH = 10_000  # characters


def measure() -> Iterator[tuple[str, str]]:
    """Median milliseconds for each reader's slowest text, and how many times those of ordinary signs."""
    ordinary = "".join(HAN[:LENGTH])
    for reader, (read, texts) in READERS.items():
        taken = {name: milliseconds(partial(read, make(LENGTH)), 5) for name, make in texts.items()}
        slowest, plain = max(taken, key=lambda name: taken[name]), milliseconds(partial(read, ordinary), 5)
        yield (
            f"10,000 hostile characters, {reader}: {slowest}",
            f"{taken[slowest]:6.2f} ms   {taken[slowest] / plain:.1f}x of any others",
        )
