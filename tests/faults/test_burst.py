"""Many alerts at once over HTTP, on the real program, while people go on deciding: nothing is refused, and nobody waits
for the end.
"""

import itertools
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.config.settings import Settings
from storage.database import Database
from storage.incidents.cases import TABLE
from tests.fakes.settings import settings_of
from tests.faults.running import Bot
from tests.faults.storm import wait_until_sent
from tests.waiting import PATIENCE, ended

DECISIONS = 5
LONG = 10 * PATIENCE
POST = "6a01a982{:016x}"


def burst(bot: Bot, alerts: int, senders: int = 4) -> list[str]:
    """So many alerts as fast as they are taken, a tenth of them about new posts, and decisions meanwhile: what was
    answered, in order.
    """
    number = bot.post(
        {"source": "t", "platform": "xiaohongshu", "native_id": POST.format(2**40), "text": "烂脸了，避雷"}
    )["incidents"]
    numbers, answered = itertools.count(), list[str]()

    def send() -> None:
        while (n := next(numbers)) < alerts:
            post = {
                "source": "t",
                "platform": "xiaohongshu",
                "native_id": POST.format(n // 10),
                "text": "用了就过敏，满脸通红",
                "counts": {"like": n},
            }
            assert bot.post(post)["errors"] == []
            answered.append("alert")

    def decide() -> None:
        for n in range(DECISIONS):
            assert bot.hear("mei", f"note {number[0]['number']} 第{n}条")
            answered.append("decision")

    threads = [threading.Thread(target=work) for work in (decide, *[send] * senders)]
    for thread in threads:
        thread.start()
    ended(*threads)
    return answered


def after(bot: Bot, url: str) -> int:
    """How many incidents there are once everything is told."""
    database = Database(url or settings_of(Settings, data_dir=bot.folder).database)
    wait_until_sent(database, LONG)
    with database.read_transaction() as connection:
        count = connection.execute(select(func.count()).select_from(TABLE)).scalar() or 0
    database.close()
    return count


def test_while_hundreds_of_alerts_come_people_go_on_deciding(tmp_path: Path):
    bot = Bot(tmp_path / "data")
    bot.start()
    answered = burst(bot, 200)
    assert (answered.count("alert"), answered.count("decision"), answered[-1]) == (200, DECISIONS, "alert")
    assert after(bot, "") == 21
    bot.stop()


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_while_ten_thousand_come(kind, request, tmp_path):
    url = request.getfixturevalue("migrated_postgres")() if kind == "postgresql" else ""
    bot = Bot(tmp_path / "data", **({"DATABASE_URL": url} if url else {}))
    bot.start()
    answered = burst(bot, 10_000)
    assert (answered.count("alert"), answered.count("decision"), answered[-1]) == (10_000, DECISIONS, "alert")
    assert after(bot, url) == 1001
    bot.stop()
