"""Answers given twice, what people set for themselves, and which card stands where."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import idempotency
from storage import team as people
from storage.database import Database
from storage.idempotency import Answered
from storage.outbox import posted_cards
from storage.outbox.posted_cards import CardChange, CardLocation

CASE = CardLocation("case", "console", "room:GlowSkin")
MINE = CardLocation("draft:1", "console", "person:ken")


def test_a_request_asked_again_gets_its_first_answer(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        assert idempotency.find(connection, "alerts k1") is None
        idempotency.save(connection, "alerts k1", "d1", '[{"incident":1}]', now)
        assert idempotency.find(connection, "alerts k1") == Answered("d1", '[{"incident":1}]')


def test_a_key_is_used_once(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        idempotency.save(connection, "alerts k1", "d1", "first", now)
    with pytest.raises(IntegrityError), database.transaction() as connection:
        idempotency.save(connection, "alerts k1", "d2", "second", now)
    with database.read_transaction() as connection:
        assert idempotency.find(connection, "alerts k1") == Answered("d1", "first")


def test_old_answers_are_forgotten(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        idempotency.save(connection, "old", "d", "", now - timedelta(seconds=1))
        idempotency.save(connection, "new", "d", "", now)
        assert idempotency.forget(connection, now) == 1
        assert (idempotency.find(connection, "old"), idempotency.find(connection, "new")) == (None, Answered("d", ""))


def test_what_people_set_for_themselves_is_one_record(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        people.set_language(connection, "mei", "en")
        people.set_away(connection, "mei", now)
        people.set_away(connection, "ken", now)
        people.set_away(connection, "ken", None)
        assert people.states(connection) == {"mei": (now, "en"), "ken": (None, "")}


def test_a_card_is_remembered_with_what_it_shows_and_its_reference(database: Database) -> None:
    with database.transaction() as connection:
        posted_cards.show(connection, [CardChange(1, CASE, "aa", True), CardChange(1, MINE, "bb", True)])
        posted_cards.posted(connection, 1, CASE, "msg-9")
        posted_cards.show(connection, [CardChange(1, CASE, "cc", False), CardChange(2, CASE, "zz", True)])
        assert posted_cards.shown(connection, [1, 2, 3]) == {1: {CASE: "cc", MINE: "bb"}, 2: {CASE: "zz"}, 3: {}}
        assert [posted_cards.reference(connection, 1, location) for location in (CASE, MINE)] == ["msg-9", ""]
