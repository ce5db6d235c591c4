"""The database is locked, full or gone: what was acknowledged is there, everything else is refused in words, and it recovers."""

import sqlite3
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, event, make_url, text

from storage import database as engine
from storage.incidents.posts import KEY
from tests.faults.doors import Doors, refused_for_now


@pytest.fixture
def doors(tmp_path) -> Iterator[Doors]:
    doors = Doors(tmp_path / "data")
    yield doors
    doors.close()


def known(doors: Doors) -> set[int]:
    """Which posts are stored."""
    with doors.house.database.read_transaction() as connection:
        return {int(key[-16:], 16) for key in connection.execute(KEY.select()).scalars() if "6a01a980" in key}


def locked(doors: Doors, seconds: float) -> threading.Thread:
    """Somebody else holds the file for a while."""
    holding = threading.Event()

    def hold() -> None:
        other = sqlite3.connect(doors.house.settings.data_dir / "dingfengbo.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        holding.set()
        time.sleep(seconds)
        other.execute("ROLLBACK")
        other.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert holding.wait(5)
    return thread


def test_an_alert_waits_while_another_writer_holds_sqlite_for_three_seconds(doors):
    begun, holder = time.monotonic(), locked(doors, 3)
    assert (doors.send(1).status_code, time.monotonic() - begun > 2.9, known(doors)) == (202, True, {1})
    holder.join()


def test_who_holds_it_for_too_long_makes_the_alert_a_refusal_and_not_a_loss(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    doors = Doors(tmp_path / "data")
    holder = locked(doors, 0.6)
    assert refused_for_now(doors.send(1))
    holder.join()
    assert (doors.send(1).status_code, known(doors)) == (202, {1})
    doors.close()


def test_on_a_full_disk_nothing_is_acknowledged_that_is_not_stored(doors):
    pool = doors.house.database.engine

    def narrow(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 4}" if full.is_set() else "PRAGMA max_page_count=1000000")

    full = threading.Event()
    event.listen(pool, "checkout", narrow)
    assert doors.send(0).status_code == 202
    full.set()
    text = "避雷" * 2000
    answers = {n: doors.send(n, text) for n in range(1, 12)}
    acknowledged = {n for n, answer in answers.items() if answer.status_code == 202}
    refused = {n for n, answer in answers.items() if refused_for_now(answer)}
    assert (refused != set(), acknowledged | refused) == (True, set(answers))
    assert doors.client.get("/healthz").status_code == 200
    full.clear()
    assert {doors.send(n, text).status_code for n in refused} == {202}
    assert known(doors) == {0, *answers}


def test_postgresql_gone_and_back(postgres, tmp_path):
    url = postgres()
    doors = Doors(tmp_path / "data", url)
    admin = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    name = make_url(url).database
    assert doors.send(1).status_code == 202
    with admin.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
        assert refused_for_now(doors.send(2))
        assert doors.client.get("/readyz").json()["database"]["ok"] is False
        assert doors.client.get("/healthz").status_code == doors.client.get("/metrics").status_code == 200
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    assert (doors.send(2).status_code, known(doors)) == (202, {1, 2})
    with admin.connect() as connection:  # a restart in between two requests goes unnoticed
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
    assert (doors.send(3).status_code, doors.client.get("/readyz").status_code) == (202, 200)
    admin.dispose()
    doors.close()
