"""1, 2 and 4 processes on one PostgreSQL carry the same outbox to a chat that takes 200 ms for a message."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, func, select, text

from bot.app import Application, build
from bot.chat.protocol import Message
from bot.ops.clock import utc_now
from bot.workers.scheduler import Scheduler
from handlers.case.people import Person
from storage.outbox.statements import ROW
from tests.assembled import with_chats
from tests.bench.desk import receive
from tests.bench.engines import postgres
from tests.fakes.settings import app_settings
from tests.waiting import until

INCIDENTS = 60


class Slow:
    """A chat that takes its time, with a room and nobody else in it."""

    name = "slow"

    def can_reach(self, person: Person) -> bool:
        """Nobody."""
        return False

    def deliver(self, message: Message, now: datetime) -> str:
        """A fifth of a second, as a busy chat's API takes."""
        time.sleep(0.2)
        return "ref"


def measure() -> Iterator[tuple[str, str]]:
    """Messages a second, and how many times as fast as one process."""
    one = 0.0
    for processes in (1, 2, 4):
        with postgres() as url:
            application, _ = _opened(url)
            for n in range(INCIDENTS):
                receive(application, n, now=utc_now())
            application.database.close()
            start = time.time() + 4 + 2 * processes  # by then all of them have loaded
            drains = [
                subprocess.Popen([sys.executable, "-m", "tests.bench.drain", url, str(start)]) for _ in range(processes)
            ]
            for process in drains:
                process.wait()
            rate = _rate(url, start)
        one = one or rate
        yield (
            f"outbox to a slow chat, {processes} process{'es' if processes > 1 else ''}",
            f"{rate:6.0f}/s   {rate / one:.2f}x of one",
        )


def _rate(url: str, start: float) -> float:
    engine = create_engine(url)
    with engine.connect() as connection:
        query = select(func.count(), func.max(ROW.c.done_at)).where(
            ROW.c.queue.startswith("slow|"), ROW.c.done_at.is_not(None)
        )
        count, last = connection.execute(query).one()
    engine.dispose()
    return count / (last.timestamp() - start)


def _opened(url: str) -> tuple[Application, Scheduler]:
    """A desk with only the slow chat."""
    chosen = app_settings(data_dir=Path(tempfile.mkdtemp()), database_url=url, console=False)
    application, chats = build(*chosen), (Slow(),)
    clock = with_chats(application, chats, utc_now)
    return replace(application, incidents=clock.incidents), clock


def drain(url: str, start: float) -> None:
    """One process: carry until nothing waits for the chat."""
    application, clock = _opened(url)
    time.sleep(max(0.0, start - time.time()))
    clock.start()
    waiting = text("SELECT count(*) FROM outbox WHERE done_at IS NULL AND queue LIKE 'slow|%'")

    def all_done() -> bool:
        with application.database.read_transaction() as connection:
            return not connection.execute(waiting).scalar()

    until(all_done, glance=0.25)
    clock.stop()
    application.database.close()


if __name__ == "__main__":
    drain(sys.argv[1], float(sys.argv[2]))
