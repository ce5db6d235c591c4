"""Messages leave in order, once each, whoever carries them; a card goes straight to its newest state."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from storage.database import Database
from storage.outbox import maintenance
from storage.outbox import queue as outbox
from storage.outbox.queue import LEASE, ClaimedMessage, OutboxMessage
from tests.waiting import until

SECOND = timedelta(seconds=1)


def test_a_queue_gives_its_messages_one_after_the_other(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"), line("a", "second"), line("b", "other"))
    assert told(claimed := claim(database, now)) == ["first", "other"]
    assert claim(database, now) == []
    assert finish(database, claimed[0], now)
    assert told(claim(database, now)) == ["second"]


def test_a_waiting_card_is_replaced_where_it_lies(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"), card("a", "old"), line("a", "last"))
    add(database, now, card("a", "new"))
    assert drain(database, now) == ["first", "new", "last"]


def test_a_card_that_changes_while_it_is_sent_is_sent_again(database: Database, now: datetime) -> None:
    add(database, now, card("a", "old"))
    (under_way,) = claim(database, now)
    add(database, now, card("a", "new"))
    assert finish(database, under_way, now)
    assert drain(database, now) == ["new"]


def test_a_card_already_sent_is_followed_by_its_next_state(database: Database, now: datetime) -> None:
    add(database, now, card("a", "old"))
    assert drain(database, now) == ["old"]
    add(database, now, card("a", "new"), card("a", "other slot", card_key="draft:1"))
    assert drain(database, now) == ["new", "other slot"]


def test_a_dead_dispatchers_queue_is_taken_over_when_its_lease_ends(
    database: Database, another: Database, now: datetime
) -> None:
    add(database, now, line("a", "first"))
    claim(database, now)
    assert claim(another, now + LEASE) == []
    assert told(claim(another, now + LEASE + SECOND)) == ["first"]


def test_whoever_was_taken_over_can_neither_finish_nor_put_back(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"), line("a", "second"))
    (late,) = claim(database, now)
    (taken,) = claim(database, now + 2 * LEASE)
    with database.transaction() as connection:
        assert not outbox.done(connection, late, now + 2 * LEASE)
        assert not outbox.retry_later(connection, late, now + 3 * LEASE, "late")
        assert not outbox.renew(connection, late, now + 2 * LEASE)
    assert claim(database, now + 2 * LEASE) == []
    assert finish(database, taken, now + 2 * LEASE)
    assert drain(database, now + 2 * LEASE) == ["second"]


def test_a_slow_dispatcher_keeps_its_queue_by_renewing(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"))
    (held,) = claim(database, now)
    with database.transaction() as connection:
        assert outbox.renew(connection, held, now + LEASE)
    assert claim(database, now + LEASE + SECOND) == []
    assert finish(database, held, now + LEASE + SECOND)


def test_a_failed_message_comes_back_first_and_counts_its_tries(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"), line("a", "second"))
    (failed,) = claim(database, now)
    with database.transaction() as connection:
        assert outbox.retry_later(connection, failed, now + 5 * SECOND, "chat is down")
    assert claim(database, now + 4 * SECOND) == []
    (again,) = claim(database, now + 5 * SECOND)
    assert (again.payload, again.attempts) == ("first", 1)
    assert finish(database, again, now + 5 * SECOND)
    assert [(p.payload, p.attempts) for p in claim(database, now + 5 * SECOND)] == [("second", 0)]


def test_new_messages_do_not_shorten_a_wait(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"))
    (failed,) = claim(database, now)
    with database.transaction() as connection:
        outbox.retry_later(connection, failed, now + 60 * SECOND, "busy")
    add(database, now + SECOND, line("a", "second"))
    assert claim(database, now + 59 * SECOND) == []


def test_a_whole_chat_waits_when_it_says_so(database: Database, now: datetime) -> None:
    add(
        database,
        now,
        line("slack|room|1", "one"),
        line("slack|room|2", "two"),
        line("slack_eu|room|3", "three"),
        line("wecom|room|1", "four"),
    )
    (first,) = (p for p in claim(database, now) if p.payload == "one")
    with database.transaction() as connection:
        outbox.retry_later(connection, first, now + 90 * SECOND, "429", prefix="slack|")
    assert told(claim(database, now + LEASE + SECOND)) == ["three", "four"]
    assert told(claim(database, now + 90 * SECOND)) == ["one", "two", "three", "four"]


def test_dispatchers_of_one_chat_may_all_be_told_to_wait_at_once(
    database: Database, another: Database, now: datetime
) -> None:
    add(database, now, *(line(f"slack|room|{n}", str(n)) for n in range(40)))
    failed = claim(database, now)

    def put_back(through: Database, messages: list[ClaimedMessage]) -> None:
        for message in messages:
            with through.transaction() as connection:
                outbox.retry_later(connection, message, now + 90 * SECOND, "429", prefix="slack|")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(put_back, (database, another, database), (failed[::2], failed[1::2], failed[::-1])))
    assert claim(database, now + 89 * SECOND) == []


@pytest.mark.parametrize("engine", ["postgresql"])  # SQLite has one writer
def test_a_queue_that_another_process_is_claiming_is_passed_over(
    database: Database, another: Database, now: datetime
) -> None:
    add(database, now, line("a", "first"), line("b", "second"))
    with database.transaction() as mine, another.transaction() as theirs:
        assert [told(outbox.claim(mine, now, 1)), told(outbox.claim(theirs, now, 9))] == [["first"], ["second"]]


def test_a_message_enqueued_while_its_queue_empties_is_not_missed(database: Database, now: datetime) -> None:
    sent: list[str] = []

    def carry() -> bool:
        for message in claim(database, now):
            sent.append(message.payload)
            finish(database, message, now)
        return len(sent) == 60

    with ThreadPoolExecutor(2) as pool:
        dispatchers = [pool.submit(until, carry, glance=0.0) for _ in range(2)]
        for n in range(60):
            add(database, now, line("a", f"{n:02}"))
        assert [dispatcher.result() for dispatcher in dispatchers] == [True, True]
    assert sent == [f"{n:02}" for n in range(60)]


def test_what_waits_is_counted_and_what_is_done_is_forgotten_later(database: Database, now: datetime) -> None:
    add(database, now, line("a", "first"), line("b", "second"))
    add(database, now + SECOND, line("c", "third"))
    with database.read_transaction() as connection:
        assert maintenance.waiting(connection) == (3, now)
    drain(database, now + SECOND)
    with database.transaction() as connection:
        assert maintenance.delete_delivered(connection, now + SECOND) == 0
        assert maintenance.delete_delivered(connection, now + 2 * SECOND) == 3


@pytest.mark.parametrize("queue", ["slack|room:100%_|1", "'; DROP TABLE outbox; --", "定风波|房间|1"])
def test_any_text_may_name_a_queue(database: Database, now: datetime, queue: str) -> None:
    add(database, now, line(queue, "one"))
    with database.transaction() as connection:
        assert told(outbox.claim(connection, now, 9, queue[:8])) == ["one"]


def line(queue: str, payload: str) -> OutboxMessage:
    return OutboxMessage(queue, "lines", 1, payload)


def card(queue: str, payload: str, card_key: str = "case") -> OutboxMessage:
    return OutboxMessage(queue, "card", 1, payload, card_key)


def add(database: Database, now: datetime, *messages: OutboxMessage) -> None:
    with database.transaction() as connection:
        outbox.enqueue(connection, messages, now)


def claim(database: Database, now: datetime) -> list[ClaimedMessage]:
    with database.transaction() as connection:
        return outbox.claim(connection, now, 100)


def finish(database: Database, message: ClaimedMessage, now: datetime) -> bool:
    with database.transaction() as connection:
        return outbox.done(connection, message, now)


def drain(database: Database, now: datetime) -> list[str]:
    """Carry everything that is due, and say what it was."""
    sent: list[str] = []

    def carry() -> int:
        messages = claim(database, now)
        sent.extend(told(messages))
        assert [message for message in messages if not finish(database, message, now)] == []
        return len(messages)

    until(lambda: not carry(), glance=0.0)
    return sent


def told(messages: list[ClaimedMessage]) -> list[str]:
    return [message.payload for message in messages]
