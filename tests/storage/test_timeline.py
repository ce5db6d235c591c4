"""The timeline: in order, for ever, and any change shows; what is personal may go."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic_core import to_jsonable_python
from sqlalchemy import Executable, delete, update
from sqlalchemy.exc import IntegrityError

from handlers.case.event import Event, EventMeta
from handlers.case.people import Role
from handlers.closing.events import Closed, Noted
from handlers.roles.events import RoleUnfilled
from storage.database import Database
from storage.incidents import audit_chain, timeline
from storage.incidents.audit_chain import ChainEntry, Mismatch, TamperKind, first_mismatch
from storage.incidents.timeline import GENESIS, TABLE
from tests.waiting import ended

FACTS: tuple[Event, ...] = (
    Noted(text="一位用户说敷后刺痛\n附两张照片"),
    RoleUnfilled(role=Role.LEGAL),
    Noted(text='=HYPERLINK("http://evil")\u0000\'; --'),
    Closed(reason="已退款"),
    Noted(text="回访无新帖"),
    Closed(reason="again"),
)


def test_lines_come_back_as_they_were_written(database: Database, now: datetime) -> None:
    write(database, now)
    with database.read_transaction() as connection:
        lines = timeline.read(connection, 7)
    assert [(line.seq, line.at, line.by, line.kind, line.fields) for line in lines] == [
        (seq, now, "mei", fact.code, to_jsonable_python(vars(fact))) for seq, fact in enumerate(FACTS, 1)
    ]


def test_a_long_timeline_is_read_page_by_page_without_gaps(database: Database, now: datetime) -> None:
    write(database, now, [RoleUnfilled(role=Role.LEGAL)] * 25)
    with database.read_transaction() as connection:
        assert [line.seq for line in timeline.every(connection, 7, page=10)] == list(range(1, 26))
        assert [line.seq for line in timeline.read(connection, 7, after=20, limit=3)] == [21, 22, 23]


def test_some_kinds_can_be_read_alone(database: Database, now: datetime) -> None:
    write(database, now)
    with database.read_transaction() as connection:
        assert [line.seq for line in timeline.of_kinds(connection, 7, "Closed", "LeftEmpty")] == [2, 4, 6]


def test_the_hash_is_the_same_whatever_the_zone_of_the_clock(now: datetime) -> None:
    there = now.astimezone(timezone(timedelta(hours=8)))
    assert timeline.link(GENESIS, 7, 1, now, "bot", "Noted", "{}") == timeline.link(
        GENESIS, 7, 1, there, "bot", "Noted", "{}"
    )


def test_an_untouched_timeline_is_whole(database: Database, now: datetime) -> None:
    write(database, now)
    assert found(database, now) is None


def test_a_purged_personal_part_is_no_fault(database: Database, now: datetime) -> None:
    write(database, now)
    alter(database, update(TABLE).where(TABLE.c.seq == 3).values(personal=None))
    assert found(database, now) is None
    with database.read_transaction() as connection:
        assert timeline.read(connection, 7)[2].fields == {}
        assert timeline.purged(connection, 7) == 1


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        ({"by": "lou"}, 2),
        ({"kind": "Declined"}, 2),
        ({"data": '{"role":"owner"}'}, 2),
        ({"hash": "f" * 64}, 2),
        ({"at": datetime.fromisoformat("2026-11-21T01:59:59+00:00")}, 4),
        ({"personal": '{"text":"nothing happened"}'}, 1),
        ({"personal": "{}"}, 2),
        ({"by": "lou"}, 6),
    ],
)
def test_any_change_of_a_stored_line_is_found(
    database: Database, now: datetime, change: dict[str, object], seq: int
) -> None:
    write(database, now)
    alter(database, update(TABLE).where(TABLE.c.seq == seq).values(change))
    assert found(database, now) == Mismatch(seq, TamperKind.CHANGED)


@pytest.mark.parametrize("seq", [1, 3, 6])
def test_a_stored_line_that_is_gone_is_missed(database: Database, now: datetime, seq: int) -> None:
    write(database, now)
    alter(database, delete(TABLE).where(TABLE.c.seq == seq))
    assert found(database, now) == Mismatch(seq, TamperKind.REMOVED)


@pytest.mark.parametrize(
    ("tamper", "wrong"),
    [
        (lambda x: [*x[:2], *x[3:]], Mismatch(3, TamperKind.REMOVED)),
        (lambda x: x[1:], Mismatch(1, TamperKind.REMOVED)),
        (lambda x: x[:-2], Mismatch(5, TamperKind.REMOVED)),
        (lambda x: [], Mismatch(1, TamperKind.REMOVED)),
        (lambda x: [*x[:2], *(replace(one, seq=one.seq - 1) for one in x[3:])], Mismatch(3, TamperKind.REMOVED)),
        (lambda x: [*x[:2], replace(x[3], previous=x[1].hash), *x[4:]], Mismatch(3, TamperKind.REMOVED)),
        (lambda x: [*x[:2], x[3], x[2], *x[4:]], Mismatch(3, TamperKind.MOVED)),
        (lambda x: [*x[:2], replace(x[3], seq=3), replace(x[2], seq=4), *x[4:]], Mismatch(3, TamperKind.MOVED)),
        (lambda x: x[::-1], Mismatch(1, TamperKind.MOVED)),
        (lambda x: [*x[:2], replace(x[2], by="lou"), *x[2:]], Mismatch(3, TamperKind.INSERTED)),
        (
            lambda x: [*x[:2], replace(x[2], by="lou"), *(replace(one, seq=one.seq + 1) for one in x[2:])],
            Mismatch(3, TamperKind.INSERTED),
        ),
        (lambda x: [*x, x[-1]], Mismatch(7, TamperKind.INSERTED)),
        (lambda x: [*x, hashed(replace(x[-1], seq=7, previous=x[-1].hash))], Mismatch(7, TamperKind.INSERTED)),
        (lambda x: [*x[:2], hashed(replace(x[2], by="lou")), *x[3:]], Mismatch(3, TamperKind.CHANGED)),
        (lambda x: [*x[:5], hashed(replace(x[5], by="lou"))], Mismatch(6, TamperKind.CHANGED)),
        (lambda x: [*x[:2], replace(x[2], previous="0" * 64), *x[3:]], Mismatch(3, TamperKind.CHANGED)),
    ],
)
def test_the_first_wrong_line_of_a_copy_is_named(
    now: datetime, tamper: Callable[[list[ChainEntry]], Iterable[ChainEntry]], wrong: Mismatch
) -> None:
    whole = copied(now)
    assert first_mismatch(7, tamper(whole), 6, whole[-1].hash) == wrong


def test_a_timeline_of_another_incident_does_not_pass(now: datetime) -> None:
    whole = copied(now)
    assert first_mismatch(7, whole, 6, whole[-1].hash) is None
    assert first_mismatch(8, whole, 6, whole[-1].hash) == Mismatch(1, TamperKind.CHANGED)


def test_two_writers_cannot_give_a_line_the_same_number(database: Database, another: Database, now: datetime) -> None:
    refused: list[IntegrityError] = []

    def follow(through: Database) -> None:
        try:
            write(through, now, FACTS[:1])
        except IntegrityError as error:
            refused.append(error)

    threads = [threading.Thread(target=follow, args=(through,)) for through in (database, another)]
    for thread in threads:
        thread.start()
    ended(*threads)
    assert (len(refused), found(database, now, FACTS[:1])) == (1, None)


def rows(now: datetime, facts: Iterable[Event]) -> list[dict[str, Any]]:
    return list(timeline.rows(7, 0, GENESIS, facts, EventMeta(now, "mei")))


def write(database: Database, now: datetime, facts: Iterable[Event] = FACTS) -> None:
    with database.transaction() as connection:
        timeline.append(connection, rows(now, facts))


def copied(now: datetime) -> list[ChainEntry]:
    """The timeline as an export holds it."""
    lines = list(map(timeline.to_entry, rows(now, FACTS)))
    before = [GENESIS, *(line.hash for line in lines)]
    return [
        ChainEntry(x.seq, x.at, x.by, x.kind, x.data, x.personal, x.hash, previous)
        for x, previous in zip(lines, before, strict=False)
    ]


def found(database: Database, now: datetime, facts: Sequence[Event] = FACTS) -> Mismatch | None:
    """What the chain says of the stored timeline, against the number and the last hash of the lines that
    were written.
    """
    with database.read_transaction() as connection:
        return first_mismatch(7, audit_chain.chain_entries(connection, 7), len(facts), rows(now, facts)[-1]["hash"])


def alter(database: Database, statement: Executable) -> None:
    with database.transaction() as connection:
        connection.execute(statement)


def hashed(line: ChainEntry) -> ChainEntry:
    return replace(line, hash=timeline.link(line.previous, 7, line.seq, line.at, line.by, line.kind, line.data))
