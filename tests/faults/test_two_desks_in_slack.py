"""Two processes' desks on one PostgreSQL and one Slack that takes one message at a time in a channel: all arrives, once and in order."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.chat.slack.outbound import channels as places
from storage.outbox import queue as outbox
from tests.fakes.slack_desk import SlackDesk, workspace
from tests.fakes.slack_people import shown, verbs

LINK = "https://www.xiaohongshu.com/explore/6a01a980000000000500000"
MANY = 2
EVERY = 0.3  # seconds


def test_a_pause_that_slack_asks_for_is_kept_by_both(postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "EVERY", EVERY)
    slack, url = workspace(every=EVERY), postgres()
    desks = [SlackDesk(tmp_path / name, http=True, slack=slack, database_url=url) for name in ("one", "two")]
    for n in range(MANY):
        desks[n % 2].mei.types(f"new {LINK}{n} GlowSkin精华用了{n}次就过敏")
    cards = slack.wait(lambda: len(found := [m for m in slack.channels["C0ROOM"] if "take" in verbs(m)]) == MANY and found)
    for n in range(MANY):
        desks[n % 2].mei.types(f"note {n + 1} first note of {n}")
        desks[1 - n % 2].mei.types(f"note {n + 1} second note of {n}")
    for desk in desks:
        desk.settled()
    said = defaultdict(list)
    for message in slack.channels["C0ROOM"]:
        said[message.get("thread_ts", "")].append(message)
    assert len(said[""]) == MANY, "one card for each, never a second"
    for card in cards:
        ids = [message["metadata"]["event_payload"]["id"] for message in said[card["ts"]]]
        assert ids == sorted(set(ids)) and [shown(m).partition(" ")[0] for m in said[card["ts"]]].count("Note") <= 2
        words = " ".join(map(shown, said[card["ts"]]))
        assert -1 < words.find("first note of") < words.find("second note of")
    with desks[0].house.database.read_transaction() as connection:
        assert outbox.undeliverable(connection, desks[0].inward.now().replace(year=2000)) == []
    assert slack.hasty > 0, "they did get into each other's way"
    for desk in desks:
        desk.close()
