"""A desk to measure: real SQLite in a folder of its own, filled with as many stored incidents as asked for."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.app import Application, build
from bot.ingest.schema import AlertIn, to_alert
from handlers.case.case_file import CaseFile, Status
from storage.incidents.cases import FILE, TABLE
from storage.tables import PostKey
from tests.fakes.settings import app_settings

START = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def opened(folder: str | None = None) -> Application:
    """A desk on SQLite, not running: nothing rings or is delivered unless the measurement does it."""
    chosen = app_settings(data_dir=Path(folder or tempfile.mkdtemp(prefix="dingfengbo-bench-")))
    return build(*chosen)


def alert(n: int, likes: int = 10) -> AlertIn:
    """The nth post's alert."""
    return AlertIn.model_validate(
        {
            "source": "bench",
            "platform": "xiaohongshu",
            "native_id": f"{int(START.timestamp()) - 3600:08x}{n:016x}",
            "text": f"第{n}次买这家的精华，用了一次就满脸通红，客服也不理人，大家避雷。编号{n * 7919}",
            "author": {"name": f"用户{n}", "followers": 120},
            "counts": {"like": likes, "save": 2, "comment": 3},
            "brand": "GlowSkin",
            "product": f"精华{n % 5000}",
        }
    )


def receive(application: Application, n: int, likes: int = 10, now: datetime = START) -> None:
    """One alert through the same door as every other."""
    application.incidents.receive_alert(to_alert(alert(n, likes), application.content.platforms, now))


def fill(application: Application, many: int, pending: bool = False) -> None:
    """Store `many` more incidents, closed ones unless they are to have a pending timer."""
    receive(application, 10**9)
    template = application.incidents.read(1)
    for first in range(0, many, 5000):
        rows = [_row(template, 2 + n, pending) for n in range(first, min(first + 5000, many))]
        with application.database.transaction() as connection:
            connection.execute(insert(TABLE), rows)
            keys = [{"key": f"xiaohongshu:old{row['number']:020d}", "incident": row["number"]} for row in rows]
            connection.execute(insert(PostKey.__table__), keys)


def _row(template: CaseFile, number: int, pending: bool) -> dict[str, object]:
    status = Status.OPEN if pending else Status.CLOSED
    opened_at = START - timedelta(days=30, seconds=number)
    file = replace(template, number=number, status=status, opened_at=opened_at)
    return {
        "number": number,
        "status": status.value,
        "severity": "L2",
        "category": "safety",
        "safety": True,
        "drill": False,
        "platform": "xiaohongshu",
        "brand": "GlowSkin",
        "product": f"精华{number % 5000}",
        "owner": "mei",
        "approver": "ken",
        "opened_at": opened_at,
        "closed_at": None if pending else START,
        "next_due": START + timedelta(days=1),
        "next_timer_at": START + timedelta(days=300) if pending else None,
        "timeline_length": 0,
        "timeline_head": "0" * 64,
        "file": FILE.dump_json(file).decode(),
    }


def rate(work: Callable[[int], object], times: int) -> float:
    """How often a second `work(n)` can be done."""
    begun = time.perf_counter()
    for n in range(times):
        work(n)
    return times / (time.perf_counter() - begun)


def milliseconds(work: Callable[[], object], times: int = 20) -> float:
    """The median of several tries."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[times // 2] * 1000
