"""kill -9 in a storm, after so many answers: whatever was acknowledged or answered is there, every card and line stands
once.
"""

from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path

import pytest

from bot.config.settings import Settings
from storage.database import Database
from tests.fakes.settings import settings_of
from tests.faults.running import Bot
from tests.faults.storm import Storm, wait_until_sent, wrong_after
from tests.waiting import ended

AFTER = (1, 4, 2, 9, 3, 6)  # answers between one start and the next kill
FEW = (1, 4, 3)  # the same in a short run


def test_after_kill_9_nothing_acknowledged_is_lost_and_nothing_is_seen_twice(tmp_path: Path):
    storm, wrong = killed(tmp_path, FEW)
    assert (wrong, storm.answers() >= sum(FEW), len(storm.decided) > 1) == ([], True, True)


@pytest.mark.soak
def test_so_it_is_after_two_hundred_kills(tmp_path: Path):
    assert killed(tmp_path, islice(cycle(AFTER), 200))[1] == []


def killed(folder: Path, after: Iterable[int]) -> tuple[Storm, list[str]]:
    """A storm on one desk that dies after so many more answers each time, and what is wrong afterwards."""
    bot = Bot(folder / "data")
    bot.start()
    storm = Storm(bot)
    storm.start()
    for more in after:
        storm.answered(more)
        bot.kill()
        bot.start()
    storm.over.set()
    ended(storm)
    database = Database(settings_of(Settings, data_dir=bot.folder).database)
    wait_until_sent(database)
    bot.stop()
    with database.read_transaction() as connection:
        wrong = wrong_after(connection, storm)
    database.close()
    return storm, wrong


def test_a_second_one_says_why_it_does_not_start(tmp_path: Path):
    bot = Bot(tmp_path / "data")
    bot.start()
    second = Bot(tmp_path / "data")
    with pytest.raises(AssertionError, match="already runs"):
        second.start()
    bot.stop()
    second.start()
    second.kill()
