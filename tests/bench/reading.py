"""The board and one incident's status, with little and with much stored."""

from collections.abc import Iterator

from bot.incidents.access import Access
from bot.incidents.overviews import board
from handlers.overview.board import status_card
from tests.bench.desk import START, fill, milliseconds, opened, receive


def measure() -> Iterator[tuple[str, str]]:
    """Median milliseconds at 1k and 100k stored incidents, 50 of them open."""
    seen: dict[str, list[float]] = {}
    for stored in (1_000, 100_000):
        application = opened()
        fill(application, stored)
        for n in range(50):
            receive(application, n)
        works = {
            "board, 50 open": lambda application=application: board(Access(application.incidents), START),
            "status of one": lambda application=application: status_card(
                application.incidents.read(5), application.incidents.policy, START
            ),
        }
        for name, work in works.items():
            seen.setdefault(name, []).append(milliseconds(work))
        application.database.close()
    for name, (few, much) in seen.items():
        yield f"{name}: 1k and 100k stored", f"{few:6.2f} ms and {much:.2f} ms   {much / few:.2f}x"
