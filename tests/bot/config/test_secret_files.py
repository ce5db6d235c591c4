"""Issue 11: every secret may lie in a file, as containers hand them out."""

import pytest
from pydantic import SecretStr

from bot.chat import discover, load_settings
from bot.config.settings import InvalidSettings, Settings

SECRETS = sorted(
    {
        name
        for kind in (Settings, *(chat.settings for chat in discover()))
        for name, field in kind.model_fields.items()
        if field.annotation is SecretStr
    }
)
VALUES = {
    "slack_bot_token": "xoxb-1-secret",
    "slack_app_token": "xapp-1-secret",
    "wecom_robot_url": "https://a.example/x",
}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_ROOM", "C0ROOM")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-secret")
    for name, value in (
        ("CORP_ID", "ww1"),
        ("AGENT_ID", "1"),
        ("SECRET", "s" * 20),
        ("TOKEN", "t" * 20),
        ("AES_KEY", "a" * 43),
    ):
        monkeypatch.setenv(f"WECOM_{name}", value)


@pytest.mark.parametrize("where", ["environment", ".env"])
@pytest.mark.parametrize("name", [*SECRETS, "database_url"])
def test_every_secret_is_read_from_its_file(tmp_path, monkeypatch, name, where):
    text = "postgresql+psycopg://u:p@h/d" if name == "database_url" else VALUES.get(name, "a" * 43)
    (tmp_path / "secret").write_text(f"{text}\n", "utf-8")
    monkeypatch.delenv(name.upper(), raising=False)
    if where == "environment":
        monkeypatch.setenv(f"{name.upper()}_FILE", str(tmp_path / "secret"))
    else:
        (tmp_path / ".env").write_text(f"{name.upper()}_FILE={tmp_path / 'secret'}\n", "utf-8")
    settings, own = load_settings()
    found = {getattr(each, name) for each in (settings, *own.values()) if hasattr(each, name)}
    assert {value.get_secret_value() if isinstance(value, SecretStr) else value for value in found} == {text}


@pytest.mark.parametrize("case", ["both", "missing", "empty"])
def test_a_file_that_gives_no_secret_ends_the_start_with_a_sentence(tmp_path, monkeypatch, case):
    file = tmp_path / "secret"
    file.write_text("" if case == "empty" else "a-long-secret-of-a-file", "utf-8")
    monkeypatch.setenv("ALERTS_SECRET_FILE", str(tmp_path / "no" if case == "missing" else file))
    if case == "both":
        monkeypatch.setenv("ALERTS_SECRET", "another-long-secret")
    told = {"both": "Set one of them", "missing": "cannot be read", "empty": "is empty"}[case]
    with pytest.raises(InvalidSettings, match=told) as raised:
        load_settings()
    assert "secret-of-a-file" not in str(raised.value) and len(str(raised.value).splitlines()) == 1
