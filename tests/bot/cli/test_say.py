"""`python -m bot say` while no desk runs: the database decides, and what follows waits for the next start."""

import io
import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import desk_client
from bot.cli.commands import main
from bot.ops.single_instance import acquire_single_instance

NOTE = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
REPLY = (
    "看到你说满脸通红，真的很抱歉，先停用别再涂了，不舒服就去看医生，票据留着。请私信告诉我们批号，明天22点前给你回话。"
)
DONE = {"card": None, "form": None, "files": []}
WRONG = {"ok": False, "says": [], "card": None, "form": None, "files": []}


@pytest.fixture(scope="session")
def opened(tmp_path_factory):
    """A data directory with one incident, which Mei reported and took."""
    folder = tmp_path_factory.mktemp("opened")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DATA_DIR", str(folder / "data"))
        assert main(["say", "--as", "mei", f"/incident new {NOTE} 用了一次就满脸通红"]) == 0
        assert main(["say", "--as", "mei", "/incident take 1"]) == 0
    return folder / "data"


@pytest.fixture(autouse=True)
def data(opened, tmp_path, monkeypatch):
    """A copy of it for each test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return shutil.copytree(opened, tmp_path / "data")


def in_full(msg, number):
    """The files of a whole export, which takes a second person where somebody's health is at stake."""
    assert "Rui" in msg("mei", f"export {number} profile=full")["says"][0]
    assert msg("ken", f"confirm {number} 1")["ok"]
    return msg("mei", f"export {number} profile=full")["files"]


def test_a_whole_incident_from_the_post_to_the_posted_reply(msg):
    other = "https://www.xiaohongshu.com/explore/6a01a9800000000005000002"
    assert msg("mei", "--lang", "en", f"{other} 脖子红肿了") == {
        "ok": True,
        "says": ["Incident 2 is open; it is being graded and people are being asked"],
        **DONE,
    }
    given = msg("ada", "assign 2 owner mei she saw it first")
    assert given["ok"], given["says"]
    taken = msg("mei", "take 2")
    assert taken["ok"], taken["says"]
    assert msg("mei", "draft 2 first_ack", "--field", f"text={REPLY}")["ok"]
    shown = msg("ken", "--lang", "en", "approve 2")
    quotes = [line["value"] for line in shown["card"]["lines"] if line["kind"] == "quote"]
    assert (shown["ok"], quotes) == (False, [REPLY])
    approve = shown["card"]["buttons"][0]
    assert (approve["label"], approve["fields"]) == ("Approve", [])
    assert msg("ken", "--lang", "en", f"{approve['command']} sure=yes")["says"] == [
        "Version 1 of incident 2 is approved; post it word for word, then record the link"
    ]
    assert msg("mei", "--lang", "en", "posted 2 1", "--field", f"link={other}?comment=1")["says"][0].startswith(
        "Recorded"
    )
    replied = [
        line for line in msg("mei", "--lang", "en", "status 2")["card"]["lines"] if line["value"].startswith(other)
    ]
    assert [line["kind"] for line in replied] == ["link", "link"]
    seen = msg("lou", "--lang", "en", "status 2")["card"]
    assert (seen["title"], [line["label"] for line in seen["lines"]], seen["buttons"]) == (
        "Incident 2 · L2 serious · open",
        ["In numbers", "Counts only"],
        [],
    )


def test_a_card_and_a_form_in_full(msg):
    nothing = {"kind": "line", "label": "Open", "value": "nothing right now"}
    card = {"title": "What waits for you", "tone": "done", "lines": [nothing], "buttons": []}
    assert msg("lou", "--lang", "en", "mine") == {"ok": True, "says": [], "card": card, "form": None, "files": []}
    fields = [
        {
            "name": "reason",
            "label": "Reason (goes on the timeline)",
            "input": "text",
            "required": True,
            "value": "",
            "options": [],
            "max_length": 500,
        },
        {
            "name": "override",
            "label": "Reason to close although something is not settled (by the owner only with a second person)",
            "input": "line",
            "required": False,
            "value": "",
            "options": [],
            "max_length": 2000,
        },
    ]
    form = {"title": "Close · incident 1", "command": "/incident close 1", "lines": [], "fields": fields}
    assert msg("ken", "--lang", "en", "close 1") == {"ok": False, "says": [], "card": None, "form": form, "files": []}
    buttons = msg("ken", "--lang", "en", "status 1")["card"]["buttons"]
    assert next(button for button in buttons if button["label"] == "Close") == {
        "label": "Close",
        "command": "/incident close 1",
        "primary": False,
        "danger": False,
        "fields": fields,
    }


