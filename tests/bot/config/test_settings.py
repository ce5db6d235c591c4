"""Settings: every problem at once, with the name and what to write; nothing starts half-configured."""

import re
from pathlib import Path

import pytest

from bot.chat import discover, load_settings
from bot.config.settings import InvalidSettings, Settings

EXAMPLE = (Path(__file__).parents[3] / ".env.example").read_text("utf-8")


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
    assert (settings.host, settings.database.startswith("sqlite:///")) == ("127.0.0.1", True)
    assert {chat.name: own.is_set_up for chat, own in chats.items()} == {
        "console": True,
        "slack": False,
        "wecom": False,
    }


def test_the_example_lists_every_setting_but_the_two_that_only_tests_change():
    kinds = (Settings, *(chat.settings for chat in discover()))
    known = {name.upper() for kind in kinds for name in kind.model_fields}
    assert set(re.findall(r"^#?([A-Z0-9_]+)=", EXAMPLE, re.MULTILINE)) == known - {"SLACK_API_BASE", "WECOM_API_BASE"}
