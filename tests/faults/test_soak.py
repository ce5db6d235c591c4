"""The long run (`make soak`): two processes on one PostgreSQL, one of them killed again and again in a storm of alerts and decisions."""

import random
import time

import pytest

from storage.database import Database
from tests.faults.running import Bot
from tests.faults.storm import Storm, wait_until_carried, wrong_after

KILLS = 200


@pytest.mark.soak
def test_two_hundred_kills_lose_and_repeat_nothing(postgres, tmp_path):
    url, luck = postgres(), random.Random(6)
    bots = [Bot(tmp_path / name / "data", lease=3, DATABASE_URL=url) for name in ("one", "two")]
    for bot in bots:
        bot.start()
    storms = [Storm(bot, name) for name, bot in enumerate(bots)]
    for storm in storms:
        storm.start()
    for n in range(KILLS):
        time.sleep(luck.uniform(0.1, 0.8))
        bots[n % 2].kill()
        bots[n % 2].start()
    for storm in storms:
        storm.over.set()
        storm.join()
    database = Database(url)
    wait_until_carried(database, 120)
    for bot in bots:
        bot.stop()
    with database.read_transaction() as connection:
        assert wrong_after(connection, *storms) == []
    assert all(len(storm.decided) > KILLS / 4 for storm in storms)
    database.close()