def test_what_is_lacking_comes_back_as_a_form_that_fields_fill(msg):
    asked = msg("mei", "--lang", "en", "assign 1 owner")
    people = [{"value": name.lower(), "label": name} for name in ("Mei", "Ken", "Jun")]  # who may own it
    role, person, reason = asked.pop("form")["fields"]
    assert asked == {"ok": False, "says": [], "card": None, "files": []}
    assert (role["name"], role["value"], {"value": "owner", "label": "owner"} in role["options"]) == (
        "role",
        "owner",
        True,
    )
    assert person == {
        "name": "person",
        "label": "Who",
        "input": "choice",
        "required": True,
        "value": "",
        "options": people,
        "max_length": 2000,
    }
    assert (reason["name"], reason["input"], reason["required"]) == ("reason", "line", False)
    filled = msg("mei", "--lang", "en", "assign 1 owner", "--field", "person=jun", "--field", "reason=Mei is ill")
    assert filled == {"ok": True, "says": ["Asked Jun to be owner of incident 1; waiting for their yes"], **DONE}


def test_a_finding_is_acknowledged_by_a_tick(msg):
    msg(
        "mei",
        "draft 1 first_ack",
        "--field",
        "text=看到你说满脸通红真的抱歉，请先停用、不舒服就去看医生，票据留着，我们高度重视。请私信告诉我们批号，明天22点前回你。",
    )
    asked = msg("ken", "--lang", "en", "approve 1 1")
    (tick,) = asked["form"]["fields"]
    assert (tick["name"], tick["input"], tick["required"]) == ("ack:CORP_PHRASE", "tick", True)
    assert asked["form"]["lines"][1]["value"].startswith("看到你说满脸通红")
    assert msg("ken", asked["form"]["command"], "--field", "ack:CORP_PHRASE=yes")["ok"]


def test_a_field_may_come_from_a_file_from_standard_input_or_begin_with_an_at_sign(msg, tmp_path, monkeypatch):
    (tmp_path / "reply.txt").write_text(f"{REPLY}\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("one\ntwo\n"))
    for given in ("text=@reply.txt", "text=-", "text=@@小美 好"):
        assert msg("mei", "note 1", "--field", given)["ok"]
    assert msg("mei", "export 1")["files"][0].endswith(" redacted.pdf")
    assert in_full(msg, 1)[1].endswith(".zip")
    timeline = Path("data/exports/INC-1/timeline.csv").read_text("utf-8")
    assert [text in timeline for text in (REPLY, "one two", "：@小美 好")] == [True] * 3


def test_answers_come_in_the_persons_language_unless_another_is_asked_for(msg):
    assert msg("mei", "take 9")["says"] == ["没有事件 9，发送 状态 看现有编号"]
    assert msg("mei", "--lang", "en", "take 9")["says"] == ["There is no incident 9; type status to see the numbers"]
    assert msg("mei", "language en")["says"] == ["From now on you get English"]
    assert msg("mei", "take 9")["says"] == ["There is no incident 9; type status to see the numbers"]


def test_who_may_not_is_refused_with_the_reason(msg):
    refused = msg("lou", "--lang", "en", "take 1")
    assert refused == {
        **WRONG,
        "says": [
            "Lou holds no role on the roster and may see the counts and report only; ask a manager for a role to act"
        ],
    }


def test_a_call_repeated_under_its_name_changes_nothing(msg):
    first = [msg("mei", "--idempotency-key", "job-7", "note 1 checked") for _ in range(2)]
    assert first[0] == first[1]
    msg("mei", "--idempotency-key", "job-8", "note 1 checked")
    msg("ken", "--idempotency-key", "job-7", "note 1 checked")
    assert in_full(msg, 1)
    assert Path("data/exports/INC-1/timeline.csv").read_text("utf-8").count("checked") == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--as", "zed", "help"], "There is no 'zed' on the roster. Choose one of: mei, ken, jun, ada, rui, lou"),
        (["--as", "mei", "note 1", "--field", "txt=x"], "There is no field 'txt' here. Choose one of: text"),
        (["--as", "mei", "list", "--field", "txt=x"], "There is no field 'txt' here. Choose one of: none"),
        (
            ["--as", "ken", "approve 1 1", "--field", "ack:TONE=no"],
            "ack:TONE is ticked with ack:TONE=yes, or left out.",
        ),
        (["--as", "mei", "note 1", "--field", "text"], "--field text: write name=value."),
        (["--as", "mei", "note 1", "--field", "text=@小美"], "Write text=@@小美 for a text that begins with @."),
        (["--as", "mei"], 'Write a command, such as: say --as mei "/incident status 12". Or --inbox instead of one.'),
        (["--as", "mei", "--inbox", "help"], "Or --inbox instead of one."),
        (["help"], 'Command "say" parameter --as requires an argument.'),
    ],
)
def test_a_bad_call_is_told_what_to_write(words, told, capsys):
    code = main(["say", *words])
    out, err = capsys.readouterr()
    assert (code, out, told in err) == (2, "", True)


