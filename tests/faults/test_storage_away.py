"""The database is locked, full or gone: what was acknowledged is there, everything else is refused in words, and it recovers."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, event, make_url, text

from storage import database as engine
from storage.incidents.posts import KEY
from tests.faults.doors import Doors, refused_for_now
from tests.waiting import PATIENCE


@pytest.fixture
def doors(tmp_path) -> Iterator[Doors]:
    doors = Doors(tmp_path / "data")
    yield doors
    doors.close()


def known(doors: Doors) -> set[int]:
    """Which posts are stored."""
    with doors.house.database.read_transaction() as connection:
        return {int(key[-16:], 16) for key in connection.execute(KEY.select()).scalars() if "6a01a980" in key}


@contextmanager
def locked(doors: Doors) -> Iterator[None]:
    """Another process holds the file."""
    other = sqlite3.connect(doors.house.settings.data_dir / "dingfengbo.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_an_alert_waits_while_another_writer_holds_sqlite(doors):
    waits = threading.Event()

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            waits.set()

    event.listen(doors.house.database.engine, "before_cursor_execute", note)
    with ThreadPoolExecutor(1) as pool:
        with locked(doors):
            answer = pool.submit(doors.send, 1)
            assert waits.wait(PATIENCE)
        assert (answer.result(PATIENCE).status_code, known(doors)) == (202, {1})


def test_who_holds_it_for_too_long_makes_the_alert_a_refusal_and_not_a_loss(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    doors = Doors(tmp_path / "data")
    with locked(doors):
        assert refused_for_now(doors.send(1))
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
