"""Several processes' insides on one database: connections, locks and clocks of their own."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from bot.app import Application, build
from bot.chat.protocol import Message
from bot.ingest.schema import AlertIn, to_alert
from bot.ops.clock import utc_now
from bot.workers.scheduler import Scheduler
from handlers.case.people import Person
from handlers.posts.post import Alert
from storage.incidents import cases
from storage.outbox.statements import ROW
from tests.assembled import with_chats
from tests.fakes.settings import app_settings

Ticking = TypeVar("Ticking", bound=Scheduler)
AGO = utc_now() - timedelta(hours=9)  # by PostgreSQL's clock, which no test can set, everything that begins here is due


class CountingChat:
    """A chat that counts how often each message came; all processes post into one list."""

    name = "console"

    def __init__(self, came: list[int], delivering: Callable[[], None] = lambda: time.sleep(0.002)) -> None:
        self.came, self.delivering = came, delivering

    def can_reach(self, person: Person) -> bool:
        """Nobody is here but the room."""
        return False

    def deliver(self, message: Message, now: object) -> str:
        """Take a moment, as a chat does."""
        self.delivering()
        self.came.append(message.id)
        return f"ref-{message.id}" if message.card else ""


def post(application: Application, n: int) -> Alert:
    """The nth post, published half an hour before it was seen."""
    given = AlertIn(
        source="t",
        platform="xiaohongshu",
        native_id=f"6a01a980{n:016x}",
        text=f"用了{n}次就过敏，满脸通红，避雷",
        published_at=AGO - timedelta(minutes=30),
    )
    return to_alert(given, application.content.platforms, AGO)


@contextmanager
def applications(url: str, folder: Path) -> Iterator[Callable[[], Application]]:
    """Makes one more process's insides each time."""
    opened: list[Application] = []

    def make() -> Application:
        chosen = app_settings(data_dir=folder / f"data{len(opened)}", database_url=url)
        opened.append(build(*chosen))
        return opened[-1]

    try:
        yield make
    finally:
        for each in opened:
            each.database.close()


def clock_of(
    application: Application, chat: CountingChat, ahead: timedelta = timedelta(0), kind: type[Ticking] = Scheduler
) -> Ticking:
    """The house's clock on a machine that is so much ahead, with a counting chat instead of its own."""

    def now() -> object:
        return utc_now() + ahead

    return with_chats(application, (chat,), now, kind)


def waiting(application: Application) -> int:
    """Messages not carried out yet, and incidents whose timers are due."""
    with application.database.read_transaction() as connection:
        due = len(cases.due_incidents(connection, utc_now(), 1000))
        return due + (connection.execute(select(func.count()).where(ROW.c.done_at.is_(None))).scalar() or 0)
