"""A crisis day in Slack, from a listening tool's message to the exported file, over a real socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.slack.outbound import channels as places
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import button_commands, shown, tool_says

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlackDesk]:
    monkeypatch.setattr(places, "SECONDS_PER_MESSAGE", 0.02)
    desk = SlackDesk(tmp_path, slack_l3_channels=True)
    desk.slack.scopes += ",channels:manage"
    yield desk
    desk.close()


def test_a_day(desk: SlackDesk) -> None:
    tool_says(desk.send, f"<{LINK}|a post> GlowSkin精华用了一次就过敏，满脸通红 <!channel>")
    card = desk.message("C0ROOM", "Incident 1", buttons=True)
    assert button_commands(card) == ["take", "status", "note", "close"]

    asked = desk.message("D0MEI", "Incident 1", buttons=True)
    desk.mei.clicks("D0MEI", asked["ts"], "take")
    desk.whisper("incident 1")

    draft = desk.message("D0KEN", "draft version 1", buttons=True)
    text = desk.application.incidents.read(1).drafts[0].text
    assert text in shown(draft), "the exact words, whole"
    assert "role" in str(desk.lou.types("approve 1 1 sure=yes")["text"])

    desk.ken.clicks("D0KEN", draft["ts"], "approve")
    desk.slack.wait(lambda: button_commands(draft) == ["undo"])
    assert "Ken" in shown(draft)
    assert "Ken" in str(desk.ada.types("approve 1 1 sure=yes")["text"]), "who decided elsewhere is named"

    post = desk.message("D0MEI", "version 1", text, buttons=True)
    desk.mei.clicks("D0MEI", post["ts"], "posted")
    modal = desk.slack.wait(lambda: desk.slack.modals and desk.slack.modals[-1])
    assert desk.mei.submits(modal, {"link": "not a link"})["response_action"] == "errors"
    assert desk.mei.submits(modal, {"link": f"{LINK}?comment=1"}) == {}
    desk.slack.wait(lambda: button_commands(post) == ["wrong", "promote"])
    desk.slack.wait(lambda: not button_commands(draft))

    desk.mei.says("<@U0BOT> note spoke to the shop &amp; the factory", "C0ROOM", thread_ts=card["ts"])
    assert "factory" not in str(desk.message("C0ROOM", "Mei noted")), "what is need-to-know is not told in the room"
    desk.mei.types("grade 1 L3 it trends everywhere")
    own = desk.slack.wait(lambda: next(iter(desk.slack.names), None))
    assert desk.slack.names[own].startswith("inc-1-")
    desk.slack.wait(lambda: {"U0MEI", "U0KEN"} <= desk.slack.members[own])
    assert "1" in str(desk.mei.types("promise 1 kept done, see the screenshot", own)["text"])

    desk.mei.types("export 1")
    desk.slack.wait(lambda: len([f for f in desk.slack.files.values() if f.get("thread_ts") == card["ts"]]) == 2)
    assert all(len(f["data"]) > 0 for f in desk.slack.files.values())
    for line in ("reported by", "Ken", "grade"):
        assert desk.message("C0ROOM", line).get("thread_ts") == card["ts"]
    assert [m for m in desk.slack.channels["C0ROOM"] if button_commands(m)] == [card], "one card, never a second"
    assert desk.slack.refused == []


def test_people_are_told_why_not(desk: SlackDesk) -> None:
    assert desk.new.types("list") == {}
    desk.whisper("not on the roster", "U0NEW")
    assert "no incident 9" in str(desk.mei.types("status 9")["text"]).lower()
    assert "There is no command “dance”" in str(desk.mei.types("dance")["text"])


def test_somebody_known_by_address_is_recognised_once(desk: SlackDesk) -> None:
    desk.slack.wait(lambda: "users.lookupByEmail" in desk.slack.calls)
    desk.slack.wait(lambda: "Incident board" in str(desk.ada.types("list")))


def test_the_home_shows_what_waits_and_takes_the_two_switches(desk: SlackDesk) -> None:
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.message("D0MEI", "Incident 1")
    desk.mei.opens_home()
    desk.slack.wait(lambda: "Incident 1" in shown(desk.slack.homes.get("U0MEI", {"blocks": []})))
    desk.mei.clicks_at_home("away")
    answer = desk.mei.fills_in(until="2d")
    assert answer["response_action"] == "update"
    desk.slack.wait(lambda: "away until" in shown(desk.slack.homes["U0MEI"]))
    desk.mei.clicks_at_home("status")
    desk.slack.wait(lambda: any("Incident 1" in shown(view) for view in desk.slack.modals))
    assert desk.slack.refused == []


def test_any_message_becomes_an_incident_and_is_linked(desk: SlackDesk) -> None:
    message = {"ts": "1700000000.000100", "user": "U0LOU", "text": f"look at <{LINK}> 过敏了"}
    desk.slack.channels["C0ROOM"].append({**message, "blocks": []})
    desk.mei.shortcut("C0ROOM", message)
    assert desk.mei.fills_in() == {}
    desk.slack.wait(
        lambda: any("opened from this message" in shown(m) for m in desk.slack.channels["C0ROOM"] if "thread_ts" in m)
    )
    assert "archives" not in shown(desk.message("C0ROOM", "Mei noted")), "what is need-to-know is not told in the room"
    assert "archives/C0ROOM/p1700000000000100" in str(desk.mei.types("status 1"))


def test_an_alert_without_a_post_gets_a_quiet_button(desk: SlackDesk) -> None:
    for _ in range(2):
        tool_says(desk.send, "客服电话被打爆了，都在说过敏", ts="1700000000.000200")
    offer = desk.message("C0ALERTS", "Open an incident?", buttons=True)
    assert offer["thread_ts"] == "1700000000.000200"
    desk.mei.clicks("C0ALERTS", offer["ts"], "new")
    desk.message("C0ROOM", "Incident 1", "Need to know", buttons=True)
    desk.message("D0MEI", "Incident 1", "客服电话被打爆了", buttons=True)
    assert sum("blocks" in m for m in desk.slack.channels["C0ALERTS"] if button_commands(m)) == 1
