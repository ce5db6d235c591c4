"""The long run (`make soak`): two processes on one PostgreSQL, one of them killed again and again in a storm of alerts."""

import random
import time

import pytest
from sqlalchemy import func, select

from storage import case_files, timeline
from storage.case_files import TABLE as INCIDENT
from storage.chain import first_wrong, links
from storage.console import TABLE as CONSOLE
from storage.database import Database
from storage.outbox import ROW
from storage.posts import KEY
from tests.faults.running import Bot
from tests.faults.test_kill import Storm

KILLS = 100


@pytest.mark.soak
def test_a_hundred_kills_lose_and_repeat_nothing(postgres, tmp_path):
    url, luck = postgres(), random.Random(6)
    bots = [Bot(tmp_path / name / "data", lease=3, DATABASE_URL=url) for name in ("one", "two")]
    for bot in bots:
        bot.start()
    storms = [Storm(bot) for bot in bots]
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
    wait_until_carried(database)
    for bot in bots:
        bot.stop()
    with database.reading() as connection:
        known = set(connection.execute(select(KEY.c.key)).scalars())
        assert {id_ for storm in storms for id_ in storm.acknowledged if f"xiaohongshu:{id_}" not in known} == set()
        numbers = case_files.numbers(connection)
        for number in numbers:
            kept = case_files.load(connection, number)
            assert first_wrong(number, links(connection, number), kept.lines, kept.chain) is None
            rang = [stage for line in timeline.of_kinds(connection, number, "Rang") for stage in line.fields["stages"].items()]
            assert len(rang) == len(set(rang))
        cards = select(CONSOLE.c.incident, func.count()).where(CONSOLE.c.place == "room:desk", CONSOLE.c.root).group_by(CONSOLE.c.incident)
        assert dict(connection.execute(cards).all()) == dict.fromkeys(connection.execute(select(INCIDENT.c.number)).scalars(), 1)
    database.close()


def wait_until_carried(database: Database) -> None:
    """Until the outbox is empty."""
    for _ in range(1200):
        with database.reading() as connection:
            if not connection.execute(select(func.count()).where(ROW.c.done_at.is_(None))).scalar():
                return
        time.sleep(0.1)
    raise AssertionError("messages still wait after two minutes")
