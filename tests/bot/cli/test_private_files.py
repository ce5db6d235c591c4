"""Issue 11: what the desk writes is its owner's only, its copies can be encrypted, and an encrypted copy comes back."""

import os
import stat

import pytest

from bot.cli.commands import main
from tests.faults.running import Bot

AGE = b"age-encryption.org/v1\n"


def modes(folder):
    """Rights of everything there, by kind."""
    paths = [folder, *folder.rglob("*")]
    return {(stat.S_ISDIR(path.stat().st_mode), oct(path.stat().st_mode & 0o777)) for path in paths}


def test_a_running_desk_and_its_exports_are_readable_by_its_owner_only(tmp_path, monkeypatch):
    data = tmp_path / "data"
    data.mkdir(0o755)
    (data / "roster.old").write_text("from before")
    (data / "roster.old").chmod(0o644)
    desk = Bot(data)
    desk.start()
    try:
        desk.post({"source": "t", "platform": "weibo", "native_id": "5000000000000001", "text": "用了过敏"})
        monkeypatch.setenv("DATA_DIR", str(data))
        assert main(["say", "--as", "ken", "export 1 profile=full"]) == 1, "it takes two"
        assert main(["say", "--as", "ada", "confirm 1 1"]) == 0
        for profile in ("full", "redacted"):
            assert main(["say", "--as", "ken", f"export 1 profile={profile}"]) == 0
        written = ("dingfengbo.db-wal", "exports/INC-1/incident.json", "exports/INC-1-redacted/incident.json")
        assert [name for name in written if not (data / name).exists()] == []
        assert modes(data) == {(True, "0o700"), (False, "0o600")}
        log = tmp_path / "bot.log"  # the address with the console's token stands in it
        assert ("token=" in log.read_text(), oct(log.stat().st_mode & 0o777)) == (True, "0o600")
    finally:
        desk.kill()


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert main(["say", "--as", "mei", "new 用了急救面膜全脸红肿"]) == 0
    return tmp_path


def test_a_backup_and_an_export_elsewhere_are_private_too(at):
    assert main(["backup", "copy"]) == main(["export", "1", "--to", "out"]) == 0
    assert oct((at / "copy").stat().st_mode & 0o777) == "0o600"
    assert modes(at / "out") == {(True, "0o700"), (False, "0o600")}


def test_an_encrypted_backup_shows_nothing_and_comes_back_with_its_key_only(at, monkeypatch, capsys):
    assert main(["backup-key", "key"]) == 0
    name, _, recipient = capsys.readouterr().out.strip().partition("=")
    monkeypatch.setenv(name, recipient)
    assert main(["backup", "copy"]) == 0
    copy = (at / "copy").read_bytes()
    assert (copy.startswith(AGE), b"SQLite" in copy, "急救面膜".encode() in copy) == (True, False, False)
    assert {oct((at / each).stat().st_mode & 0o777) for each in ("copy", "key")} == {"0o600"}
    assert [path.name for path in (at / "data").iterdir() if "backup" in path.name or "plain" in path.name] == []
    assert main(["say", "--as", "mei", "note 1 after the copy"]) == 0
    assert main(["backup-key", "other"]) == 0
    assert main(["restore", "copy", "--yes"]) == main(["restore", "copy", "--yes", "--key", "other"]) == 2
    told = capsys.readouterr().err
    assert "is encrypted. Name the file with its key" in told and "does not open" in told
    assert main(["backup-key", "key"]) == 2  # never overwritten
    assert main(["restore", "copy", "--yes", "--key", "key"]) == 0
    capsys.readouterr()
    assert main(["say", "--as", "mei", "status 1"]) == 0
    shown = capsys.readouterr().out
    assert "急救面膜" in shown and "after the copy" not in shown


def test_a_recipient_that_is_none_is_refused(at, monkeypatch, capsys):
    monkeypatch.setenv("BACKUP_RECIPIENTS", "age1nonsense")
    assert (main(["backup", "copy"]), (at / "copy").exists()) == (2, False)
    assert "backup-key" in capsys.readouterr().err


def test_whatever_a_command_writes_is_private(at):
    """Pictures, evidence and what comes with a later practice, each at its first byte."""
    os.umask(0o022)
    assert main(["say", "--as", "mei", "help"]) == 0
    (at / "new").write_text("")
    assert oct((at / "new").stat().st_mode & 0o777) == "0o600"
