"""Answers given twice, what people set for themselves, and which card stands where."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import idempotency as seen
from storage import team as people
from storage.database import Database
from storage.idempotency import Answered
from storage.outbox import posted_cards as cards
from storage.outbox.posted_cards import Change, Spot

CASE = Spot("case", "console", "room:GlowSkin")
MINE = Spot("draft:1", "console", "person:ken")


def test_a_request_asked_again_gets_its_first_answer(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        assert seen.before(connection, "alerts k1") is None
        seen.remember(connection, "alerts k1", "d1", '[{"incident":1}]', now)
        assert seen.before(connection, "alerts k1") == Answered("d1", '[{"incident":1}]')


def test_a_key_is_used_once(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        seen.remember(connection, "alerts k1", "d1", "first", now)
    with pytest.raises(IntegrityError), database.transaction() as connection:
        seen.remember(connection, "alerts k1", "d2", "second", now)
    with database.reading() as connection:
        assert seen.before(connection, "alerts k1") == Answered("d1", "first")


def test_old_answers_are_forgotten(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        seen.remember(connection, "old", "d", "", now - timedelta(seconds=1))
        seen.remember(connection, "new", "d", "", now)
        assert seen.forget(connection, now) == 1
        assert (seen.before(connection, "old"), seen.before(connection, "new")) == (None, Answered("d", ""))


def test_what_people_set_for_themselves_is_laid_together(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        people.set_language(connection, "mei", "en")
        people.set_away(connection, "mei", now)
        people.set_away(connection, "ken", now)
        people.set_away(connection, "ken", None)
        assert people.states(connection) == {"mei": (now, "en"), "ken": (None, "")}


def test_a_card_is_remembered_with_what_it_shows_and_its_reference(database: Database) -> None:
    with database.transaction() as connection:
        cards.show(connection, [Change(1, CASE, "aa", True), Change(1, MINE, "bb", True)])
        cards.posted(connection, 1, CASE, "msg-9")
        cards.show(connection, [Change(1, CASE, "cc", False), Change(2, CASE, "zz", True)])
        assert cards.shown(connection, [1, 2, 3]) == {1: {CASE: "cc", MINE: "bb"}, 2: {CASE: "zz"}, 3: {}}
        assert [cards.reference(connection, 1, spot) for spot in (CASE, MINE)] == ["msg-9", ""]
