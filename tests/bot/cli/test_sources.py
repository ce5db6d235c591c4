"""`python -m bot sources`: the address that a tool sends to, and what could not be read."""

import json

import pytest
from starlette.testclient import TestClient

from bot.app import build, web
from bot.chat import load_settings
from bot.cli.commands import main
from bot.ops.clock import utc_now
from storage.outbox import queue


@pytest.fixture(autouse=True)
def at_a_desk_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("PUBLIC_URL", "https://desk.example.com")


def printed(capsys, *words):
    assert main(["sources", *words]) == 0
    return capsys.readouterr().out


def test_the_address_is_the_same_until_its_token_is_made_anew_and_lets_a_tool_in(tmp_path, capsys):
    address = printed(capsys, "youscan", "--address").strip()
    assert address.startswith("https://desk.example.com/alerts/youscan/")
    assert printed(capsys, "youscan", "--address").strip() == address
    assert (tmp_path / "data/source-tokens/source-youscan").stat().st_mode & 0o77 == 0
    with TestClient(web(build(*load_settings()), "web").public) as client:
        path = address.removeprefix("https://desk.example.com")
        assert client.post(path, content=b'{"hit": "x"}').status_code == 200
        assert printed(capsys, "youscan", "--new-token").strip() != address
        assert client.post(path, content=b"{}").status_code == 401


def test_a_source_is_named_by_the_file_or_is_a_known_tool(capsys, tmp_path):
    assert main(["sources", "nobody", "--address"]) == 2
    assert "There is no source 'nobody'" in capsys.readouterr().err
    assert main(["sources", "--address"]) == 2
    (tmp_path / "data/sources.toml").write_text("[source.'清博']\nowner = 'mei'\n", encoding="utf-8")
    assert printed(capsys, "清博", "--address").startswith("https://desk.example.com/alerts/%E6%B8%85%E5%8D%9A/")
    assert "清博" in printed(capsys, "--lang", "en")


def test_a_token_from_a_setting_is_not_replaced_by_one_of_ours(capsys, monkeypatch):
    monkeypatch.setenv("ALERTS_YOUSCAN_TOKEN", "a-token-of-many-signs")
    assert printed(capsys, "youscan", "--address").strip().endswith("/a-token-of-many-signs")
    assert main(["sources", "youscan", "--new-token"]) == 2
    assert "A setting gives the token of youscan" in capsys.readouterr().err


def test_what_could_not_be_read_is_shown_and_tried_again(capsys, tmp_path):
    path = printed(capsys, "youscan", "--address").strip().removeprefix("https://desk.example.com")
    application = build(*load_settings())
    with TestClient(web(application, "web").public) as client:
        client.post(path, content=json.dumps({"hit": "满脸通红"}, ensure_ascii=False).encode())
    application = build(*load_settings())
    with application.database.transaction() as connection:
        (message,) = queue.claim(connection, utc_now(), 5)
    application.scheduler.dispatcher.dispatch(message)
    assert "满脸通红" in printed(capsys, "youscan")
    assert printed(capsys, "youscan", "--retry") == "1 deliveries will be read again.\n"