def test_people_read_it_as_text(capsys):
    assert main(["say", "--as", "ken", "--lang", "en", "status", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Incident 1 · L2 serious" in shown and "/incident note 1 --field text=…   Note" in shown.splitlines()
    assert main(["say", "--as", "ken", "--lang", "en", "close 1"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Close · incident 1",
        "/incident close 1 --field reason=…",
        "  reason =    Reason (goes on the timeline)",
        "  override? =    Reason to close although something is not settled (by the owner only with a second person)",
    ]


def test_a_desk_that_runs_without_its_console_is_named(data, monkeypatch, capsys):
    monkeypatch.setenv("CONSOLE", "false")
    monkeypatch.setattr(desk_client, "SHORT_TIMEOUT", 0.0)
    with acquire_single_instance(data):
        assert main(["say", "--as", "mei", "help"]) == 2
    assert capsys.readouterr().err == (
        f"A desk runs on {data} without a console, so it cannot be asked: start it with CONSOLE=true, or stop it.\n"
    )


def test_a_desk_that_does_not_answer_in_time_is_said_to_be_starting(data, monkeypatch, capsys):
    monkeypatch.setattr(desk_client, "START_TIMEOUT", 0.0)
    with acquire_single_instance(data):
        assert main(["say", "--as", "mei", "--json", "help"]) == 2
        assert json.loads(capsys.readouterr().out)["says"] == [
            f"A desk on {data} is starting or stopping and does not answer yet: say it again in a moment."
        ]


def test_a_desk_that_is_starting_or_stopping_is_waited_for(data, monkeypatch, msg):
    monkeypatch.setenv("CONSOLE", "false")
    held = acquire_single_instance(data)
    monkeypatch.setattr(desk_client.time, "sleep", lambda seconds: held.close())
    assert msg("mei", "help")["ok"]


def test_a_wrong_choice_is_named_with_those_that_there_are(msg):
    answer = msg("mei", "--lang", "en", "promise 1", "--field", "what=退款")
    assert answer["says"] == [
        "What became of it: “退款” is no choice here; choose from kept, moved, broken, withdrawn, add"
    ]
    assert [field["value"] for field in answer["form"]["fields"]] == ["", "退款", "", ""]


def test_a_script_calls_it_like_any_program(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "say", "--as", "lou", "--json", "take", "1"], capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr, json.loads(ended.stdout)["ok"]) == (1, "", False)


def test_the_readmes_script_runs(tmp_path, monkeypatch, capsys):
    page = (Path(__file__).parents[3] / "bot/cli/README.md").read_text("utf-8")
    script = [shlex.split(line, comments=True)[3:] for line in page.splitlines() if line.startswith("python -m bot ")]
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "new"))
    (tmp_path / "note.txt").write_text("the batch is 24C1", encoding="utf-8")
    assert [main(words) for words in script] == [0, 0, 0, 0]
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert [set(answer) for answer in answers] == [{"ok", "messages"}, *[{"ok", "says", "card", "form", "files"}] * 2]


def test_on_postgresql_it_decides_beside_other_processes(migrated_postgres, msg, data, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", migrated_postgres())
    with acquire_single_instance(data):
        assert msg("mei", f"{NOTE} 用了一次就满脸通红")["ok"]
    assert msg("mei", "take 1")["ok"]


def test_a_bad_call_answers_in_json_as_well(capsys):
    assert main(["say", "--as", "zoe", "--json", "mine"]) == 2
    unknown = json.loads(capsys.readouterr().out)
    assert main(["say", "--as", "mei", "--json", "--field", "nothing", "mine"]) == 2
    field = json.loads(capsys.readouterr().out)
    assert main(["say", "--json", "--nonsense", "mine"]) == 2
    option = json.loads(capsys.readouterr().out)
    assert option == {**WRONG, "says": ["Unknown option: --nonsense. `python -m bot say --help` says what to write."]}
    assert (unknown["ok"], field["ok"], bool(unknown["says"]), "name=value" in field["says"][0]) == (
        False,
        False,
        True,
        True,
    )
