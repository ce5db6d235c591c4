"""A process that hangs in the middle of a decision holds up its own incident for a while, and no other."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InternalError, OperationalError

from bot.app import Application
from bot.ops.clock import utc_now
from storage.incidents import cases, timeline
from tests.faults.several import applications, post
from tests.waiting import PATIENCE, ended


@pytest.fixture
def application(migrated_postgres: Callable[[], str], tmp_path: Path) -> Iterator[Callable[[], Application]]:
    """Makes one more process's insides each time."""
    with applications(migrated_postgres(), tmp_path) as make:
        yield make


def noted(application, number, words):
    """What a note on the incident came to: done, or that its writer was told to try again."""
    try:
        application.dispatcher.dispatch("ken", f"note {number} {words}", utc_now(), idempotency_key=words)
    except OperationalError as error:
        return "try again" if "LockNotAvailable" in str(error) else str(error)
    return "done"


def test_clicks_on_other_incidents_are_decided_while_a_hung_process_holds_one(
    application, monkeypatch: pytest.MonkeyPatch
):
    one, two = application(), application()
    for n in range(4):
        one.incidents.receive_alert(post(one, n))
    two.database.close()
    monkeypatch.setattr("storage.database.LOCK_SECONDS", 1)  # of connections made from now on
    with one.database.transaction() as hung, ThreadPoolExecutor(4) as pool:
        cases.load(hung, 1, lock=True)
        told = list(pool.map(lambda n: noted(two, n, f"看了{n}"), (1, 2, 3, 4)))
        assert told == ["try again", "done", "done", "done"], "all of them while it still hangs"
    assert noted(two, 1, "看了1") == "done"
    with two.database.read_transaction() as connection:
        assert [len(timeline.of_kinds(connection, n, "Noted")) for n in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_what_a_hung_process_holds_is_taken_from_it(application, monkeypatch: pytest.MonkeyPatch):
    one, two = application(), application()
    one.incidents.receive_alert(post(one, 1))
    one.database.close()
    monkeypatch.setattr("storage.database.HUNG_SECONDS", 0.2)  # of connections made from now on
    hanging, go_on = threading.Event(), threading.Event()

    def hang() -> None:
        with pytest.raises(InternalError), one.database.transaction() as connection:
            cases.load(connection, 1, lock=True)
            hanging.set()
            go_on.wait(PATIENCE)
            connection.execute(text("SELECT 1"))

    thread = threading.Thread(target=hang)
    thread.start()
    assert hanging.wait(PATIENCE)
    assert noted(two, 1, "看了") == "done", "it waits until PostgreSQL has taken the lock away"
    go_on.set()
    ended(thread)
