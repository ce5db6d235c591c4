"""Leases, retries and turns go by one clock, however far apart the clocks of the machines are."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from storage import periodic_jobs
from storage.database import Database, db_now
from storage.outbox import queue as outbox
from storage.outbox.queue import LEASE, ClaimedMessage
from tests.storage.test_outbox import add, line, told

HOUR = timedelta(hours=1)


def test_on_sqlite_there_is_one_process_and_its_clock_counts(database: Database, engine: str, now: datetime) -> None:
    with database.read_transaction() as connection:
        assert (db_now(connection, now) == now) == (engine == "sqlite")


@pytest.mark.parametrize("engine", ["postgresql"])
def test_on_postgresql_all_machines_have_one_clock(database: Database, another: Database, now: datetime) -> None:
    looks = ((database, now + HOUR), (another, now - HOUR), (database, now + HOUR), (another, now - HOUR))
    told = []
    for through, at in looks:
        with through.read_transaction() as connection:
            told.append(db_now(connection, at))
    assert told == sorted(told), "whoever asks later is told a later moment"


@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize("ahead", [HOUR, -HOUR])
def test_a_machine_whose_clock_is_wrong_takes_over_nothing_that_is_held(
    database: Database, another: Database, now: datetime, ahead: timedelta
) -> None:
    add(database, now, line("a", "first"))
    (held,) = claim(database, now)
    assert claim(another, now + ahead) == []
    with another.transaction() as connection:
        assert outbox.renew(connection, held, db_now(connection, now - HOUR))
    assert claim(another, now + 2 * ahead) == []


@pytest.mark.parametrize("engine", ["postgresql"])
def test_what_a_machine_whose_clock_is_ahead_leaves_behind_waits_for_nobodys_clock(
    database: Database, another: Database, now: datetime
) -> None:
    """It lays two messages, carries one, and puts another back for no time at all: all three are due for the others at
    once.
    """
    with database.read_transaction() as connection:
        real = db_now(connection, now)
    add(another, real + HOUR, line("a", "first"), line("a", "second"), line("b", "third"), line("c", "fourth"))
    first, third, _ = claim(another, real + HOUR)
    with another.transaction() as connection:
        ahead = db_now(connection, real + HOUR)
        outbox.done(connection, first, ahead)
        outbox.retry_later(connection, third, ahead, "busy")
    assert told(claim(database, real)) == ["second", "third"]
    with database.transaction() as connection:
        assert told(outbox.claim(connection, real + LEASE + timedelta(seconds=20), 9)) == ["second", "third", "fourth"]


def test_a_periodic_job_is_done_once_a_turn_by_who_comes_first(
    database: Database, another: Database, now: datetime
) -> None:
    def turn(through: Database, at: datetime) -> bool:
        with through.transaction() as connection:
            return periodic_jobs.claim_run(connection, "audit", at, at + HOUR)

    with ThreadPoolExecutor(4) as pool:
        new = list(pool.map(turn, [database, another] * 4, [now] * 8))
        later = list(pool.map(turn, [database, another] * 4, [now + HOUR] * 8))
    assert (sum(new), sum(later)) == (0, 1)


def claim(database: Database, now: datetime) -> list[ClaimedMessage]:
    with database.transaction() as connection:
        return outbox.claim(connection, db_now(connection, now), 100)
