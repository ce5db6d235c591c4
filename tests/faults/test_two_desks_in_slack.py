"""Two processes' desks on one PostgreSQL and one Slack that asks for a pause before every message: all arrives, once
and in order.
"""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.outbox import maintenance
from tests.fakes.slack_desk import SlackDesk, hurry, workspace
from tests.fakes.slack_people import button_commands, shown

LINK = "https://www.xiaohongshu.com/explore/6a01a980000000000500000"
MANY = 2


def test_a_pause_that_slack_asks_for_is_kept_by_both(
    migrated_postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    slack, url = workspace(busy=True), migrated_postgres()
    desks = [SlackDesk(tmp_path / name, http=True, slack=slack, database_url=url) for name in ("one", "two")]
    for n in range(MANY):
        desks[n % 2].mei.types(f"new {LINK}{n} GlowSkin精华是假货，我要打12315投诉，被骗第{n}次")
    cards = slack.wait(
        lambda: len(found := [m for m in slack.channels["C0ROOM"] if "take" in button_commands(m)]) == MANY and found
    )
    for n in range(MANY):
        desks[n % 2].mei.types(f"note {n + 1} first note of {n}")
        desks[1 - n % 2].mei.types(f"note {n + 1} second note of {n}")
    for desk in desks:
        desk.settled()
    said = defaultdict(list)
    for message in slack.channels["C0ROOM"]:
        said[message.get("thread_ts", "")].append(message)
    assert len(said[""]) == MANY, "one card for each, never a second"
    threads = [said[card["ts"]] for card in cards]
    ids = [[message["metadata"]["event_payload"]["id"] for message in thread] for thread in threads]
    assert ids == [sorted(set(each)) for each in ids]
    words = [" ".join(map(shown, thread)) for thread in threads]
    assert [(told.count("first note of"), told.count("second note of")) for told in words] == [(1, 1)] * MANY
    assert [told for told in words if told.index("second note of") < told.index("first note of")] == []
    with desks[0].application.database.read_transaction() as connection:
        assert maintenance.undeliverable(connection, desks[0].inward.now().replace(year=2000)) == []
    assert len(slack.put_off) >= len(slack.channels["C0ROOM"]) > 3 * MANY, "every one of them"
    for desk in desks:
        desk.close()
