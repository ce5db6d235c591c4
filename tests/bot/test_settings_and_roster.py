"""Bad settings and a faulty roster: every problem at once, with the name and what to write; nothing starts half-configured."""

from datetime import UTC, datetime

import pytest

from bot.chat import load_settings
from bot.config.roster import EXAMPLE, Roster, read
from bot.config.settings import InvalidSettings
from handlers.errors import InvalidFile

GOOD = EXAMPLE.read_text("utf-8")


def test_every_bad_setting_is_named_with_what_to_write_and_no_secret_is_repeated(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name, value in {"PORT": "high", "ALERTS_SECRET": "hunter2", "ZONE": "Mars/Olympus", "LANGUAGE": "fr"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSettings) as bad:
        load_settings()
    lines = str(bad.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["PORT", "ALERTS_SECRET", "LANGUAGE", "ZONE"]
    assert all("Write " in line for line in lines)
    assert "hunter2" not in str(bad.value)


def test_with_nothing_set_everything_has_a_sensible_value(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings, chats = load_settings()
    assert (
        settings.host,
        {chat.name: own.is_set_up for chat, own in chats.items()},
        settings.database.startswith("sqlite:///"),
    ) == (
        "127.0.0.1",
        {"console": True, "slack": False, "wecom": False},
        True,
    )


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


def test_a_saved_roster_counts_at_once_and_a_faulty_one_never_replaces_a_good_one(tmp_path):
    path = tmp_path / "roster.toml"
    path.write_text(GOOD, "utf-8")
    roster = Roster(path, "Asia/Shanghai")
    path.write_text(GOOD.replace('name = "Mei"', 'name = "美"\naway_until = 2026-12-01'), "utf-8")
    mei = roster.current()["mei"]
    assert (mei.name, mei.away_until) == ("美", datetime(2026, 11, 30, 16, tzinfo=UTC))
    path.write_text("[person.mei", "utf-8")
    assert (roster.current()["mei"].name, "not valid TOML" in roster.fault) == ("美", True)
    path.unlink()
    assert (roster.current()["mei"].name, "is gone" in roster.fault) == ("美", True)


def test_a_roster_saved_in_another_encoding_is_told_once_and_the_last_good_one_counts(tmp_path, caplog):
    path = tmp_path / "roster.toml"
    path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    roster = Roster(path, "Asia/Shanghai")
    good = roster.current()
    path.write_bytes("# 值班\n".encode("gb18030") + path.read_bytes())
    assert (roster.current(), roster.current(), "UTF-8" in roster.fault, len(caplog.records)) == (good, good, True, 1)
