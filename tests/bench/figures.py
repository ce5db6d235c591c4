"""The figures of a quarter over many incidents: the first time, when every row is worked out, and from then on."""

import time
from collections.abc import Iterator

from bot.incidents.figures import period_report
from tests.bench.desk import START, fill, milliseconds, opened


def measure() -> Iterator[tuple[str, str]]:
    """Seconds for working out the rows of 1k and 10k incidents, then milliseconds for a report over them."""
    for stored in (1_000, 10_000):
        application = opened()
        fill(application, stored)
        begun = time.perf_counter()
        period_report(application.incidents, "quarter", "", START)
        first = time.perf_counter() - begun
        again = milliseconds(
            lambda application=application: period_report(application.incidents, "quarter", "", START), times=5
        )
        yield f"figures of a quarter, {stored:,} incidents", f"first {first:.1f} s, then {again:.0f} ms"
        application.database.close()
