"""Numbers of incidents have no gap, on both engines: not by a rollback, not by several processes, not by a deletion."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import text

from handlers.case.case_file import CaseFile
from handlers.posts.post import Post
from storage.database import Database
from storage.incidents import cases, numbers
from storage.incidents.cases import NextTimes, StoredCase
from storage.migrate import upgrade
from tests.storage.older import older
from tests.waiting import ended


def opened(database: Database, now: datetime, fails: bool = False) -> int:
    with database.transaction() as connection:
        number = cases.add(connection)
        cases.save(connection, StoredCase(CaseFile(number, Post(), now)), NextTimes(None, None))
        if fails:
            raise LookupError
    return number


def test_a_rollback_takes_its_number_back(database: Database, now: datetime) -> None:
    with pytest.raises(LookupError):
        opened(database, now, fails=True)
    assert (opened(database, now), opened(database, now)) == (1, 2)


def test_several_processes_give_out_every_number_once_though_some_fail(
    database: Database, another: Database, now: datetime
) -> None:
    given: list[int] = []

    def work(through: Database) -> None:
        for turn in range(20):
            try:
                given.append(opened(through, now, fails=turn % 3 == 0))
            except LookupError:
                continue

    threads = [threading.Thread(target=work, args=(through,)) for through in (database, another, database)]
    for thread in threads:
        thread.start()
    ended(*threads)
    with database.read_transaction() as connection:
        assert (sorted(given), numbers.gaps(connection, 39), str(numbers.numbers(connection))) == (
            list(range(1, 40)),
            [],
            "39 0",
        )


def test_the_last_number_is_not_given_out_again_once_its_incident_is_deleted(database: Database, now: datetime) -> None:
    opened(database, now)
    with database.transaction() as connection:
        connection.execute(text("DELETE FROM incident"))
    assert opened(database, now) == 2


def test_an_older_database_goes_on_after_its_highest_number(empty_url: str, now: datetime) -> None:
    database = Database(older(empty_url))
    upgrade(database)
    with database.read_transaction() as connection:
        assert str(numbers.numbers(connection)) == "3 3"
    assert opened(database, now) == 4
    database.close()
