"""Transactions: all or nothing, one after the other, and readers who see one moment."""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError, StatementError

from storage import idempotency
from storage.database import Database
from storage.tables import PeriodicJob, PersonState
from tests.waiting import ended

PEOPLE, JOBS = PersonState.__table__, PeriodicJob.__table__


def test_a_transaction_that_fails_leaves_nothing(database: Database, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction() as connection:
        idempotency.save(connection, "key", "digest", "answer", now)
        raise ZeroDivisionError
    with database.read_transaction() as connection:
        assert idempotency.find(connection, "key") is None


def test_the_reason_is_told_even_when_the_database_gave_up_by_itself(database: Database, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction() as connection:
        connection.execute(text("ROLLBACK"))  # as SQLite does when the disk is full
        raise ZeroDivisionError
    with database.transaction() as connection:
        idempotency.save(connection, "key", "digest", "answer", now)


def test_writers_never_lose_an_update(database: Database, another: Database) -> None:
    with database.transaction() as connection:
        connection.execute(insert(PEOPLE).values(person="mei", language="0", away_until=None))
    at_once(*(partial(count_up, through, 25) for through in (database, another, database, another)))
    with database.read_transaction() as connection:
        assert connection.execute(select(PEOPLE.c.language)).scalar() == "100"


def test_a_reader_sees_one_moment_while_others_write(database: Database, now: datetime) -> None:
    with database.read_transaction() as connection:
        assert idempotency.find(connection, "key") is None
        with database.transaction() as writing:
            idempotency.save(writing, "key", "digest", "answer", now)
        assert idempotency.find(connection, "key") is None
    with database.read_transaction() as connection:
        assert idempotency.find(connection, "key") == idempotency.Answered("digest", "answer")


def test_a_reader_changes_nothing(database: Database, now: datetime) -> None:
    try:
        with database.read_transaction() as connection:
            idempotency.save(connection, "key", "digest", "answer", now)
    except DBAPIError:
        assert not database.sqlite  # PostgreSQL says so at once
    with database.read_transaction() as connection:
        assert idempotency.find(connection, "key") is None


def test_a_time_comes_back_as_the_same_moment_in_utc(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        connection.execute(insert(JOBS).values(name="digest", next_at=now.astimezone()))
        back = connection.execute(select(JOBS.c.next_at)).scalar_one()
    assert (back, back.utcoffset()) == (now, now.utcoffset())


def test_a_time_without_a_zone_is_refused(database: Database, now: datetime) -> None:
    with pytest.raises(StatementError, match="must have timezone information"), database.transaction() as connection:
        connection.execute(insert(JOBS).values(name="digest", next_at=now.replace(tzinfo=None)))


def count_up(database: Database, times: int) -> None:
    for _ in range(times):
        with database.transaction() as connection:
            n = int(connection.execute(select(PEOPLE.c.language).with_for_update()).scalar_one())
            connection.execute(update(PEOPLE).values(language=str(n + 1)))


def at_once(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    ended(*threads)
