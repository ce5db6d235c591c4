"""`python -m bot say` to a desk that runs: a real process, asked over HTTP by what stands in its data directory."""

import http.client
import json
import stat

import pytest

from bot.cli.commands import main
from bot.ops import run_file
from tests.faults.running import Bot
from tests.waiting import PATIENCE, until

NOTE = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
OTHER = "https://www.xiaohongshu.com/explore/6a01a9800000000005000002"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A running desk with one incident, which Lou reported and Mei took."""
    desk = Bot(tmp_path_factory.mktemp("running") / "data")
    desk.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(desk.folder))
        assert main(["say", "--as", "lou", f"{NOTE} 用了一次就满脸通红"]) == 0
        assert main(["say", "--as", "mei", "take 1"]) == 0
    yield desk
    desk.kill()


@pytest.fixture(autouse=True)
def at_the_desk(desk, monkeypatch):
    monkeypatch.chdir(desk.folder.parent)
    monkeypatch.setenv("DATA_DIR", str(desk.folder))


def button(msg, person, start):
    """The button whose command starts so, on a card that this person sees, once it is there."""

    def look():
        cards = [message["card"] for message in msg(person, "--lang", "en", "--inbox")["messages"] if message["card"]]
        return next((b for card in cards for b in card["buttons"] if b["command"].startswith(start)), None)

    return until(look)


def test_a_whole_incident_from_the_post_to_the_posted_reply(msg):
    opened = msg("lou", "--lang", "en", f"{OTHER} 脖子红肿了")
    assert opened == {
        "ok": True,
        "says": ["Incident 2 is open; it is being graded and people are being asked"],
        "card": None,
        "form": None,
        "files": [],
    }
    assert msg("mei", button(msg, "mei", "/incident take 2")["command"])["ok"]
    assert msg("ken", "--lang", "en", f"{button(msg, 'ken', '/incident approve 2 1')['command']} sure=yes")["says"] == [
        "Version 1 of incident 2 is approved; post it word for word, then record the link"
    ]
    posted = button(msg, "mei", "/incident posted 2")
    assert posted["command"] == "/incident posted 2 1"
    assert [(field["name"], field["required"]) for field in posted["fields"]] == [
        ("link", True),
        ("text", False),
        ("where", False),
    ]
    assert msg("mei", posted["command"])["form"]["fields"][0]["name"] == "link"
    assert msg("mei", posted["command"], "--field", f"link={OTHER}?comment=1")["ok"]
    replied = [line for line in msg("mei", "status 2")["card"]["lines"] if line["value"] == f"{OTHER}?comment=1"]
    assert len(replied) == 1
    assert msg("ken", "export 2")["files"][0].endswith(" redacted.pdf")
    assert msg("ken", "export 2 profile=full")["files"] == []
    assert msg("rui", "confirm 2 1")["ok"], "in full it takes two where somebody's health is at stake"
    assert msg("ken", "export 2 profile=full")["files"][1].endswith(".zip")


def test_each_sees_the_rooms_and_their_own_messages_and_who_has_no_role_nothing_of_what_is_need_to_know(msg):
    button(msg, "ken", "/incident approve 1 1")
    seen = {person: msg(person, "--inbox")["messages"] for person in ("mei", "ken", "lou")}
    places = {person: {message["place"] for message in messages} for person, messages in seen.items()}
    assert places == {"mei": {"room:desk", "person:mei"}, "ken": {"room:desk", "person:ken"}, "lou": set()}
    assert set(seen["mei"][0]) == {"place", "incident", "at", "says", "card"}


def test_the_inbox_can_be_read_as_text(capsys):
    assert main(["say", "--as", "rui", "--lang", "en", "--inbox"]) == 0
    assert "Mei accepted the role of owner" in capsys.readouterr().out.splitlines()


def test_a_bad_call_is_told_as_without_a_desk(capsys):
    assert main(["say", "--as", "zed", "help"]) == 2
    assert capsys.readouterr().err == "There is no 'zed' on the roster. Choose one of: mei, ken, jun, ada, rui, lou\n"
    assert main(["say", "--as", "mei", "note 1", "--field", f"text={'x' * 70_000}"]) == 2
    assert "64 KB" in capsys.readouterr().err


def request(desk, secret, **headers):
    """The API's status for a caller who brings this secret."""
    connection = http.client.HTTPConnection("127.0.0.1", desk.console_port, timeout=PATIENCE)
    call = json.dumps({"person": "mei", "text": "help"})
    connection.request("POST", "/console/say", call, {"Authorization": f"Bearer {secret}", **headers})
    status = connection.getresponse().status
    connection.close()
    return status


def test_only_who_can_read_the_data_directory_is_let_in_and_only_under_our_own_name(desk):
    secret = run_file.find(desk.folder).secret
    assert stat.S_IMODE((desk.folder / run_file.FILE_NAME).stat().st_mode) == 0o600
    assert request(desk, secret) == 200
    assert [request(desk, wrong) for wrong in ("", "guess", secret[:-1], "ü")] == [403] * 4
    assert request(desk, secret, Host="evil.example") == 403
    assert request(desk, secret, Origin="https://evil.example") == 403
    assert secret not in (desk.folder.parent / "bot.log").read_text()


def test_a_desk_that_was_killed_leaves_its_database_to_say_and_starts_again_with_another_secret(desk, msg):
    before = run_file.find(desk.folder).secret
    desk.kill()
    assert msg("mei", "note 1 while it was down")["ok"]
    desk.start()
    assert msg("mei", "--lang", "en", "note 1 and up again")["says"] == ["Added to the timeline of incident 1"]
    assert (request(desk, before), request(desk, run_file.find(desk.folder).secret)) == (403, 200)
