"""The database is locked, full or gone: what was acknowledged is there, everything else is refused in words, and it
recovers.
"""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, event, make_url, text

from storage import database as engine
from storage.incidents.posts import KEY
from tests.faults.endpoints import Endpoints, refused_for_now
from tests.waiting import PATIENCE


@pytest.fixture
def endpoints(tmp_path) -> Iterator[Endpoints]:
    endpoints = Endpoints(tmp_path / "data")
    yield endpoints
    endpoints.close()


def known(endpoints: Endpoints) -> set[int]:
    """Which posts are stored."""
    with endpoints.application.database.read_transaction() as connection:
        return {int(key[-16:], 16) for key in connection.execute(KEY.select()).scalars() if "6a01a980" in key}


@contextmanager
def locked(endpoints: Endpoints) -> Iterator[None]:
    """Another process holds the file."""
    other = sqlite3.connect(endpoints.application.settings.data_dir / "dingfengbo.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_an_alert_waits_while_another_writer_holds_sqlite(endpoints):
    waits = threading.Event()

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            waits.set()

    event.listen(endpoints.application.database.engine, "before_cursor_execute", note)
    with ThreadPoolExecutor(1) as pool:
        with locked(endpoints):
            answer = pool.submit(endpoints.send, 1)
            assert waits.wait(PATIENCE)
        assert (answer.result(PATIENCE).status_code, known(endpoints)) == (202, {1})


def test_who_holds_it_for_too_long_makes_the_alert_a_refusal_and_not_a_loss(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    endpoints = Endpoints(tmp_path / "data")
    with locked(endpoints):
        assert refused_for_now(endpoints.send(1))
    assert (endpoints.send(1).status_code, known(endpoints)) == (202, {1})
    endpoints.close()


def test_on_a_full_disk_nothing_is_acknowledged_that_is_not_stored(endpoints):
    pool = endpoints.application.database.engine

    def narrow(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 4}" if full.is_set() else "PRAGMA max_page_count=1000000")

    full = threading.Event()
    event.listen(pool, "checkout", narrow)
    assert endpoints.send(0).status_code == 202
    full.set()
    text = "避雷" * 2000
    answers = {n: endpoints.send(n, text) for n in range(1, 12)}
    acknowledged = {n for n, answer in answers.items() if answer.status_code == 202}
    refused = {n for n, answer in answers.items() if refused_for_now(answer)}
    assert (refused != set(), acknowledged | refused) == (True, set(answers))
    assert endpoints.client.get("/healthz").status_code == 200
    full.clear()
    assert {endpoints.send(n, text).status_code for n in refused} == {202}
    assert known(endpoints) == {0, *answers}


def test_postgresql_gone_and_back(migrated_postgres, tmp_path):
    url = migrated_postgres()
    endpoints = Endpoints(tmp_path / "data", url)
    admin = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    name = make_url(url).database
    assert endpoints.send(1).status_code == 202
    with admin.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
        assert refused_for_now(endpoints.send(2))
        assert endpoints.client.get("/readyz").json()["database"]["ok"] is False
        assert endpoints.client.get("/healthz").status_code == endpoints.client.get("/metrics").status_code == 200
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    assert (endpoints.send(2).status_code, known(endpoints)) == (202, {1, 2})
    with admin.connect() as connection:  # a restart in between two requests goes unnoticed
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
    assert (endpoints.send(3).status_code, endpoints.client.get("/readyz").status_code) == (202, 200)
    admin.dispose()
    endpoints.close()
