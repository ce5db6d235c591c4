"""People who click or type are answered, also when Slack cannot take the answer at first, and never twice."""

from datetime import timedelta

import pytest

from bot.chat.slack import background
from bot.chat.slack.blocks.card import said_messages
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.outbound.respond import Answer
from bot.i18n import Locale
from bot.incidents.requests import CommandResult
from handlers.case.card import msg
from storage.incidents import timeline
from tests.fakes.slack import BOT, Fault
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import shown

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
TROUBLE = [Fault(retry_after=1), Fault(status=503), Fault(cut=True)]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "MIN_BACKOFF", timedelta(seconds=0.05))


def opened(desk: SlackDesk) -> dict:
    """An incident; its owner's card."""
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    return desk.message("D0MEI", "Incident 1", buttons=True)


def used_up(desk: SlackDesk) -> None:
    """No response_url takes anything any more."""
    for place in desk.slack.addresses.values():
        place["left"] = 0


def notes(desk: SlackDesk) -> int:
    with desk.application.database.read_transaction() as connection:
        return sum(line.kind == "Noted" for line in timeline.read(connection, 1))


@pytest.mark.parametrize("fault", TROUBLE, ids=["pause", "5xx", "cut"])
def test_an_answer_that_slack_cannot_take_comes_a_little_later(desk: SlackDesk, fault: Fault) -> None:
    card = opened(desk)
    click = desk.mei.click("D0MEI", card["ts"], "take")
    used_up(desk)
    desk.slack.fail("chat.postEphemeral", fault, Fault(status=500))
    desk.send("interactive", click)
    desk.whisper("incident 1")
    assert desk.slack.calls.count("chat.postEphemeral") == 3


def test_an_answer_that_nobody_waits_for_any_more_is_not_given(
    desk: SlackDesk, caplog: pytest.LogCaptureFixture
) -> None:
    card = opened(desk)
    click = desk.mei.click("D0MEI", card["ts"], "take")
    used_up(desk)
    desk.slack.fail("chat.postEphemeral", Fault(retry_after=3000))
    desk.send("interactive", click)
    desk.slack.wait(lambda: "could not be told, tries: 1" in caplog.text)
    assert desk.slack.whispers == []


def test_where_nobody_may_be_whispered_to_the_answer_goes_to_them_alone(desk: SlackDesk) -> None:
    opened(desk)
    click = desk.mei.click("D0MEI", desk.message("D0MEI", "Incident 1", buttons=True)["ts"], "take")
    used_up(desk)
    desk.slack.fail("chat.postEphemeral", *[Fault(error="user_not_in_channel")] * 2)
    desk.slack.fail("chat.postMessage", Fault(status=503))
    click["actions"][0]["value"] = "take 77"
    desk.send("interactive", click)
    desk.message("D0MEI", "77")
    assert desk.slack.whispers == []


def test_a_long_answer_goes_on_where_it_stopped(desk: SlackDesk) -> None:
    slack = SlackContext(desk.inward, desk.sender, desk.sender.client)
    bodies = [body for n in range(3) for body in said_messages((msg("plain.text", text=f"part {n}"),), Locale("en"))]
    desk.slack.fail("chat.postEphemeral", Fault(done=True), Fault(status=503))
    slack.later(Answer(slack, InteractionRef("U0MEI", "", "C0ROOM"), CommandResult(True), bodies).send)
    desk.whisper("part 2")
    assert [shown(w) for w in desk.slack.whispers] == ["part 0", "part 1", "part 2"]
    slack.close()


@pytest.mark.parametrize("fault", [Fault(status=503), Fault(cut=True), Fault(cut=True, done=True)])
def test_a_form_opens_though_slack_stumbled(desk: SlackDesk, fault: Fault) -> None:
    desk.slack.fail("views.open", fault)
    desk.mei.types("new")
    desk.slack.wait(lambda: desk.slack.modals)
    desk.slack.wait(lambda: desk.slack.calls.count("views.open") == 2)
    desk.finish()
    assert (len(desk.slack.modals), desk.slack.whispers) == (1, [])


def test_a_form_for_which_slack_asks_for_a_pause_is_asked_for_again(desk: SlackDesk) -> None:
    desk.slack.fail("views.open", Fault(retry_after=1))
    desk.mei.types("new")
    desk.whisper("three seconds")
    assert desk.slack.calls.count("views.open") == 1


def test_a_click_in_a_modal_that_comes_too_late_is_answered_once(desk: SlackDesk) -> None:
    opened(desk)
    view = {"id": "V1", "type": "modal", "callback_id": "form", "blocks": []}
    action = {"type": "button", "action_id": "do_0", "block_id": "b", "value": "take 77", "action_ts": "1"}
    click = desk.mei._interactive("block_actions") | {
        "container": {"type": "view", "view_id": "V1"},
        "view": view,
        "actions": [action],
    }
    desk.slack.expire(click["trigger_id"])
    desk.send("interactive", click)
    desk.message("D0MEI", "three seconds")
    assert desk.slack.calls.count("views.push") == 1


def test_nobody_is_called_a_stranger_because_slack_could_not_be_asked(desk: SlackDesk) -> None:
    desk.slack.wait(lambda: desk.slack.calls.count("users.info") == 5)  # those of the roster are proven by now
    desk.slack.fail("users.info", Fault(status=503))
    desk.new.types("list")
    assert "roster" not in shown(desk.whisper("nothing was decided"))


def test_a_home_that_slack_cannot_draw_is_drawn_a_little_later(desk: SlackDesk) -> None:
    desk.slack.fail("views.publish", *TROUBLE)
    desk.mei.opens_home()
    desk.slack.wait(lambda: "U0MEI" in desk.slack.homes)
    assert desk.slack.calls.count("views.publish") == 1 + len(TROUBLE)


def test_an_incident_opened_from_a_message_is_linked_once(desk: SlackDesk) -> None:
    message = {"ts": "1700000000.000100", "user": "U0LOU", "text": f"look at <{LINK}> 过敏了", "blocks": []}
    desk.slack.channels["C0ROOM"].append(message)
    desk.mei.shortcut("C0ROOM", message)
    view = desk.slack.wait(lambda: desk.slack.modals and desk.slack.modals[-1])
    desk.slack.fail("chat.getPermalink", *TROUBLE[1:])
    for _ in range(2):
        assert desk.mei.submits(view, {}) == {}, "and again, as Slack repeats it"
    desk.message("C0ROOM", "opened from this message")
    desk.slack.wait(lambda: desk.slack.calls.count("chat.getPermalink") == 4)
    desk.finish()
    desk.settled()
    below = [m for m in desk.slack.channels["C0ROOM"] if m.get("thread_ts") == message["ts"]]
    assert (notes(desk), len(below)) == (1, 1)


def test_a_message_in_a_channel_the_bot_is_not_in_opens_an_incident_and_alarms_nobody(desk: SlackDesk) -> None:
    message = {"ts": "1700000000.000100", "user": "U0LOU", "text": f"look at <{LINK}> 过敏了", "blocks": []}
    desk.slack.channels["C0ELSE"], desk.slack.members["C0ELSE"] = [message], set()
    desk.mei.shortcut("C0ELSE", message)
    assert desk.mei.fills_in() == {}
    desk.slack.wait(lambda: notes(desk))
    desk.slack.wait(lambda: "chat.getPermalink" in desk.slack.calls)
    desk.message("C0ROOM", "Incident 1", buttons=True)
    assert BOT not in desk.slack.members["C0ELSE"]
    desk.finish()
    desk.settled()
    assert desk.find("D0ADA", "given up") is None
