"""Several processes on one PostgreSQL: nothing rings twice, nothing is delivered twice, and the living take over from
the dead.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot.app import Application, build
from bot.chat.console.store import ConsoleMessage
from bot.ops.clock import utc_now
from handlers.case.grades import Severity
from storage.database import Database, db_now
from storage.incidents import cases, timeline
from storage.outbox import queue as outbox
from storage.outbox.statements import QUEUE, ROW
from tests.fakes.settings import app_settings
from tests.faults.model import Asked, model_server
from tests.faults.running import Bot
from tests.faults.several import CountingChat, applications, clock_of, post, waiting
from tests.waiting import PATIENCE, ended, until

MANY = 60
POST = {
    "source": "t",
    "platform": "xiaohongshu",
    "native_id": "6a01a980" + "0" * 16,
    "text": "用了就过敏，满脸通红，避雷",
}


@pytest.fixture
def application(migrated_postgres: Callable[[], str], tmp_path: Path) -> Iterator[Callable[[], Application]]:
    with applications(migrated_postgres(), tmp_path) as make:
        yield make


def test_two_processes_ring_each_timer_once_and_deliver_each_message_once(application):
    came: list[int] = []
    one, two = application(), application()
    for n in range(MANY):
        one.incidents.receive_alert(post(one, n))
    clocks = [clock_of(each, CountingChat(came)) for each in (one, two)]
    for clock in clocks:
        clock.start()
    until(lambda: waiting(one) == 0)
    for clock in clocks:
        clock.stop()
    with one.database.read_transaction() as connection:
        fired = [
            (number, key, stage)
            for number in cases.numbers(connection)
            for line in timeline.of_kinds(connection, number, "Rang")
            for key, stage in line.fields["stages"].items()
        ]
        sent = list(
            connection.execute(select(ROW.c.id, ROW.c.revision, ROW.c.error).where(ROW.c.queue.startswith("console|")))
        )
    assert len(fired) >= MANY and len(fired) == len(set(fired))
    assert {row.error for row in sent} == {""}
    assert set(came) == {row.id for row in sent}
    assert Counter(came) <= Counter(
        {row.id: 1 + row.revision for row in sent}
    )  # a card that changed under way comes once more


def test_a_batch_waits_for_no_row_that_another_process_holds(application):
    one, two = application(), application()
    for n in range(3):
        one.incidents.receive_alert(post(one, n))
    later = utc_now()
    with one.database.read_transaction() as connection:
        first, *others = cases.due_incidents(connection, later, 10)
    with one.database.transaction() as connection:
        assert cases.lock_due(connection, [first], later) == [first]
        firing = threading.Thread(target=two.incidents.fire_timers, args=([first, *others], later))
        firing.start()
        ended(firing)  # while the row is still held
    with one.database.read_transaction() as connection:
        assert cases.due_incidents(connection, later, 10) == [first]


def test_one_post_alerted_to_two_processes_at_the_same_moment_opens_one_incident(application):
    both = [application(), application()]
    with ThreadPoolExecutor(8) as pool:
        received = [
            list(pool.map(lambda i, n=n: both[i % 2].incidents.receive_alert(post(both[0], n)), range(8)))
            for n in range(12)
        ]
    came = [
        (len({r.number for r in each}), sum(r.new for r in each), both[0].incidents.read(each[0].number).alerts)
        for each in received
    ]
    assert came == [(1, 1, 8)] * 12


def test_one_click_that_reaches_two_processes_at_the_same_moment_is_decided_once_and_answered_alike(application):
    both = [application(), application()]
    for n in range(3):
        both[0].incidents.receive_alert(post(both[0], n))
    with ThreadPoolExecutor(8) as pool:
        for n in range(12):
            result = pool.map(
                lambda i, n=n: both[i % 2].dispatcher.dispatch(
                    "ken", f"note {n % 3 + 1} 看了{n}", utc_now(), idempotency_key=f"{n}"
                ),
                range(8),
            )
            assert len(set(map(repr, result))) == 1
    with both[0].database.read_transaction() as connection:
        assert [len(timeline.of_kinds(connection, n, "Noted")) for n in (1, 2, 3)] == [4, 4, 4]


def test_two_reports_of_harm_taken_by_two_processes_at_the_same_moment_know_of_each_other(application):
    both, severities = [application(), application()], []
    for n in range(4):
        with ThreadPoolExecutor(2) as pool:
            alerts = [replace(post(each, 2 * n + i), product=f"精华{n}") for i, each in enumerate(both)]
            numbers = [
                r.number for r in pool.map(lambda each, alert: each.incidents.receive_alert(alert), both, alerts)
            ]
        until(lambda: not regraded(both[0]), glance=0.0)
        severities += [both[0].incidents.read(number).severity for number in numbers]
    assert severities == [Severity.L3] * 8


def regraded(application: Application) -> int:
    """Carry out what waits for a regrade, one of each incident; how many there were."""
    with application.database.transaction() as connection:
        follow_ups = outbox.claim(connection, utc_now(), 10, "desk|Regrade|")
    for follow_up in follow_ups:
        application.scheduler.dispatcher.dispatch(follow_up)
    return len(follow_ups)


def test_a_killed_process_is_replaced_in_its_work_by_a_living_one(migrated_postgres, tmp_path):
    asked = Asked()
    with model_server(asked) as address:
        model = {"LLM_BASE_URL": address, "LLM_MODEL": "stand-in", "LLM_TRUST": "contracted"}
        shared = {"DATABASE_URL": migrated_postgres(), **model}
        dying = Bot(
            tmp_path / "one" / "data", limits={"bot.workers.scheduler.POLL_SECONDS": 3600}, LLM_API_KEY="one", **shared
        )
        dying.start()
        dying.post(POST)
        assert asked.came.wait(PATIENCE)
        living = Bot(
            tmp_path / "two" / "data", limits={"bot.workers.scheduler.POLL_SECONDS": 0.1}, LLM_API_KEY="two", **shared
        )
        living.start()
        living.post({**POST, "native_id": "6a01a980" + "1" * 16})
        until(lambda: len(asked.keys) > 1)
        assert asked.keys == ["one", "two"], "it works, and leaves alone what the other one holds"
        dying.kill()
        end_lease(shared["DATABASE_URL"], "desk|WriteDraft|1")
        until(lambda: asked.keys == ["one", "two", "two"])
        asked.answering.set()
        living.stop()


def end_lease(url: str, queue: str) -> None:
    """The time is over for which a process held this queue."""
    database = Database(url)
    with database.transaction() as connection:
        past = db_now(connection, utc_now()) - timedelta(seconds=1)
        assert connection.execute(update(QUEUE).where(QUEUE.c.queue == queue).values(lease_until=past)).rowcount == 1
    database.close()


def test_doors_in_one_process_and_the_work_in_another(migrated_postgres, tmp_path):
    url = migrated_postgres()
    endpoints, work = (Bot(tmp_path / role / "data", role=role, DATABASE_URL=url) for role in ("web", "worker"))
    endpoints.start()
    work.start()
    endpoints.post(POST)
    with pytest.raises(OSError, match="404"):
        work.post({"source": "t", "text": "x"})
    application = build(*app_settings(data_dir=tmp_path / "data", database_url=url))
    shown = ConsoleMessage.__table__

    def cards() -> int:
        with application.database.read_transaction() as connection:
            return connection.execute(select(func.count()).select_from(shown)).scalar() or 0

    until(lambda: cards() > 0)
    application.database.close()
    endpoints.stop()
    work.stop()


def test_on_sqlite_the_work_cannot_be_shared(tmp_path):
    with pytest.raises(AssertionError, match="Set DATABASE_URL"):
        Bot(tmp_path / "data", role="worker").start()
