"""Export and proof of a timeline of ten thousand lines: time and memory."""

import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from bot.reports import verify_export, write_export
from handlers.case.event import EventMeta
from handlers.closing.events import Noted
from storage.incidents import cases, timeline
from storage.incidents.cases import NextTimes, StoredCase
from tests.bench.desk import START, opened, receive

LINES = 10_000


def measure() -> Iterator[tuple[str, str]]:
    """Seconds to export and to verify, and the highest memory that took."""
    application = opened()
    receive(application, 1)
    with application.database.transaction() as connection:
        kept = cases.load(connection, 1)
        assert kept is not None
        notes = [Noted(text=f"第{n}条记录：已与仓库核对") for n in range(LINES)]
        rows = list(timeline.rows(1, kept.timeline_length, kept.timeline_head, notes, EventMeta(START, "mei")))
        timeline.append(connection, rows)
        cases.save(connection, StoredCase(kept.file, rows[-1]["seq"], rows[-1]["hash"]), NextTimes(None, None))
    folder = Path(tempfile.mkdtemp(prefix="dingfengbo-bench-"))
    tracemalloc.start()
    begun = time.perf_counter()
    write_export(application.incidents, 1, folder, EventMeta(START, "mei"))
    exported, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    begun = time.perf_counter()
    assert verify_export(folder).ok
    yield f"export of {LINES:,} timeline lines", f"{exported:.2f} s (memory traced), at most {peak / 1e6:.1f} MB more"
    yield f"verify of {LINES:,} timeline lines", f"{time.perf_counter() - begun:.2f} s"
    application.database.close()
