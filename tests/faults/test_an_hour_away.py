"""A chat or a database is away for a while: nothing is lost, nothing is given up, and all goes on by itself, in its
order.
"""

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from bot.chat.console import store as console
from bot.chat.protocol import Message, RetryLater
from bot.workers import scheduler
from storage import database as engine
from tests.faults.endpoints import Endpoints
from tests.journeys.stage import Stage
from tests.waiting import until

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
POST = {"platform": "xiaohongshu", "native_id": "69200c800000000000000001", "text": "用了就过敏，满脸通红，避雷"}
TROUBLE = {
    "down": RetryLater("connection refused"),
    "slow": RetryLater("no answer within ten seconds", delivery_unknown=True),
    "busy": RetryLater("too many requests", after=timedelta(seconds=30), whole_channel=True),
    "garbage": ValueError("<html>Welcome</html>"),
}


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


@pytest.mark.parametrize("trouble", TROUBLE)
def test_what_was_said_while_the_chat_was_away_for_an_hour_comes_afterwards_in_its_order(stage, trouble):
    came, tries, back = [], Counter(), NOON + HOUR

    def deliver(message: Message, now: datetime) -> str:
        """Away until it is back."""
        tries[message.id] += 1
        if now < back:
            raise TROUBLE[trouble]
        came.append((message.place, message.id))
        return "ref" if message.card else ""

    stage.chat.deliver = deliver
    number = stage.alert(**POST)
    for minute in range(90):
        if minute in (5, 10, 20):
            assert stage.hears("mei", f"note {number} 第{minute}分钟").ok
        stage.now = NOON + timedelta(minutes=minute)
        stage.fire_due()
    places = {place for place, _ in came}
    ids = {place: [id_ for where, id_ in came if where == place] for place in places}
    assert ids == {place: sorted(set(each)) for place, each in ids.items()}, "each once, in its order"
    assert max(tries.values()) < (130 if trouble == "busy" else 20), "it is not asked again and again"
    assert {"room:desk", "person:mei", "person:ken"} <= places
    assert len([1 for place, _ in came if place == "room:desk"]) >= 4, "the card, what happened, and the notes"


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Somebody else holds SQLite."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def gone(url: str) -> Iterator[None]:
    """PostgreSQL takes nobody in."""
    admin = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    name = make_url(url).database
    switch(admin, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    switch(admin, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    yield
    switch(admin, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    admin.dispose()


def switch(admin: Engine, statement: str) -> None:
    """One statement by itself."""
    with admin.connect() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_when_the_database_was_away_the_desk_goes_on_by_itself(kind, request, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(scheduler, "POLL_SECONDS", 0.1)
    url = request.getfixturevalue("migrated_postgres")() if kind == "postgresql" else ""
    endpoints = Endpoints(tmp_path / "data", url)
    endpoints.application.scheduler.start()
    assert endpoints.send(1).status_code == 202
    until(lambda: shown(endpoints) == {1})
    with gone(url) if url else locked(tmp_path / "data" / "dingfengbo.db"):
        assert endpoints.send(2).status_code == 503
        until(lambda: met(caplog) >= {pool.name for pool in endpoints.application.scheduler.pools})
    assert endpoints.send(2).status_code == 202
    until(lambda: shown(endpoints) == {1, 2})
    assert endpoints.application.scheduler.alive()
    endpoints.application.scheduler.stop()
    endpoints.close()


def met(caplog: pytest.LogCaptureFixture) -> set[str]:
    """Threads of the clock that have met it: they could not do their work, and said so."""
    return {record.threadName or "" for record in caplog.records if "could not do its work" in record.message}


def shown(endpoints: Endpoints) -> set[int]:
    """Incidents that have a card in the console's room."""
    with endpoints.application.database.read_transaction() as connection:
        return {message.incident for message in console.stream(connection, "room:desk", 99)}


def test_while_the_model_does_not_answer_messages_go_on(tmp_path, monkeypatch):
    endpoints, answers = Endpoints(tmp_path / "data"), threading.Event()
    monkeypatch.setattr(
        endpoints.application.scheduler.dispatcher.model_work.writer, "write", lambda *_: answers.wait()
    )
    endpoints.application.scheduler.start()
    try:
        assert [endpoints.send(n).status_code for n in range(1, 13)] == [202] * 12
        until(lambda: shown(endpoints) == set(range(1, 13)))  # before any draft was written
    finally:
        monkeypatch.undo()
        answers.set()
        endpoints.application.scheduler.stop()
        endpoints.close()
