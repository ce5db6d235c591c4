"""What was laid into the outbox can be asked for, on both engines, carried out or not."""

from datetime import datetime, timedelta

from sqlalchemy import insert

from storage.database import Database
from storage.incidents.timeline import TABLE as LINE
from storage.outbox import queue as outbox
from storage.outbox import reconcile as laid
from storage.outbox.posted_cards import TABLE as CARD
from storage.outbox.posted_cards import Spot
from tests.storage.test_outbox import card, drain, lay, line

MINUTE = timedelta(minutes=1)


def test_the_newest_state_of_each_card_is_known_while_it_waits_and_when_it_is_there(database: Database, now: datetime) -> None:
    lay(database, now, card("a", "first"), card("a", "other", slot="owner"), line("a", "no card"), card("b", "elsewhere"))
    drain(database, now)
    lay(database, now, card("a", "second"))
    with database.reading() as connection:
        assert laid.newest_cards(connection, ["a"]) == {("a", "case"): "second", ("a", "owner"): "other"}
        assert (laid.waits(connection, "a"), laid.waits(connection, "b")) == (True, False)


def test_lines_are_known_until_they_are_swept(database: Database, now: datetime) -> None:
    lay(database, now, line("a", "one"))
    lay(database, now + MINUTE, line("b", "two"), line("c", "three"))
    with database.reading() as connection:
        assert sorted(laid.lines(connection, {"a", "b"})) == [("a", "one"), ("b", "two")]
        assert (laid.since(connection, {"a", "b"}), laid.since(connection, {"b"})) == (now, now + MINUTE)
    drain(database, now + MINUTE)
    with database.transaction() as connection:
        outbox.sweep(connection, now + 2 * MINUTE)
        assert (laid.lines(connection, {"a", "b"}), laid.since(connection, {"a"})) == ([], None)


def test_cards_and_facts_are_those_of_the_incident(database: Database, now: datetime) -> None:
    stands = {"slot": "case", "chat": "slack", "place": "room:desk", "digest": "d"}
    fact = {"at": now, "by": "mei", "kind": "Noted", "data": '{"text":"x"}', "personal": None, "hash": "h"}
    with database.transaction() as connection:
        connection.execute(insert(CARD), [{"incident": n, **stands, "ref": f"r{n}"} for n in (1, 2)])
        rows = [{**fact, "incident": n, "seq": seq, "at": now + seq * MINUTE} for n in (1, 2) for seq in (1, 2)]
        connection.execute(insert(LINE), rows)
    with database.reading() as connection:
        assert laid.standing(connection, 2) == [(Spot("case", "slack", "room:desk"), "d", "r2")]
        assert [(row["incident"], row["seq"]) for row in laid.facts(connection, 1, now + MINUTE)] == [(1, 2)]
