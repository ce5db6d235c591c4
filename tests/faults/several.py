"""Several processes' insides on one database: connections, locks and clocks of their own."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from bot.app import House, build
from bot.chat.protocol import Message
from bot.incidents.incidents import Desk
from bot.incidents.outbox_messages import Packer
from bot.ingest.schema import AlertIn, to_alert
from bot.ops.clock import utc_now
from bot.workers.outbox_dispatcher import Carrier
from bot.workers.scheduler import Clock
from handlers.case.people import Person
from handlers.posts.post import Alert
from storage.incidents import cases as case_files
from storage.outbox.queue import ROW
from tests.fakes.settings import app_settings

Ticking = TypeVar("Ticking", bound=Clock)
AGO = utc_now() - timedelta(hours=9)  # by PostgreSQL's clock, which no test can set, everything that begins here is due


class CountingChat:
    """A chat that counts how often each message came; all processes post into one list."""

    name = "console"

    def __init__(self, came: list[int], delivering: Callable[[], None] = lambda: time.sleep(0.002)) -> None:
        self.came, self.delivering = came, delivering

    def reaches(self, person: Person) -> bool:
        """Nobody is here but the room."""
        return False

    def deliver(self, message: Message, now: object) -> str:
        """Take a moment, as a chat does."""
        self.delivering()
        self.came.append(message.id)
        return f"ref-{message.id}" if message.card else ""


def post(house: House, n: int) -> Alert:
    """The nth post, published half an hour before it was seen."""
    given = AlertIn(
        source="t",
        platform="xiaohongshu",
        native_id=f"6a01a980{n:016x}",
        text=f"用了{n}次就过敏，满脸通红，避雷",
        published_at=AGO - timedelta(minutes=30),
    )
    return to_alert(given, house.content.platforms, AGO)


@contextmanager
def houses(url: str, folder: Path) -> Iterator[Callable[[], House]]:
    """Makes one more process's insides each time."""
    opened: list[House] = []

    def make() -> House:
        chosen = app_settings(data_dir=folder / f"data{len(opened)}", database_url=url)
        opened.append(build(*chosen))
        return opened[-1]

    try:
        yield make
    finally:
        for each in opened:
            each.database.close()


def clock_of(house: House, chat: CountingChat, ahead: timedelta = timedelta(0), kind: type[Ticking] = Clock) -> Ticking:  # type: ignore[assignment]
    """The house's clock on a machine that is so much ahead, with a counting chat instead of its own."""

    def now() -> object:
        return utc_now() + ahead

    desk = Desk(house.database, house.desk.people, house.desk.house, Packer((chat,), house.desk.house), house.desk.playbook)
    clock = kind(house.database, desk, Carrier(house.database, desk, (chat,), house.clock.carrier.writer, house.drills, now), now)
    desk.wake = clock.wake
    return clock


def waiting(house: House) -> int:
    """Messages not carried out yet, and incidents whose timers are due."""
    with house.database.reading() as connection:
        ringing = len(case_files.ringing(connection, utc_now(), 1000))
        return ringing + (connection.execute(select(func.count()).where(ROW.c.done_at.is_(None))).scalar() or 0)
