"""A case file comes back whole, one at a time is changed, and the due ones are found by one process each."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handlers.case.assessment import Assessment
from handlers.case.assignment import Assignment
from handlers.case.captures import Capture
from handlers.case.case_file import CaseFile, Status
from handlers.case.drafts import Draft, DraftState, Finding, PlannedPromise, Promise, Reply
from handlers.case.drill import Drill
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role
from handlers.posts.post import Author, ClockSource, Counts, Post
from storage.database import Database
from storage.incidents import cases, listing
from storage.incidents.cases import NextTimes, StoredCase
from tests.waiting import PATIENCE, ended

HOUR = timedelta(hours=1)


def test_a_file_comes_back_whole(database: Database, now: datetime) -> None:
    number = opened(database, now)
    kept = StoredCase(full(number, now), 12, "a" * 64)
    save(database, kept)
    with database.read_transaction() as connection:
        assert cases.load(connection, number) == kept
        assert listing.read_many(connection, [number, 99]) == [kept.file]


def test_an_incident_that_was_never_opened_is_none(database: Database) -> None:
    with database.read_transaction() as connection:
        assert cases.load(connection, 1) is None


def test_numbers_count_up(database: Database, now: datetime) -> None:
    assert [opened(database, now) for _ in range(3)] == [1, 2, 3]
    with database.read_transaction() as connection:
        assert cases.numbers(connection) == [1, 2, 3]


def test_the_longest_waiting_rings_first_and_the_rest_waits_its_turn(database: Database, now: datetime) -> None:
    late, soon, not_yet, never = (opened(database, now, at) for at in (now - HOUR, now, now + HOUR, None))
    with database.read_transaction() as connection:
        assert cases.due_incidents(connection, now, 10) == [late, soon]
        assert cases.due_incidents(connection, now, 1) == [late]
        assert cases.due_incidents(connection, now + HOUR, 10) == [late, soon, not_yet]
    assert never == 4


def test_a_file_whose_timer_fails_is_put_off(database: Database, now: datetime) -> None:
    number = opened(database, now, now)
    with database.transaction() as connection:
        cases.postpone(connection, number, now + HOUR)
        assert cases.due_incidents(connection, now, 10) == []
        assert cases.lock_due(connection, [number], now) == []
        assert cases.due_incidents(connection, now + HOUR, 10) == [number]


def test_two_processes_ring_an_incident_once(database: Database, another: Database, now: datetime) -> None:
    number, fired, ready = opened(database, now, now), [], threading.Barrier(2, timeout=PATIENCE)

    def fire(through: Database) -> None:
        ready.wait()
        with through.transaction() as connection:
            if cases.lock_due(connection, [number], now):
                kept = cases.load(connection, number, lock=True)
                assert kept is not None
                cases.save(connection, kept, NextTimes(None, None))
                fired.append(through)

    threads = [threading.Thread(target=fire, args=(through,)) for through in (database, another)]
    for thread in threads:
        thread.start()
    ended(*threads)
    assert len(fired) == 1


@pytest.mark.parametrize("engine", ["postgresql"])  # SQLite has one writer
def test_a_file_being_changed_is_passed_over_not_waited_for(
    database: Database, another: Database, now: datetime
) -> None:
    number = opened(database, now, now)
    with database.transaction() as mine, another.transaction() as theirs:
        cases.load(mine, number, lock=True)
        assert cases.lock_due(theirs, [number], now) == []


def test_changes_of_one_file_follow_each_other(database: Database, another: Database, now: datetime) -> None:
    number = opened(database, now)

    def count(through: Database) -> None:
        for _ in range(20):
            with through.transaction() as connection:
                kept = cases.load(connection, number, lock=True)
                assert kept is not None
                file = replace(kept.file, alerts=kept.file.alerts + 1)
                cases.save(
                    connection, StoredCase(file, kept.timeline_length + 1, kept.timeline_head), NextTimes(None, None)
                )

    threads = [threading.Thread(target=count, args=(through,)) for through in (database, another, database)]
    for thread in threads:
        thread.start()
    ended(*threads)
    with database.read_transaction() as connection:
        kept = cases.load(connection, number)
    assert kept and (kept.file.alerts, kept.timeline_length) == (61, 60)


def opened(database: Database, now: datetime, next_timer_at: datetime | None = None) -> int:
    with database.transaction() as connection:
        number = cases.add(connection)
        cases.save(connection, StoredCase(CaseFile(number, Post(), now)), NextTimes(next_timer_at, None))
    return number


def save(database: Database, kept: StoredCase) -> None:
    with database.transaction() as connection:
        cases.save(connection, kept, NextTimes(None, None))


def full(number: int, now: datetime) -> CaseFile:
    """A file in which everything is set to something that is not its default."""
    post = Post(
        "xiaohongshu",
        native_id="66f60a0c000000001202c0c4",
        url="https://www.xiaohongshu.com/explore/66f60a0c000000001202c0c4",
        title="敷完刺痛",
        text="第二天起红疹\n😢 \\u0000 'quoted' \"twice\"",
        author=Author("小雨", 12_000, True),
        published_at=now - HOUR,
        clock_source=ClockSource.DERIVED,
    )
    draft = Draft(
        1,
        "first_ack",
        "收到，先停用。明天18点前回您。",
        "小雨：敷完刺痛",
        "phrases",
        now,
        DraftState.POSTED,
        findings=(Finding("PROMISE", "ack", 6, 14, "明天18点前回您"),),
        promises=(PlannedPromise("明天18点前回您", now + HOUR),),
        legal="lena",
        needs_legal=True,
        contributors=("mei",),
        reviewers=("ken",),
        decided_by="ken",
        decided_at=now,
        acknowledged=("PROMISE",),
    )
    return CaseFile(
        number,
        post,
        now,
        brand="GlowSkin",
        product="面膜",
        source="manual:mei",
        matched_terms=("刺痛",),
        playbook="2026.11",
        status=Status.CLOSED,
        category=Category.SAFETY,
        severity=Severity.L3,
        flags=frozenset({Flag.SAFETY, Flag.FAST_TRACK}),
        rules_severity=Severity.L2,
        confirmed=True,
        assignments={Role.OWNER: Assignment("mei", now, now), Role.LEGAL: Assignment("lena", now)},
        captures=(Capture(now, Counts(like=3, save=40)),),
        alerts=2,
        assessment=Assessment(now, "mei", 4, climate="mixed"),
        drafts=(draft,),
        drafting="resolution",
        replies=(Reply(1, "first_ack", "https://x.test/1", "mei", now, draft.text, 0.25),),
        promises=(Promise(1, "明天18点前回您", "mei", now, None),),
        reminders={"window:ack": "75%"},
        snoozed_until=now + HOUR,
        closed_at=now,
        close_reason="已解决",
        retro="写清用法",
        drill=Drill("glowskin", 60.0, now, 2, (0.5, 1.0)),
    )
