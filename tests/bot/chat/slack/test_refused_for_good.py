"""What Slack refuses for good loses nothing: closed rooms catch up, cards of an earlier app come anew."""

from collections.abc import Callable

import pytest

from tests.fakes.slack import BOT, FakeSlack
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import shown

POST = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
ROOM = "C0ROOM"


def archive(fake: FakeSlack) -> Callable[[], None]:
    """Somebody archives the room; what undoes it."""
    fake.archived.add(ROOM)
    return lambda: fake.archived.discard(ROOM)


def remove(fake: FakeSlack) -> Callable[[], None]:
    """Somebody removes the app from the room; what undoes it."""
    fake.members[ROOM].discard(BOT)
    return lambda: fake.members[ROOM].add(BOT)


def room(desk: SlackDesk) -> list[str]:
    """What the room shows, card and thread."""
    return [shown(message) for message in desk.slack.channels[ROOM]]


def told(desk: SlackDesk) -> list[str]:
    """What the manager was told of the room."""
    return [said for m in desk.slack.channels.get("D0ADA", []) if "takes no messages" in (said := shown(m))]


@pytest.mark.parametrize(("close", "repair"), [(archive, "unarchive"), (remove, "/invite")])
def test_a_closed_room_loses_nothing_and_the_manager_hears_once(
    desk: SlackDesk, close: Callable[[FakeSlack], Callable[[], None]], repair: str
) -> None:
    desk.mei.types(f"new {POST} GlowSkin精华用了一次就过敏")
    desk.slack.wait(lambda: room(desk))
    reopen = close(desk.slack)
    for level in ("L3", "L2"):
        desk.mei.types(f"grade 1 {level} safety another report")
    desk.slack.wait(lambda: told(desk))
    health = desk.endpoints.health()
    assert (health.ok, ROOM in health.detail, repair in health.detail) == (False, True, True)
    reopen()
    desk.settled()
    card, *lines = room(desk)
    assert card.startswith("Incident 1 · L3 crisis")
    missed = ("changed the grade to L3 crisis", "proposes #1: lower")
    assert [len([said for said in lines if each in said]) for each in missed] == [1, 1]
    assert [(repair in said, ROOM in said) for said in told(desk)] == [(True, True)]
    desk.slack.wait(lambda: desk.endpoints.health().ok)


def test_a_card_of_an_earlier_app_is_posted_anew_and_the_old_one_says_where(desk: SlackDesk) -> None:
    desk.mei.types(f"new {POST} GlowSkin精华用了一次就过敏")
    old = desk.slack.wait(lambda: next((m for m in desk.slack.channels[ROOM] if m.get("blocks")), None))
    old["app_id"] = "A0EARLIER"
    desk.mei.types("take 1")
    below = desk.slack.wait(
        lambda: next((m for m in desk.slack.channels[ROOM] if "out of date" in m.get("text", "")), None)
    )
    fresh = [m for m in desk.slack.channels[ROOM] if m is not old and m.get("blocks") and "thread_ts" not in m]
    assert (len(fresh), below["thread_ts"]) == (1, old["ts"])
    assert fresh[0]["ts"].replace(".", "") in below["text"]
