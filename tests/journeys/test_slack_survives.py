"""The bot as a real process, killed in the middle of a day and restarted: nothing is lost, nothing comes twice."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fakes.slack import FakeSlack, Fault
from tests.fakes.slack_desk import ROSTER, TOKENS, workspace
from tests.fakes.slack_people import Someone, button_commands, over_socket, shown, tool_says
from tests.faults.processes import started

HURRIED = {
    "bot.workers.scheduler.POLL_SECONDS": 0.1,
    "bot.workers.outbox_dispatcher.MIN_BACKOFF": timedelta(seconds=0.1),
    "bot.chat.slack.outbound.channels.SECONDS_PER_MESSAGE": 0.1,
}
LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


class Process:
    """`python -m bot` on a folder."""

    def __init__(self, fake: FakeSlack, folder: Path) -> None:
        self.fake, self.folder = fake, folder
        self.start()

    def start(self) -> None:
        """Start it, and wait until Slack reaches it."""
        before = len(self.fake.lines)
        secrets = {name.upper(): value for name, value in TOKENS.items()}
        rooms = {
            "SLACK_ROOM": "C0ROOM",
            "SLACK_ALERTS_CHANNEL": "C0ALERTS",
            "SLACK_ALERT_BOTS": "B0TOOL",
            "SLACK_API_BASE": self.fake.base,
        }
        about = {"DATA_DIR": str(self.folder), "PORT": "0", "CONSOLE": "false", "LANGUAGE": "en"}
        plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        self.process = started(
            "python -m bot", self.folder, plain | secrets | rooms | about, self.folder / "log", HURRIED
        )
        self.fake.wait(lambda: len(self.fake.lines) > before)

    def kill(self) -> None:
        """Without a word."""
        self.process.send(signal.SIGKILL)
        self.process.wait()

    def end(self) -> int:
        """As a system stops it."""
        self.process.send(signal.SIGTERM)
        return self.process.wait()


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    fake = workspace()
    yield fake
    fake.close()


def test_a_day_with_a_kill_in_the_middle(fake: FakeSlack, tmp_path: Path) -> None:
    (tmp_path / "roster.toml").write_text(ROSTER, encoding="utf-8")
    bot, send = Process(fake, tmp_path), over_socket(fake)
    mei, ken = Someone(fake, send, "U0MEI"), Someone(fake, send, "U0KEN")
    tool_says(send, f"{LINK} GlowSkin精华用了一次就过敏，满脸通红")
    asked = newest(fake, "D0MEI", "take")

    fake.fail("chat.postMessage", Fault(cut=True, done=True))  # the next post arrives, and nobody learns of it
    mei.clicks("D0MEI", asked["ts"], "take")
    fake.wait(lambda: not fake.faults["chat.postMessage"])
    note = mei.command("note 1 written before the power went")
    assert send("slash_commands", note)["text"]
    bot.kill()

    bot.start()
    assert send("slash_commands", note)["text"], "a repeat is answered"
    draft = newest(fake, "D0KEN", "approve")
    ken.clicks("D0KEN", draft["ts"], "approve")
    fake.wait(lambda: button_commands(draft) == ["undo"])
    fake.wait(lambda: sum("noted" in shown(m) for m in fake.channels["C0ROOM"]))
    newest(fake, "D0MEI", "posted")
    assert [twice for twice, times in posts(fake).items() if times > 1] == []
    assert sum("noted" in shown(m) for m in fake.channels["C0ROOM"]) == 1, "who did what; the words are need-to-know"
    assert sum("written before the power went" in shown(m) for m in fake.channels["C0ROOM"]) == 0
    assert len([m for m in fake.channels["C0ROOM"] if button_commands(m)]) == 1
    assert fake.refused == []
    assert bot.end() == -signal.SIGTERM
    said = (tmp_path / "log").read_text()
    assert not any(secret in said for secret in TOKENS.values()), "no secret is ever logged"


def posts(fake: FakeSlack) -> Counter[tuple[str, str]]:
    """Channels and numbers of our messages, and how often each was posted."""
    return Counter(
        (channel, str(message["metadata"]["event_payload"]))
        for channel, messages in fake.channels.items()
        for message in messages
        if "metadata" in message
    )


def newest(fake: FakeSlack, channel: str, command: str) -> dict:
    """The message there with this button, once it is there."""
    found = fake.wait(
        lambda: next((m for m in reversed(fake.channels.get(channel, [])) if command in button_commands(m)), None)
    )
    assert isinstance(found, dict)
    return found
