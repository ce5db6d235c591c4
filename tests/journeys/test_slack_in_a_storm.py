"""People click everything while Slack fails at random and the bot is killed: nothing is lost, nothing comes twice."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.config.settings import Settings
from storage.database import Database
from storage.outbox import maintenance
from tests.fakes.settings import settings_of
from tests.fakes.slack import FakeSlack, Fault
from tests.fakes.slack_desk import ROSTER, workspace
from tests.fakes.slack_people import Someone, over_socket, tool_says
from tests.journeys.test_slack_survives import Process, posts

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005{:06x}"
FAULTS = (
    Fault(status=503),
    Fault(status=500, done=True),
    Fault(cut=True),
    Fault(cut=True, done=True),
    Fault(retry_after=1),
)
METHODS = (
    *["chat.postMessage"] * 6,
    "chat.update",
    "chat.postEphemeral",
    "views.open",
    "views.publish",
    "conversations.open",
    "chat.getPermalink",
    "conversations.history",
    "conversations.replies",
    "files.completeUploadExternal",
)
TYPED = (
    "list",
    "mine",
    "help",
    "status 1",
    "note 1 spoke to them",
    "take 1",
    "export 1",
    "draft 1",
    "status 77",
    "dance",
    "new",
)
STEPS, KILLED = 24, 14


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    fake = workspace()
    yield fake
    fake.close()


def buttons(fake: FakeSlack) -> list[tuple[str, str, str]]:
    """Channel, message and command of every button there is."""
    return [
        (channel, message["ts"], element["value"].split()[0])
        for channel, messages in list(fake.channels.items())
        for message in list(messages)
        for block in message["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["type"] == "button"
    ]


def fill(someone: Someone, view: dict[str, Any]) -> None:
    """Send the form with something in every field."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    given = {
        block["block_id"].split("|")[0]: block["element"]["options"][0]["value"]
        if "options" in block["element"]
        else "因为如此"
        for block in inputs
        if not block["element"].get("initial_value") and not block["element"].get("initial_option")
    }
    if "submit" in view:
        someone.submits(view, given)


@pytest.mark.soak
def test_all_is_acknowledged_and_nothing_is_lost_or_comes_twice(fake: FakeSlack, tmp_path: Path) -> None:
    (tmp_path / "roster.toml").write_text(ROSTER, encoding="utf-8")
    bot, send, chance = Process(fake, tmp_path), over_socket(fake), random.Random(20261121)
    people = {f"D{user[1:]}": Someone(fake, send, user) for user in ("U0MEI", "U0KEN", "U0RUI", "U0LOU")}
    for step in range(STEPS):  # over_socket hangs when an envelope is not acknowledged
        fake.fail(chance.choice(METHODS), chance.choice(FAULTS))
        someone, found = chance.choice(list(people.values())), buttons(fake)
        if step % 9 == 0 or not found:
            tool_says(send, f"{LINK.format(step)} GlowSkin精华用了{step}次就过敏 <!channel>")
        elif step % 4 == 1:
            someone.types(chance.choice(TYPED))
        else:
            channel, ts, command = chance.choice(found)
            someone = people.get(channel, someone)
            someone.clicks(channel, ts, command)
            time.sleep(0.2)
            if fake.modals:
                fill(someone, fake.modals.pop())
        if step == KILLED:
            bot.kill()
            bot.start()
    fake.faults.clear()
    _at_rest(fake, tmp_path)
    assert [twice for twice, times in posts(fake).items() if times > 1] == []
    assert fake.refused == []
    bot.end()


def _at_rest(fake: FakeSlack, folder: Path) -> None:
    """Nothing waits any more, and nothing was given up."""
    database = Database(settings_of(Settings, data_dir=folder).database)

    def waiting() -> int:
        with database.read_transaction() as connection:
            return maintenance.waiting(connection)[0]

    fake.wait(lambda: waiting() == 0)
    with database.read_transaction() as connection:
        assert maintenance.undeliverable(connection, datetime(2000, 1, 1, tzinfo=UTC)) == []
    database.close()
