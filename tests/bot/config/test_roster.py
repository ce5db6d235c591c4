"""The roster: every fault of the file at once, with what to write; a faulty one never replaces a good one."""

from datetime import UTC, datetime

import pytest

from bot.chat import discover, roster_fields
from bot.config.roster import EXAMPLE, Roster, read
from handlers.case.errors import InvalidFile

GOOD = EXAMPLE.read_text("utf-8")


def test_the_example_roster_is_good_and_its_people_are_in_its_order():
    assert list(read(GOOD, "Asia/Shanghai")) == ["mei", "ken", "jun", "ada", "rui", "lou"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("person = 3", "nobody is in it"),
        ("[person.mei\n", "not valid TOML"),
        (
            GOOD.replace('"owner", "publisher"', '"boss", "publisher"', 1),
            "[person.mei] roles: 'boss' is not known; there are owner",
        ),
        (GOOD.replace('deputies = ["jun"]', 'deputies = ["june"]'), "[person.mei] deputies: 'june' is not known"),
        (GOOD.replace('deputies = ["jun"]', 'deputies = ["mei"]'), "nobody is their own deputy"),
        (GOOD.replace('language = "en"', 'language = "french"', 1), "language: write one of zh-Hans, zh-Hant, en"),
        (GOOD.replace('name = "Lou"', 'nick = "Lou"'), "[person.lou] nick: no such field"),
        (
            '[person.mei]\nname = "Mei"\nroles = ["owner", "approver", "manager"]',
            "owner and approver must be two people",
        ),
        ('[person.mei]\nname = "Mei"\nroles = ["owner"]', "nobody has the role 'approver'"),
    ],
)
def test_a_faulty_roster_is_explained(text, says):
    with pytest.raises(InvalidFile) as bad:
        read(text, "Asia/Shanghai")
    assert says in str(bad.value)


def test_all_faults_of_all_people_are_named_at_once():
    with pytest.raises(InvalidFile) as bad:
        read(
            """
[person.mei]
roles = "owner"
slack = ["U0MEI"]
[person.ken]
name = 5
deputies = ["june"]
away_until = "tomorrow"
telegram = "ken"
""",
            "Asia/Shanghai",
            roster_fields(discover()),
        )
    known = "away_until, brands, categories, deputies, email, export, language, name, roles, slack, wecom"
    assert sorted(str(bad.value).splitlines()) == [
        "[person.ken] away_until: write a date such as 2026-12-01 or 2026-12-01T09:00:00",
        "[person.ken] deputies: 'june' is not known; there are mei, ken",
        "[person.ken] name: write the name colleagues know them by, in quotes",
        f"[person.ken] telegram: no such field; there are {known}",
        "[person.mei] name: write the name colleagues know them by",
        '[person.mei] roles: write a list such as ["owner", "approver"]',
        "[person.mei] slack: write an id such as U012AB3CD",
    ]


def test_a_person_is_known_in_a_chat_by_what_the_roster_says_for_it():
    text = GOOD.replace('name = "Mei"', 'name = "Mei"\nslack = "U0MEI"\nemail = "mei@example.com"\nwecom = 1001')
    people = read(text, "Asia/Shanghai", roster_fields(discover()))
    assert people["mei"].addresses == {"slack": "U0MEI", "email": "mei@example.com", "wecom": "1001"}
    assert people["ken"].addresses == {}


def test_a_saved_roster_counts_at_once_and_a_faulty_one_never_replaces_a_good_one(tmp_path):
    path = tmp_path / "roster.toml"
    path.write_text(GOOD, "utf-8")
    roster = Roster(path, "Asia/Shanghai")
    path.write_text(GOOD.replace('name = "Mei"', 'name = "美"\naway_until = 2026-12-01'), "utf-8")
    mei = roster.current()["mei"]
    assert (mei.name, mei.away_until) == ("美", datetime(2026, 11, 30, 16, tzinfo=UTC))
    path.write_text("[person.mei", "utf-8")
    assert (roster.current()["mei"].name, roster.fault.startswith(f"{path}: not valid TOML")) == ("美", True)
    path.unlink()
    assert (roster.current()["mei"].name, roster.fault) == ("美", f"{path} is gone; write it again")
    path.write_text(GOOD, "utf-8")
    assert (roster.current()["mei"].name, roster.fault) == ("Mei", "")


def test_a_roster_saved_in_another_encoding_is_told_once_and_the_last_good_one_counts(tmp_path, caplog):
    path = tmp_path / "roster.toml"
    path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    roster = Roster(path, "Asia/Shanghai")
    good = roster.current()
    path.write_bytes("# 值班\n".encode("gb18030") + path.read_bytes())
    assert (roster.current(), roster.current(), "UTF-8" in roster.fault, len(caplog.records)) == (good, good, True, 1)
