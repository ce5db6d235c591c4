"""A person asks what is held of them, to correct it or to erase it; a hold wins, and the receipt has no name."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest

from bot.workers.person_request import Person, PersonRequest
from bot.workers.receipt import write_receipt
from storage.backup import back_up, backup_name
from storage.incidents import brand_sheets, timeline
from tests.bot.workers.test_retention import NAME, NOON, WORDS, Kept, kept, stored  # noqa: F401

ASKED = NOON + timedelta(days=1)


def asked(kept: Kept, person: Person) -> PersonRequest:  # noqa: F811
    """The request, found and carried out."""
    request = PersonRequest(kept.stage.database, kept.retention, ASKED)
    request.find(person)
    request.carry_out(person)
    request.backups(person)
    return request


def test_what_is_held_is_shown_and_a_look_changes_nothing(kept):  # noqa: F811
    held = PersonRequest(kept.stage.database, kept.retention, ASKED).find(Person(NAME))
    assert [(post["incident"], post["author"]["name"]) for post in held["posts"]] == [(kept.number, NAME)]
    assert {each["where"].split(".")[0] for each in held["texts"]} >= {"incident", "timeline", "outbox"}
    assert "incident" in kept.found(NAME)


def test_a_closed_case_is_erased_whole_with_a_line_and_a_receipt_that_name_nobody(kept, tmp_path):  # noqa: F811
    request = asked(kept, Person(NAME, "xiaohongshu"))
    assert [kept.found(word) for word in (NAME, WORDS, "69200c80000000000503c8d1")] == [set(), set(), set()]
    with kept.stage.database.read_transaction() as connection:
        line = timeline.of_kinds(connection, kept.number, "PersonForgotten")[0]
    receipt = write_receipt(tmp_path, request.receipt)
    assert (line.fields, kept.whole()) == ({"what": "texts", "receipt": request.receipt.receipt}, True)
    assert (NAME in receipt.read_text(), f"INC-{kept.number}: texts" in request.receipt.done) == (False, True)
    assert (receipt.stat().st_mode & 0o777, json.loads(receipt.read_text())) == (0o600, asdict(request.receipt))


def test_an_open_case_loses_the_author_at_once_and_says_what_stays(kept):  # noqa: F811
    kept.says("ada", f"reopen {kept.number} 又来了")
    kept.says("ada", f"note {kept.number} 问过{NAME}了")
    request = asked(kept, Person(NAME))
    assert (kept.found(NAME), WORDS in stored(kept, kept.number)) == (set(), True)
    assert any("open incident" in why for why in request.receipt.stays)


def test_a_legal_hold_wins_and_says_so(kept):  # noqa: F811
    kept.says("rui", f"hold {kept.number} 律师函在走")
    request = asked(kept, Person(NAME))
    assert "incident" in kept.found(NAME)
    assert request.receipt.stays[0] == f"INC-{kept.number}: legal hold: 律师函在走"
    assert request.receipt.done == []


def test_a_name_in_another_case_goes_and_the_rest_of_that_case_stays(kept):  # noqa: F811
    other = kept.stage.alert(platform="weibo", text=f"我和{NAME}一样，也脸红，避雷", author={"name": "阿欣"})
    asked(kept, Person(NAME))
    assert (kept.found(NAME), "也脸红" in stored(kept, other)) == (set(), True)


def test_on_another_platform_the_same_name_is_another_person(kept):  # noqa: F811
    asked(kept, Person(NAME, "weibo"))
    assert "incident" in kept.found(NAME)


def test_a_wrong_name_is_corrected_where_it_stands(kept):  # noqa: F811
    kept.says("ada", f"reopen {kept.number} 又来了")
    asked(kept, Person(NAME, right_name="小梅爱护肤"))
    assert (kept.found(NAME), kept.stage.desk.read(kept.number).post.author.name) == (set(), "小梅爱护肤")


def test_copies_of_the_database_are_erased_too(kept, tmp_path):  # noqa: F811
    file = backup_name(tmp_path, NOON)
    back_up(kept.stage.database, file)
    assert NAME.encode() in file.read_bytes()
    asked(kept, Person(NAME))
    assert [word for word in (NAME, WORDS) if word.encode() in file.read_bytes()] == []


def test_a_name_like_an_id_of_ours_breaks_no_file(kept):  # noqa: F811
    kept.says("ada", f"reopen {kept.number} 又来了")
    before = kept.stage.desk.read(kept.number).assignments
    asked(kept, Person("mei"))
    assert kept.stage.desk.read(kept.number).assignments == before


@pytest.mark.parametrize("author", ["🌸🌸", "没有这个人"])
def test_who_is_not_known_is_not_found(kept, author):  # noqa: F811
    request = asked(kept, Person(author))
    assert (request.receipt.found, request.receipt.done) == ([], [])


def test_the_name_goes_in_the_other_script_and_from_the_sheets_of_the_team(kept):  # noqa: F811
    kept.says("ada", f"reopen {kept.number} 又来了")
    kept.says("ada", f"note {kept.number} 問過張國華了")
    kept.says("ada", "fact 张国华的订单已退款 document=退款单 date=2026-11-01")
    kept.says("ada", "brand GlowSkin people=张国华, 王总")
    request = asked(kept, Person("张国华"))
    assert (kept.found("张国华"), kept.found("張國華")) == (set(), set())
    assert {"fact_sheet", "brand_sheet"} <= {place.split(".")[0] for place in request.receipt.done}
    with kept.stage.database.read_transaction() as connection:
        assert [sheet.people for sheet in brand_sheets.sheets(connection)] == [("[erased]", "王总")]
