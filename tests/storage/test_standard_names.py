"""What revision 0004 makes of stored JSON: the same in the same order, by the field's standard terms."""

import json
from importlib import import_module

from sqlalchemy import text

from bot.incidents.outbox_messages import CARD, card_digest
from handlers.case.case_file import CaseFile
from storage.database import Database
from storage.incidents import cases
from storage.migrate import upgrade
from tests.storage.older import older, rows_at, upgrade_to

names = import_module("storage.migrations.versions.0004_standard_names")


def test_a_case_file_keeps_what_it_held_by_its_new_names():
    old = {
        "number": 7,
        "floor": "L2",
        "seats": {"owner": {"person": "mei"}},
        "drill": {"scenario": "glowskin", "pace": 60.0},
        "drafts": [{"version": 1, "hands": ["mei"], "stand_ins": ["approver:ada"], "text": "floor"}],
        "promises": [{"id": 1, "due": "2026-11-21T08:00:00Z"}, {"id": 2, "due": None}],
        "rung": {"window:ack": 3, "window:golden": 4, "promise:1": 6, "promise:2": 2, "empty:legal": 1},
    }
    assert list(names.case_file(old).items()) == [
        ("number", 7),
        ("rules_severity", "L2"),
        ("assignments", {"owner": {"person": "mei"}}),
        ("drill", {"scenario": "glowskin", "speed": 60.0}),
        ("drafts", [{"version": 1, "contributors": ["mei"], "deputies_asked": ["approver:ada"], "text": "floor"}]),
        ("promises", old["promises"]),
        (
            "reminders",
            {
                "window:ack": "90%",
                "window:golden": "due",
                "promise:1": "overdue-2",
                "promise:2": "repeat-2",
                "empty:legal": "repeat-1",
            },
        ),
    ]


def test_only_names_change_and_never_the_words_of_a_sentence():
    label = {"key": "x", "args": {"most": 3, "marks": "ask"}}
    field = {"name": "reason", "label": label, "ask": "text", "most": 500}
    shown = {"title": label, "parts": [{"text": "marks", "marks": []}], "buttons": [{"code": "no", "fields": [field]}]}
    renamed = {"name": "reason", "label": label, "input": "text", "max_length": 500}
    assert names.card(shown) == {
        "title": label,
        "parts": [{"text": "marks", "highlights": []}],
        "buttons": [{"code": "no"}],
    }
    assert names.question({"id": "a", "fields": [field], "given": {"most": "3"}}) == {
        "id": "a",
        "fields": [renamed],
        "given": {"most": "3"},
    }


def test_a_file_that_cannot_be_read_stays_to_the_letter(empty_url):
    database = Database(older(empty_url, "0003"))
    with database.transaction() as connection:
        connection.execute(text("UPDATE incident SET file = '{\"seats\": ' WHERE number = 8"))
    upgrade(database)
    with database.read_transaction() as connection:
        assert connection.execute(text("SELECT file FROM incident WHERE number = 8")).scalar() == '{"seats": '
        assert [str(file) for file in files(connection) if not isinstance(file, CaseFile)] == ["8"]
    database.close()


def files(connection):
    """Every file, or what stands in for one that cannot be read."""
    found = cases.load_many(connection, cases.numbers(connection), lock=False).values()
    return [each.file if isinstance(each, cases.StoredCase) else each for each in found]


def test_a_desk_of_0003_reads_as_if_it_had_been_written_today(empty_url):
    """What later releases add to a case file has a default and is not stored before the next decision."""
    database = Database(older(empty_url, "0003"))
    upgrade(database)
    with database.read_transaction() as connection:
        again = {file.number: cases.FILE.dump_json(file).decode() for file in files(connection)}
        stored = {row.number: row.file for row in connection.execute(text("SELECT number, file FROM incident"))}
        then = {number: parsed(file) for number, file in stored.items()}
        assert then == {n: as_known_then(then[n], parsed(file)) for n, file in again.items()}
        payloads = connection.execute(text("SELECT payload FROM outbox WHERE kind = 'card'")).scalars().all()
        assert payloads == [CARD.dump_json(CARD.validate_json(payload)).decode() for payload in payloads]
    database.close()


def test_a_card_is_known_by_its_new_letters_where_its_words_are_still_there(empty_url):
    then = rows_at("0003")
    cards = [row["payload"] for row in then["outbox"] if row["kind"] == "card"]
    cards += [row["card"] for row in then["console_message"] if row["card"]]
    known = {card_digest(card): new_digest(card) for card in cards}
    database = Database(older(empty_url, "0003"))
    with database.transaction() as connection:
        upgrade_to(connection, "0004")
    with database.read_transaction() as connection:
        now = {
            (row.incident, row.card_key, row.chat, row.place): row.digest
            for row in connection.execute(text("SELECT * FROM posted_card"))
        }
    database.close()
    assert now == {key_of(row): known.get(row["digest"], "") for row in then["posted_card"]}
    assert {key[0] for key, letters in now.items() if not letters} == {1, 2, 3, 5, 10}


def parsed(file):
    """A case file by its names; its flags are a set and have no order."""
    return {name: sorted(value) if name == "flags" else value for name, value in json.loads(file).items()}


def as_known_then(then, now):
    """A value of today without the fields that came later."""
    if isinstance(then, dict) and isinstance(now, dict):
        return {name: as_known_then(then[name], value) for name, value in now.items() if name in then}
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [as_known_then(*pair) for pair in zip(then, now, strict=True)]
    return now


def key_of(row):
    return row["incident"], row["slot"], row["chat"], row["place"]


def new_digest(payload):
    return card_digest(json.dumps(names.card(json.loads(payload)), ensure_ascii=False, separators=(",", ":")))


CARD_BEFORE = '{"title":{"key":"form.title","args":{"verb":"edit","wish":{"key":"tap.warmer","args":{}}}}}'
CARD_NOW = '{"title":{"key":"form.title","args":{"command":"edit","wish":{"key":"rewrite.warmer","args":{}}}}}'


def test_stored_sentences_follow_their_words(empty_url):
    """By 0013; a chat's card is still known by its digest, and words that only look like keys stay."""
    database = Database(older(empty_url, "0003"))
    with database.transaction() as connection:
        upgrade_to(connection, "0012")
        row = {
            "queue": "slack|room:x|1",
            "kind": "card",
            "incident": 1,
            "payload": CARD_BEFORE,
            "at": "2026-11-21 03:00",
        }
        connection.execute(
            text(
                "INSERT INTO outbox (queue, kind, incident, card_key, payload, revision, created_at, error)"
                " VALUES (:queue, :kind, :incident, '', :payload, 0, :at, '')"
            ),
            row,
        )
        digest = {"digest": card_digest(CARD_BEFORE)}
        connection.execute(
            text("INSERT INTO posted_card VALUES (1, 'case', 'slack', 'room:x', :digest, '1.2')"), digest
        )
    upgrade(database)
    with database.read_transaction() as connection:
        stored = "\n".join(
            each
            for table, column in (("outbox", "payload"), ("console_message", "says"), ("console_message", "card"))
            for each in connection.execute(text(f"SELECT {column} FROM {table}")).scalars()
        )
        shown = connection.execute(text("SELECT digest FROM posted_card WHERE place = 'room:x'")).scalar()
    assert ('"fact.' in stored, '"tap.' in stored, '"event.Drafted"' in stored) == (False, False, True)
    assert (CARD_NOW in stored, shown) == (True, card_digest(CARD_NOW))
    database.close()
