"""A newcomer follows the README's Slack page, step by step, in an empty folder: what it says is what happens."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.slack import BOT, FakeSlack
from tests.fakes.slack_page import PAGE, commands, manifest
from tests.fakes.slack_people import Someone, button_commands, over_socket, shown
from tests.faults.processes import Process, started
from tests.journeys.test_slack_survives import HURRIED

SAID = "said"  # a file
LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
PEOPLE = {"mei": "U0MEI", "ken": "U0KEN", "jun": "U0JUN", "rui": "U0RUI", "lou": "U0LOU"}  # Ada is known by her address
SHOWN = {
    "SLACK_APP_TOKEN": "xapp-1-A1-2-3",
    "SLACK_BOT_TOKEN": "xoxb-1-2-3",
    "SLACK_ROOM": "C0ROOM",
}  # what Slack's pages show


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    """A workspace in which the page's manifest was pasted, and nothing else was done."""
    fake = FakeSlack(scopes=",".join(manifest()["oauth_config"]["scopes"]["bot"]))
    for user in PEOPLE.values():
        fake.user(user)
    fake.user("U0ADA", "ada@example.com")
    fake.channel("C0ROOM")
    fake.members["C0ROOM"].discard(BOT)
    yield fake
    fake.close()


def run(fake: FakeSlack, folder: Path, command: str) -> Process:
    """What the page has people type, in their folder; only the address of Slack and the port are ours."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    (folder / SAID).unlink(missing_ok=True)
    return started(
        command, folder, plain | {"SLACK_API_BASE": fake.base, "PORT": "0", "COLUMNS": "300"}, folder / SAID, HURRIED
    )


def doctor(fake: FakeSlack, folder: Path) -> tuple[int, set[str]]:
    """Its exit code, and the names of what is wrong."""
    code, said = run(fake, folder, commands()[0]).wait(), (folder / SAID).read_text("utf-8")
    return code, {line.split("  ")[1].strip() for line in said.splitlines() if line.startswith("WRONG")}


def test_from_nothing_to_the_first_card(fake: FakeSlack, tmp_path: Path) -> None:
    assert commands() == ["python -m bot doctor", "python -m bot"]
    first = run(fake, tmp_path, "python -m bot")  # the desk has started once
    fake.wait((tmp_path / "data/roster.toml").exists)
    first.send(signal.SIGINT)
    first.wait()

    three = re.findall(r"^\| `(SLACK_[A-Z_]+)` \(", PAGE, re.MULTILINE)
    assert set(three) == set(SHOWN)
    (tmp_path / ".env").write_text("".join(f"{name}={SHOWN[name]}\n" for name in three), "utf-8")
    assert doctor(fake, tmp_path) == (1, {"channel C0ROOM", "people"})

    fake.members["C0ROOM"].add(BOT)  # /invite @dingfengbo
    roster = tmp_path / "data/roster.toml"
    text = roster.read_text("utf-8")
    for person, user in PEOPLE.items():
        text = text.replace(f"[person.{person}]", f'[person.{person}]\nslack = "{user}"')
    roster.write_text(text.replace("[person.ada]", '[person.ada]\nemail = "ada@example.com"'), "utf-8")
    assert doctor(fake, tmp_path) == (0, set())

    bot = run(fake, tmp_path, commands()[1])
    try:
        fake.wait(lambda: fake.lines)
        mei = Someone(fake, over_socket(fake), "U0MEI")
        fake.wait(lambda: _stands(fake, mei))
    finally:
        bot.send(signal.SIGTERM)
        bot.wait()
    assert fake.refused == []
    said = (tmp_path / SAID).read_text("utf-8")
    assert [secret for secret in SHOWN.values() if secret in said and secret != "C0ROOM"] == []


def _stands(fake: FakeSlack, mei: Someone) -> bool:
    """`/incident new`, the link, Send: the card is in the room, the timeline in its thread, a direct message."""
    assert mei.types("new") == {}
    assert mei.fills_in(text=LINK) == {}
    card = fake.wait(lambda: next((m for m in fake.channels["C0ROOM"] if "take" in button_commands(m)), None))
    fake.wait(lambda: [m for m in fake.channels["C0ROOM"] if m.get("thread_ts") == card["ts"]])
    fake.wait(lambda: fake.channels.get("D0MEI"))
    help_ = shown(mei.types("help"))
    typed = mei.types("take 1")
    return "/incident 起草 12 首次回应" in help_ and "1" in shown(typed)
