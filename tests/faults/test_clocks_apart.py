"""Machines whose clocks are an hour apart share one PostgreSQL: work is done once, at once, and no timer rings an hour
early.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.app import Application
from bot.ops.clock import utc_now
from bot.workers.scheduler import Scheduler
from bot.workers.worker_pool import WorkerPool
from handlers.closing.actions import note
from storage.incidents.cases import TABLE
from storage.outbox.statements import ROW
from tests.faults.several import CountingChat, applications, clock_of, post, waiting
from tests.waiting import until

HOUR = timedelta(hours=1)


@pytest.fixture
def application(
    migrated_postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Application]]:
    monkeypatch.setattr("bot.workers.scheduler.POLL_SECONDS", 0.1)
    with applications(migrated_postgres(), tmp_path) as make:
        yield make


class Watched(Scheduler):
    """A clock that counts how often it looked for messages to its chat."""

    looks = 0

    def claim_and_submit(self, pool: WorkerPool) -> int:
        """Look once more."""
        handed = super().claim_and_submit(pool)
        self.looks += pool.name == CountingChat.name
        return handed


@contextmanager
def working(application: Callable[[], Application], came: list[int], *ahead: timedelta) -> Iterator[list[Application]]:
    """A process for each clock, all at work; while one delivers a message, the others look twice for work."""
    made, clocks = [application() for _ in ahead], list[Watched]()

    def others_look_twice(mine: int) -> None:
        before = {n: clock.looks for n, clock in enumerate(clocks) if n != mine}
        until(lambda: all(clocks[n].looks >= looks + 2 for n, looks in before.items()))

    for n, (each, by) in enumerate(zip(made, ahead, strict=True)):
        clocks.append(clock_of(each, CountingChat(came, partial(others_look_twice, n)), by, Watched))
    for clock in clocks:
        clock.start()
    try:
        yield made
    finally:
        for clock in clocks:
            clock.stop()


def test_a_clock_that_is_ahead_steals_no_message_that_another_carries(application):
    came: list[int] = []
    with working(application, came, timedelta(0), HOUR, -HOUR) as (one, *_):
        one.incidents.receive_alert(post(one, 1))
        until(lambda: waiting(one) == 0)
        with one.database.read_transaction() as connection:
            sent = list(connection.execute(select(ROW.c.id, ROW.c.revision).where(ROW.c.queue.startswith("console|"))))
    assert came and Counter(came) <= Counter({row.id: 1 + row.revision for row in sent})


@pytest.mark.parametrize("ahead", [HOUR, -HOUR])
def test_what_a_wrong_clock_enqueues_a_right_one_sends(application, ahead):
    came: list[int] = []
    wrong = application()
    clock = clock_of(wrong, CountingChat([]), ahead)  # it takes in an alert and a note, then dies
    clock.incidents.receive_alert(replace(post(wrong, 1), seen_at=utc_now() + ahead))
    clock.incidents.execute(1, note, "mei", {"text": "已联系客服"}, utc_now() + ahead)
    with working(application, came, timedelta(0)) as (one,):
        until(lambda: waiting(one) == 0)


def test_a_timer_rings_by_the_databases_clock(application):
    one = application()
    one.incidents.receive_alert(post(one, 1))
    with one.database.transaction() as connection:
        connection.execute(update(TABLE).values(next_timer_at=utc_now() + HOUR / 2))
    assert clock_of(one, CountingChat([]), HOUR).fire_due() == 0
    with one.database.transaction() as connection:
        connection.execute(update(TABLE).values(next_timer_at=utc_now()))
    assert clock_of(one, CountingChat([]), -HOUR).fire_due() == 1
