"""What was laid into the outbox can be asked for, on both engines, carried out or not."""

from datetime import datetime, timedelta

from sqlalchemy import insert

from storage.database import Database
from storage.incidents import timeline
from storage.incidents.timeline import TABLE as LINE
from storage.outbox import enqueued, maintenance, posted_cards
from storage.outbox.posted_cards import TABLE as CARD
from storage.outbox.posted_cards import CardLocation
from tests.storage.test_outbox import add, card, drain, line

MINUTE = timedelta(minutes=1)


def test_the_newest_state_of_each_card_is_known_while_it_waits_and_when_it_is_there(
    database: Database, now: datetime
) -> None:
    add(
        database,
        now,
        card("a", "first"),
        card("a", "other", card_key="owner"),
        line("a", "no card"),
        card("b", "elsewhere"),
    )
    drain(database, now)
    add(database, now, card("a", "second"))
    with database.read_transaction() as connection:
        assert enqueued.newest_cards(connection, ["a"]) == {("a", "case"): "second", ("a", "owner"): "other"}
        assert (enqueued.has_undelivered(connection, "a"), enqueued.has_undelivered(connection, "b")) == (True, False)


def test_lines_are_known_until_they_are_swept(database: Database, now: datetime) -> None:
    add(database, now, line("a", "one"))
    add(database, now + MINUTE, line("b", "two"), line("c", "three"))
    with database.read_transaction() as connection:
        assert sorted(enqueued.line_messages(connection, {"a", "b"})) == [("a", "one"), ("b", "two")]
        assert (
            enqueued.oldest_enqueued_at(connection, {"a", "b"}),
            enqueued.oldest_enqueued_at(connection, {"b"}),
        ) == (now, now + MINUTE)
    drain(database, now + MINUTE)
    with database.transaction() as connection:
        maintenance.delete_delivered(connection, now + 2 * MINUTE)
        assert (enqueued.line_messages(connection, {"a", "b"}), enqueued.oldest_enqueued_at(connection, {"a"})) == (
            [],
            None,
        )


def test_cards_and_facts_are_those_of_the_incident(database: Database, now: datetime) -> None:
    stands = {"card_key": "case", "chat": "slack", "place": "room:desk", "digest": "d"}
    fact = {"at": now, "by": "mei", "kind": "Noted", "data": '{"text":"x"}', "personal": None, "hash": "h"}
    with database.transaction() as connection:
        connection.execute(insert(CARD), [{"incident": n, **stands, "ref": f"r{n}"} for n in (1, 2)])
        rows = [{**fact, "incident": n, "seq": seq, "at": now + seq * MINUTE} for n in (1, 2) for seq in (1, 2)]
        connection.execute(insert(LINE), rows)
    with database.read_transaction() as connection:
        assert posted_cards.cards_of(connection, 2) == [(CardLocation("case", "slack", "room:desk"), "d", "r2")]
        assert [(row["incident"], row["seq"]) for row in timeline.rows_since(connection, 1, now + MINUTE)] == [(1, 2)]
