"""The doctor: what is wrong is named with its repair, and nothing secret is shown."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.chat.endpoints import Check
from bot.chat.slack.doctor import checks
from bot.cli.commands import main
from bot.cli.doctor import check_tls, print_checks, run_checks
from storage.outbox import queue as outbox
from tests.fakes.slack import BOT, FakeSlack, Fault
from tests.fakes.slack_desk import settings_for, workspace
from tests.journeys.stage import Stage


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    fake = workspace()
    yield fake
    fake.close()


def wrong(fake: FakeSlack, folder: Path, **more: object) -> dict[str, str]:
    """What is wrong, and the repair."""
    secret = SecretStr("0123456789abcdef0123456789abcdef")
    found = checks(settings_for(fake, folder, **{"slack_signing_secret": secret, **more}))
    return {check.name: check.repair for check in found if not check.ok}


def test_a_workspace_in_order_has_nothing_to_repair(fake: FakeSlack, tmp_path: Path) -> None:
    assert wrong(fake, tmp_path) == {}


def test_each_fault_comes_with_its_repair(fake: FakeSlack, tmp_path: Path) -> None:
    fake.members["C0ROOM"].discard(BOT)
    del fake.channels["C0BRAND"]
    fake.scopes = "commands,chat:write,channels:read"
    fake.skew = 400
    fake.fail("apps.connections.open", Fault(error="invalid_auth"))
    found = wrong(fake, tmp_path, slack_signing_secret=SecretStr("abc"), slack_l3_channels=True)
    assert set(found) == {"slack scopes", "clock", "channel C0ROOM", "channel C0BRAND", "socket", "signing secret"}
    assert "app_mentions:read" in found["slack scopes"] and "channels:manage" in found["slack scopes"]
    assert "/invite" in found["channel C0ROOM"] and "SLACK_ROOM" in found["channel C0BRAND"]


def test_a_wrong_token_ends_it_there(fake: FakeSlack, tmp_path: Path) -> None:
    fake.fail("auth.test", Fault(error="invalid_auth"))
    assert wrong(fake, tmp_path) == {"slack token": "copy the bot token again into SLACK_BOT_TOKEN"}


def test_without_slack_there_is_nothing_to_look_at(fake: FakeSlack, tmp_path: Path) -> None:
    assert wrong(fake, tmp_path, slack_bot_token=SecretStr("")) == {}


def test_settings_that_cannot_be_read_are_all_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "wrong-and-secret")
    monkeypatch.setenv("PORT", "port")
    found = run_checks([])
    assert {check.found.split(":")[0] for check in found if not check.ok} == {"PORT", "SLACK_BOT_TOKEN"}
    assert "wrong-and-secret" not in str(found)


def test_what_a_running_desk_would_have_done_by_now_is_looked_at_and_each_gap_has_its_repair(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.alert(platform="xiaohongshu", native_id="69200c80000000000503c8d1", text="用了就过敏，满脸通红，避雷")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr("bot.cli.doctor.utc_now", lambda: stage.now)
    desk = {
        "settings",
        "data directory",
        "chats",
        "public address",
        "roster",
        "policy",
        "local reader",
        "names reader",
        "model",
        "mailbox",
        "sources",
        "evidence folder",
        "evidence files",
        "database",
        "clock",
        "timers",
        "outbox",
        "deliveries",
    }
    assert {check.name: check.ok for check in run_checks([])} == dict.fromkeys(desk, True)
    stage.carry = lambda: None
    stage.alert(platform="xiaohongshu", native_id="69200c80000000000503c8d2", text="用了就烂脸，已报警")
    with stage.database.transaction() as connection:
        (message, *_) = outbox.claim(connection, stage.now, 1)
        outbox.done(connection, message, stage.now, "the room is gone")
    (tmp_path / "policy.toml").write_text("[promise.boss]", "utf-8")
    stage.now += timedelta(hours=9)
    found = {check.name: check for check in run_checks([]) if not check.ok}
    assert set(found) == {"policy", "timers", "outbox", "deliveries"} and all(check.repair for check in found.values())
    assert "the room is gone" in found["deliveries"].found and "no such role" in found["policy"].found


def test_a_desk_without_any_chat_is_told_that_it_tells_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONSOLE", "false")
    assert [check.found for check in run_checks([]) if check.name == "chats" and not check.ok] == [
        "none: nobody is told anything"
    ]


def test_the_exit_code_says_whether_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_checks([Check("a", True)]) == 0
    assert print_checks([Check("a", True), Check("b", False, "broken", "mend it")]) == 1
    assert "mend it" in capsys.readouterr().out


def test_a_path_is_shown_whole_in_a_narrow_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    path = "/srv/" + "-".join(f"part{n}" for n in range(20)) + "/roster.toml"
    print_checks([Check("wecom Rui", False, "WeCom does not know this userid [60111]", f"correct wecom in {path}")])
    shown = "".join(line[-20:] for line in capsys.readouterr().out.splitlines())
    assert "…" not in shown and "roster.toml" in "".join(shown.split())


def test_a_database_that_cannot_be_used_is_told_in_words_by_every_command_and_has_its_repair(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "dingfengbo.db").write_bytes(b"rubbish" * 999)
    codes = [
        main(words)
        for words in (["export", "1"], ["status"], ["purge", "--dry-run"], ["backup", str(tmp_path / "copy")])
    ]
    told = "The database cannot be used: file is not a database. `python -m bot doctor` says what to do."
    assert (codes, capsys.readouterr().err.splitlines()) == ([2] * 4, [told] * 4)
    assert [(check.name, "restore FILE" in check.repair) for check in run_checks([]) if not check.ok] == [
        ("database", True)
    ]
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://desk:very-secret@127.0.0.1:1/desk")
    (wrong,) = [check for check in run_checks([]) if not check.ok]
    assert (main(["status"]), "start the database" in wrong.repair) == (2, True)
    assert "very-secret" not in capsys.readouterr().err + wrong.found


@pytest.mark.parametrize(
    ("url", "ok"),
    [
        ("postgresql+psycopg://u:p@db.example.com/d", False),
        ("postgresql+psycopg://u:p@db.example.com/d?sslmode=prefer", False),
        ("postgresql+psycopg://u:p@db.example.com/d?sslmode=disable", False),
        ("postgresql+psycopg://u:p@database/d", False),
        ("postgresql+psycopg://u:p@database/d?sslmode=disable", True),
        ("postgresql+psycopg://u:p@db.example.com/d?sslmode=require", True),
        ("postgresql+psycopg://u:p@10.0.0.7/d?sslmode=verify-full", True),
        ("postgresql+psycopg://u:p@127.0.0.1/d", None),
        ("postgresql+psycopg://u:p@/d?host=/var/run/postgresql", None),
        ("sqlite:///data/dingfengbo.db", None),
    ],
)
def test_a_line_in_clear_to_a_database_elsewhere_is_wrong(url: str, ok: bool | None) -> None:
    assert [check.ok for check in check_tls(url)] == ([] if ok is None else [ok])
