"""kill -9 at any moment: every acknowledged alert is there, every card stands once, every line comes once, in order."""

import random
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.settings import Settings
from handlers.rules.timers import rings_at
from storage import case_files, timeline
from storage.case_files import TABLE as INCIDENT
from storage.console import ConsoleMessage
from storage.database import Database
from storage.outbox import ROW
from storage.posts import KEY
from tests.faults.running import Bot
from tests.people import HOUSE

KILLS = 6
POST = "6a01a980{:016x}"


class Storm(threading.Thread):
    """Sends alerts one after the other, each until it is acknowledged, and remembers which were."""

    def __init__(self, bot: Bot) -> None:
        super().__init__()
        self.bot, self.acknowledged, self.over = bot, [], threading.Event()

    def run(self) -> None:
        """Go on until told to stop."""
        n = 0
        while not self.over.is_set():
            alert = {"source": "storm", "platform": "xiaohongshu", "native_id": POST.format(n), "text": f"用了{n}次就过敏，满脸通红，避雷"}
            try:
                self.bot.post(alert, key=f"storm-{n}")
            except (OSError, HTTPException):
                time.sleep(0.05)
                continue
            self.acknowledged.append(POST.format(n))
            n += 1


@pytest.fixture
def killed(tmp_path: Path):
    """A data directory after a storm of alerts with several kills in it, and the ids that were acknowledged."""
    bot = Bot(tmp_path / "data")
    bot.start()
    storm = Storm(bot)
    storm.start()
    luck = random.Random(20261121)
    for _ in range(KILLS):
        time.sleep(luck.uniform(0.2, 0.9))
        bot.kill()
        bot.start()
    storm.over.set()
    storm.join()
    database = Database(Settings(data_dir=bot.folder, _env_file=None).database)  # type: ignore[call-arg]
    _wait_until_carried(database)
    bot.stop()
    yield database, storm.acknowledged
    database.close()


def _wait_until_carried(database: Database) -> None:
    for _ in range(300):
        with database.reading() as connection:
            if not connection.execute(select(func.count()).where(ROW.c.done_at.is_(None))).scalar():
                return
        time.sleep(0.1)
    raise AssertionError("messages still wait after thirty seconds")


def test_after_kill_9_nothing_acknowledged_is_lost_and_nothing_is_seen_twice(killed):
    database, acknowledged = killed
    assert len(acknowledged) > 20
    with database.reading() as connection:
        known = set(connection.execute(select(KEY.c.key)).scalars())
        assert [id_ for id_ in acknowledged if f"xiaohongshu:{id_}" not in known] == []

        numbers = list(connection.execute(select(INCIDENT.c.number)).scalars())
        assert len(numbers) == len(set(acknowledged)) or len(numbers) == len(set(acknowledged)) + 1
        for number in numbers:
            kept = case_files.load(connection, number)
            lines = timeline.read(connection, number)
            assert [line.seq for line in lines] == list(range(1, kept.lines + 1))
            assert lines[-1].hash == kept.chain
            assert kept.file.drafts, "each got its draft"
            due = connection.execute(select(INCIDENT.c.rings_at).where(INCIDENT.c.number == number)).scalar()
            assert due == rings_at(kept.file, HOUSE), "each still has its timer"

        table = ConsoleMessage.__table__  # type: ignore[attr-defined]
        cards = select(table.c.incident, func.count()).where(table.c.place == "room:desk", table.c.root).group_by(table.c.incident)
        assert dict(connection.execute(cards).all()) == dict.fromkeys(numbers, 1)


def test_it_is_ready_quickly_and_a_second_one_says_why_it_does_not_start(tmp_path: Path):
    bot = Bot(tmp_path / "data")
    bot.start()
    second = Bot(tmp_path / "data")
    with pytest.raises(AssertionError, match="already runs"):
        second.start()
    bot.stop()
    assert bot.start() < 5
    bot.kill()
