"""kill -9 at random in a storm: every acknowledged alert and every answered decision is there, every card and line stands once."""

import random
import time
from pathlib import Path

import pytest

from bot.config.settings import Settings
from storage.database import Database
from tests.faults.running import Bot
from tests.faults.storm import Storm, wait_until_carried, wrong_after

KILLS = 6


def test_after_kill_9_nothing_acknowledged_is_lost_and_nothing_is_seen_twice(tmp_path: Path):
    storm, wrong = killed(tmp_path, KILLS)
    assert (wrong, len(storm.acknowledged) > 10, len(storm.decided) > 2) == ([], True, True)


@pytest.mark.soak
def test_so_it_is_after_two_hundred_kills(tmp_path: Path):
    assert killed(tmp_path, 200)[1] == []


def killed(folder: Path, times: int) -> tuple[Storm, list[str]]:
    """A storm on one desk that dies so many times, and what is wrong afterwards."""
    bot, luck = Bot(folder / "data"), random.Random(20261121)
    bot.start()
    storm = Storm(bot)
    storm.start()
    for _ in range(times):
        time.sleep(luck.uniform(0.2, 0.9))
        bot.kill()
        bot.start()
    storm.over.set()
    storm.join()
    database = Database(Settings(data_dir=bot.folder, _env_file=None).database)  # type: ignore[call-arg]
    wait_until_carried(database)
    bot.stop()
    with database.read_transaction() as connection:
        wrong = wrong_after(connection, storm)
    database.close()
    return storm, wrong


def test_it_is_ready_quickly_and_a_second_one_says_why_it_does_not_start(tmp_path: Path):
    bot = Bot(tmp_path / "data")
    bot.start()
    second = Bot(tmp_path / "data")
    with pytest.raises(AssertionError, match="already runs"):
        second.start()
    bot.stop()
    assert bot.start() < 5
    bot.kill()
