"""The command line as it is called: what it does, how it ends, and what it says to a bad call."""

import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from bot.cli.commands import COMMANDS, main


@pytest.fixture(autouse=True)
def at_a_desk_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


@pytest.mark.parametrize(("name", "function"), [(name, function) for name, function, _ in COMMANDS])
def test_every_command_of_the_table_is_there(name, function):
    module, _, attribute = function.partition(":")
    assert callable(getattr(import_module(module), attribute)), name


def test_help_lists_every_command_and_those_that_chats_bring(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [name for name, *_ in COMMANDS if f" {name} " not in shown] == []
    assert "wecom-menu   Give the WeCom app its menu." in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["stats"], 'Unknown command "stats". Did you mean "status"?'),
        (["run", "--role", "boss"], 'Invalid value "boss" for --role. Choose from: "all", "web", "worker".'),
        (["status", "--lang", "tlh"], 'Invalid value "tlh" for --lang. Choose from: "zh-Hans", "zh-Hant", "en".'),
        (["status", "twelve"], 'Invalid value for NUMBER: unable to convert "twelve" into int.'),
        (["import"], 'Command "import" parameter FILE requires an argument.'),
        (["purge"], "Exactly 1 of {--dry-run, --yes} must be specified."),
        (["purge", "--dry-run", "--yes"], "Exactly 1 of {--dry-run, --yes} must be specified."),
        (["restore", "copy"], 'Command "restore" parameter --yes flag required.'),
        (["drill", "nonsense"], "There is no drill called 'nonsense'. Choose one of: coordinated, cultural_misstep, "),
        (["status", "7"], "There is no incident 7. `python -m bot status` lists them."),
        (["run", "--role", "web"], "--role web shares the work between processes, and SQLite has one."),
    ],
)
def test_a_bad_call_is_told_what_to_write_and_ends_with_2(words, told, capsys):
    code = main(words)
    out, err = capsys.readouterr()
    assert (code, out, told in err, "Traceback" in err) == (2, "", True, False)


def test_a_set_up_command_that_the_chat_does_not_take_ends_with_1(capsys):
    assert main(["wecom-menu"]) == 1
    assert capsys.readouterr().err == "WeCom is not set up: fill in WECOM_CORP_ID and what follows it in .env\n"


def test_a_desk_is_filled_read_exported_and_verified(tmp_path, capsys):
    assert main(["drill", "glowskin"]) == 0
    assert capsys.readouterr().out == "DRILL INC-1\n"
    assert main(["status", "1", "--lang", "en"]) == 0
    assert "Mei, not accepted yet" in capsys.readouterr().out
    (tmp_path / "seen.txt").write_text("the comment, word by word")
    assert main(["evidence", "1", "seen.txt", "--as", "mei", "--receipt", "公证 118"]) == 0
    capsys.readouterr()
    assert main(["export", "1", "--to", "out"]) == 0
    pdf, whole = capsys.readouterr().out.splitlines()
    assert (Path(pdf).read_bytes()[:5], Path(whole).parent) == (b"%PDF-", Path("out/INC-1"))
    with zipfile.ZipFile(whole) as archive:
        assert archive.read("INC-1/evidence/1-other.txt") == b"the comment, word by word"
    assert "公证 118" in Path("out/INC-1/evidence/index.html").read_text("utf-8")
    assert '"receipt":"公证 118"' in Path("out/INC-1/incident.json").read_text("utf-8")
    assert (main(["verify", "out"]), main(["verify", whole])) == (0, 0)
    (tmp_path / "out/INC-1/timeline.csv").write_text("")
    assert main(["verify", "out"]) == 1
    capsys.readouterr()
    assert main(["verify", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "All 16 lines of 1 incident in the database are whole\n"
    assert main(["purge", "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 would be purged"


def test_the_module_is_the_command_line(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    ended = subprocess.run([sys.executable, "-m", "bot", "status", "7"], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (2, "There is no incident 7. `python -m bot status` lists them.\n")
