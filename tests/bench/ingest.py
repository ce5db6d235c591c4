"""Alerts: new and repeated posts against one committed row, with little and with much stored."""

import json
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert

from bot.ingest.batch import ingest_batch
from bot.ingest.file_import import ImportSummary, import_file, read_alerts
from bot.ingest.idempotency import IdempotencyStore
from storage.tables import CountsTaken
from tests.bench.desk import START, alert, fill, opened, rate, receive

MANY = 300
ROWS = 1000
LONG = 50_000  # rows of a file that is only read


def measure() -> Iterator[tuple[str, str]]:
    """Rates a second, and ratios: to a single committed row, and of 100k stored incidents to 1k."""
    seen: dict[str, list[float]] = {"new": [], "repeated": []}
    for stored in (1_000, 100_000):
        application = opened()
        fill(application, stored)
        row = {"incident": 1, "at": START, "counts": {"like": 1}}

        def commit(n: int, application=application, row=row) -> None:
            with application.database.transaction() as connection:
                connection.execute(insert(CountsTaken.__table__).values(**row))

        rate(lambda n, application=application: receive(application, 10_000_000 + n), 20)  # warm up
        floor = rate(commit, MANY)
        new = rate(lambda n, application=application: receive(application, n), MANY)
        repeated = rate(lambda n, application=application: receive(application, n % 50, likes=11 + n), MANY)
        for name, got in (("new", new), ("repeated", repeated)):
            seen[name].append(got)
            yield (
                f"alert, {name} post, {stored:,} stored",
                f"{got:6.0f}/s   {got / floor:.2f} of one committed row ({floor:.0f}/s)",
            )
        application.database.close()
    yield from _import()
    yield from _long_file()
    for name, (few, much) in seen.items():
        yield f"alert, {name} post: 100k against 1k stored", f"{few / much:.2f}x slower"


def _import() -> Iterator[tuple[str, str]]:
    """Rows of a file a second, against the same posts through `POST /alerts`."""
    posts = [alert(n).model_dump(mode="json", exclude_none=True) for n in range(ROWS)]
    posted, imported = opened(), opened()
    file = Path(tempfile.mkdtemp(prefix="dingfengbo-bench-")) / "rows.jsonl"
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in posts), "utf-8")
    began = time.perf_counter()
    ingest_batch(json.dumps(posts).encode(), posted.incidents, posted.content.platforms, START, "bench")
    between = time.perf_counter()
    import_file(file, imported.incidents, IdempotencyStore(imported.database), imported.content.platforms, START)
    took, against = time.perf_counter() - between, between - began
    yield (
        f"import, {ROWS:,} rows",
        f"{ROWS / took:6.0f}/s   {against / took:.2f} of POST /alerts ({ROWS / against:.0f}/s)",
    )
    posted.database.close()
    imported.database.close()


def _long_file() -> Iterator[tuple[str, str]]:
    """Rows a second of a long file without the database, and how much memory the process takes more for it."""
    desk = opened()
    file = Path(tempfile.mkdtemp(prefix="dingfengbo-bench-")) / "long.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for n in range(LONG):
            lines.write(json.dumps(alert(n).model_dump(mode="json", exclude_none=True), ensure_ascii=False) + "\n")
    rows = read_alerts(file, desk.content.platforms, START, ImportSummary(file.name))
    for _ in range(ROWS):
        next(rows)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    count = sum(1 for _ in rows)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    took = time.perf_counter() - began
    yield f"import, {LONG:,} rows only read", f"{count / took:6.0f}/s   {more:.0f} MiB more after the first {ROWS:,}"
    desk.database.close()
