"""Ten thousand alerts in a minute over HTTP, on the real program, while people go on deciding: nothing is refused, and they hardly wait."""

import itertools
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.config.settings import Settings
from storage.database import Database
from storage.incidents.cases import TABLE
from tests.faults.running import Bot
from tests.faults.storm import wait_until_carried

DECIDING = 0.5  # seconds between two decisions
POST = "6a01a982{:016x}"


def burst(bot: Bot, alerts: int, seconds: float, senders: int = 4) -> tuple[float, list[float]]:
    """Alerts at an even pace, a tenth of them about new posts; how long it took, and how long each decision meanwhile did."""
    numbers, waits, over = itertools.count(), [], threading.Event()
    begun = time.monotonic()

    def send() -> None:
        while (n := next(numbers)) < alerts:
            time.sleep(max(0.0, begun + n * seconds / alerts - time.monotonic()))
            post = {
                "source": "t",
                "platform": "xiaohongshu",
                "native_id": POST.format(n // 10),
                "text": "用了就过敏，满脸通红",
                "counts": {"like": n},
            }
            assert bot.post(post)["errors"] == []

    def decide() -> None:
        number = bot.post({"source": "t", "platform": "xiaohongshu", "native_id": POST.format(2**40), "text": "烂脸了，避雷"})["incidents"]
        for n in itertools.count():
            if over.wait(DECIDING):
                return
            asked = time.monotonic()
            assert bot.hear("mei", f"note {number[0]['number']} 第{n}条")  # type: ignore[index]
            waits.append(time.monotonic() - asked)

    deciding, sending = threading.Thread(target=decide), [threading.Thread(target=send) for _ in range(senders)]
    for thread in (deciding, *sending):
        thread.start()
    for thread in sending:
        thread.join()
    taken = time.monotonic() - begun
    over.set()
    deciding.join()
    return taken, sorted(waits)


def after(bot: Bot, url: str) -> int:
    """How many incidents there are once everything is told."""
    database = Database(url or Settings(data_dir=bot.folder, _env_file=None).database)  # type: ignore[call-arg]
    wait_until_carried(database, 300)
    with database.read_transaction() as connection:
        count = connection.execute(select(func.count()).select_from(TABLE)).scalar() or 0
    database.close()
    return count


def test_a_few_seconds_of_it(tmp_path: Path):
    bot = Bot(tmp_path / "data")
    bot.start()
    _, waits = burst(bot, 500, 5)
    assert (after(bot, ""), waits[len(waits) // 2] < 0.5, waits[-1] < 2) == (51, True, True), waits
    bot.stop()


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_whole_minute(kind, request, tmp_path):
    url = request.getfixturevalue("postgres")() if kind == "postgresql" else ""
    bot = Bot(tmp_path / "data", **({"DATABASE_URL": url} if url else {}))
    bot.start()
    taken, waits = burst(bot, 10_000, 60)
    print(f"\n{kind}: 10,000 alerts in {taken:.1f} s; decisions: median {waits[len(waits) // 2]:.3f} s, worst {waits[-1]:.3f} s")
    assert (after(bot, url), waits[len(waits) // 2] < 0.5, waits[-1] < 3) == (1001, True, True), waits
    bot.stop()
