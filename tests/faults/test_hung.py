"""A process that hangs in the middle of a decision holds up its own incident for a while, and no other."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InternalError, OperationalError

from bot.app import Application
from bot.ops.clock import utc_now
from storage.incidents import cases, timeline
from tests.faults.several import houses, post


@pytest.fixture
def house(postgres: Callable[[], str], tmp_path: Path) -> Iterator[Callable[[], Application]]:
    """Makes one more process's insides each time."""
    with houses(postgres(), tmp_path) as make:
        yield make


def noted(house, number, words):
    """What a note on the incident came to: done, or the error its writer was told, and after how many seconds."""
    begun = time.monotonic()
    try:
        house.dispatcher.dispatch("ken", f"note {number} {words}", utc_now(), idempotency_key=words)
    except OperationalError as error:
        return "LockNotAvailable" in str(error), time.monotonic() - begun
    return "done", time.monotonic() - begun


def test_clicks_on_other_incidents_are_decided_while_a_hung_process_holds_one(house):
    one, two = house(), house()
    for n in range(4):
        one.desk.receive_alert(post(one, n))
    with one.database.transaction() as hung, ThreadPoolExecutor(4) as pool:
        cases.load(hung, 1, lock=True)
        waited = list(pool.map(lambda n: noted(two, n, f"看了{n}"), (1, 2, 3, 4)))
    assert [told for told, _ in waited] == [True, "done", "done", "done"]
    assert max(seconds for _, seconds in waited) < 3
    assert noted(two, 1, "看了1")[0] == "done"
    with two.database.read_transaction() as connection:
        assert [len(timeline.of_kinds(connection, n, "Noted")) for n in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_what_a_hung_process_holds_is_taken_from_it(house, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("storage.database.HUNG_SECONDS", 1)
    one, two = house(), house()
    one.desk.receive_alert(post(one, 1))
    hanging = threading.Event()

    def hang() -> None:
        with pytest.raises(InternalError), one.database.transaction() as connection:
            cases.load(connection, 1, lock=True)
            hanging.set()
            time.sleep(2.5)
            connection.execute(text("SELECT 1"))

    thread = threading.Thread(target=hang)
    thread.start()
    hanging.wait(5)
    time.sleep(1.5)
    assert noted(two, 1, "看了")[0] == "done"
    thread.join()
