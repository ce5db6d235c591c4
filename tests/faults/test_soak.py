"""The long run (`make soak`): two processes on one PostgreSQL, one of them killed again and again in a storm of alerts
and decisions.
"""

from datetime import timedelta
from itertools import cycle, islice

import pytest

from storage.database import Database
from tests.faults.running import Bot
from tests.faults.storm import Storm, wait_until_sent, wrong_after
from tests.waiting import PATIENCE, ended

KILLS = 200
AFTER = (1, 5, 2, 12, 3, 7)  # answers between two kills
SOAK = 20 * PATIENCE


@pytest.mark.soak
def test_two_hundred_kills_lose_and_repeat_nothing(postgres, tmp_path):
    url, short = (
        postgres(),
        {
            "storage.outbox.queue.LEASE": timedelta(seconds=3),
            "bot.workers.lease.LEASE_RENEWAL_SECONDS": 0.75,
        },
    )
    bots = [Bot(tmp_path / name / "data", limits=short, DATABASE_URL=url) for name in ("one", "two")]
    for bot in bots:
        bot.start()
    storms = [Storm(bot, name) for name, bot in enumerate(bots)]
    for storm in storms:
        storm.start()
    for n, more in enumerate(islice(cycle(AFTER), KILLS)):
        storms[n % 2].answered(more)
        bots[n % 2].kill()
        bots[n % 2].start()
    for storm in storms:
        storm.over.set()
    ended(*storms)
    database = Database(url)
    wait_until_sent(database, SOAK)
    for bot in bots:
        bot.stop()
    with database.read_transaction() as connection:
        assert wrong_after(connection, *storms) == []
    assert all(len(storm.decided) > KILLS / 4 for storm in storms)
    database.close()
