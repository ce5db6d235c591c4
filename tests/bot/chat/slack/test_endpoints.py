"""What Slack sends: signed requests, envelopes, repeats; every one decided once and always answered."""

import threading

import pytest
from fastapi.testclient import TestClient

from bot.chat.slack.blocks.modal import ModalState, modal
from bot.i18n import Locale
from handlers.case.card import Form, msg
from handlers.commands.form_fields import NEW
from tests.fakes.slack_desk import TOKENS, SlackDesk
from tests.fakes.slack_people import button_commands, event_of, request_of, shown
from tests.waiting import ended

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
SECRET = TOKENS["slack_signing_secret"]


@pytest.fixture
def web(desk: SlackDesk) -> TestClient:
    return desk.web()


def status_of(web: TestClient, kind: str, payload: dict, secret: str = SECRET, ago: float = 0.0) -> int:
    body, headers = request_of(kind, payload, secret, ago)
    return web.post("/slack/events", content=body, headers=headers).status_code


def opened(desk: SlackDesk) -> dict:
    """An incident with its cards delivered."""
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.message("D0KEN", "draft version 1", buttons=True)
    return desk.message("D0MEI", "Incident 1", buttons=True)


def lines(desk: SlackDesk, kind: str) -> int:
    """How many lines of this kind the timeline has."""
    from storage.incidents import timeline

    with desk.application.database.read_transaction() as connection:
        return sum(line.kind == kind for line in timeline.read(connection, 1))


@pytest.mark.parametrize(("ago", "status"), [(0, 200), (240, 200), (360, 401), (-360, 401)])
def test_a_signature_holds_for_five_minutes(desk: SlackDesk, web: TestClient, ago: float, status: int) -> None:
    assert status_of(web, "slash_commands", desk.mei.command("list"), ago=ago) == status


def test_nobody_elses_signature_opens_the_door(desk: SlackDesk, web: TestClient) -> None:
    assert status_of(web, "slash_commands", desk.mei.command("list"), "another secret") == 401
    assert web.post("/slack/events", data=desk.mei.command("list")).status_code == 401


def test_requests_that_do_not_fit_the_secret_are_counted_where_people_look(desk: SlackDesk, web: TestClient) -> None:
    assert desk.endpoints.health().detail == "Slack calls us"
    for ago in (0, 0, 360):
        status_of(web, "slash_commands", desk.mei.command("list"), "another secret", ago)
    status_of(web, "slash_commands", desk.mei.command("list"))
    told = desk.endpoints.health()
    assert (told.ok, told.detail.rpartition("; ")[2]) == (
        True,
        "requests refused because their signature does not fit SLACK_SIGNING_SECRET: 3",
    )


def test_a_wrong_secret_shows_when_slack_asks_whether_the_address_is_ours(desk: SlackDesk, web: TestClient) -> None:
    assert status_of(web, "events_api", {"type": "url_verification", "challenge": "abc"}, "another secret") == 401


def test_slack_may_ask_whether_the_address_is_ours(desk: SlackDesk) -> None:
    assert desk.send("events_api", {"type": "url_verification", "challenge": "abc"}) == {"challenge": "abc"}


def test_a_body_that_is_too_large_is_refused_unread(web: TestClient) -> None:
    assert web.post("/slack/events", content=b"x" * 1_100_000).status_code == 413


def test_a_repeated_command_is_carried_out_once_and_answered_twice(desk: SlackDesk) -> None:
    opened(desk)
    note = desk.mei.command("note 1 spoke to the factory")
    first, second = desk.send("slash_commands", note), desk.send("slash_commands", note)
    assert first == second and first["text"]
    assert lines(desk, "Noted") == 1


def test_the_same_message_under_two_event_ids_is_heard_once(desk: SlackDesk) -> None:
    opened(desk)
    event = {
        "type": "app_mention",
        "user": "U0MEI",
        "text": "<@U0BOT> note 1 once",
        "channel": "C0ROOM",
        "ts": "1700000000.1",
    }
    for name in ("Ev1", "Ev1", "Ev2"):
        desk.send("events_api", event_of(event, name))
    assert lines(desk, "Noted") == 1


def test_the_same_click_at_the_same_moment_is_decided_once(desk: SlackDesk) -> None:
    card = opened(desk)
    payload = desk.mei.click("D0MEI", card["ts"], "take")
    threads = [threading.Thread(target=desk.send, args=("interactive", payload)) for _ in range(8)]
    for thread in threads:
        thread.start()
    ended(*threads)
    file = desk.application.incidents.read(1)
    assert [assignment.accepted_at is not None for role, assignment in file.assignments.items() if role == "owner"] == [
        True
    ]
    desk.slack.wait(lambda: len(desk.slack.whispers) == 8)
    assert len({shown(w) for w in desk.slack.whispers}) == 1, "each was answered, and with the same words"


def test_a_repeat_after_a_restart_is_still_known(desk: SlackDesk) -> None:
    opened(desk)
    note = desk.mei.command("note 1 only once")
    first = desk.send("slash_commands", note)
    desk.slack.wait(lambda: remembered(desk, note["trigger_id"]))
    from bot.chat.slack.context import InteractionRef, SlackContext
    from bot.incidents.dispatch import parse

    again = SlackContext(desk.inward, desk.sender, desk.sender.client)
    result = again.dispatch(
        InteractionRef("U0MEI", f"slack command {note['trigger_id']}", "C0ROOM"), "mei", parse("note 1 only once")
    )
    again.close()
    assert first["text"] and result.ok and lines(desk, "Noted") == 1


def remembered(desk: SlackDesk, trigger: str) -> bool:
    from storage import idempotency

    with desk.application.database.read_transaction() as connection:
        return idempotency.find(connection, f"slack command {trigger}") is not None


def test_a_click_on_a_card_nobody_knows_is_answered(desk: SlackDesk) -> None:
    card = opened(desk)
    payload = desk.mei.click("D0MEI", card["ts"], "take")
    payload["actions"][0]["value"] = "take 77"
    assert desk.send("interactive", payload) == {}
    desk.whisper("77")
    payload["actions"][0] |= {"value": "nonsense", "action_ts": "9"}
    desk.send("interactive", payload)
    desk.whisper("nonsense")


def test_a_click_on_an_old_card_says_who_decided(desk: SlackDesk) -> None:
    opened(desk)
    draft = desk.message("D0KEN", "draft version 1", buttons=True)
    stale = desk.ken.click("D0KEN", draft["ts"], "approve")
    desk.ken.clicks("D0KEN", draft["ts"], "approve")
    desk.slack.wait(lambda: button_commands(draft) == ["undo"])
    stale["actions"][0]["action_ts"] = "8"
    desk.send("interactive", stale)
    desk.whisper("Ken", "approved")


def test_a_form_opened_too_late_says_so(desk: SlackDesk) -> None:
    payload = desk.mei.command("new")
    desk.slack.expire(payload["trigger_id"])
    desk.send("slash_commands", payload)
    desk.whisper("three seconds")


def test_a_refused_form_can_be_sent_again_corrected(desk: SlackDesk) -> None:
    desk.mei.types("new")
    assert desk.mei.fills_in(text="https://www.xiaohongshu.com/explore/6a01a9800000000005000001") == {}
    desk.message("C0ROOM", "Incident 1", buttons=True)


def test_whoever_was_taken_off_the_roster_meanwhile_cannot_submit(desk: SlackDesk) -> None:
    opened(desk)
    desk.lou.submits(
        {"id": "V1", **modal(Form("close 1", msg("form.new"), NEW), Locale("en"), ModalState("close 1", "C0ROOM"))},
        {"text": "x"},
    )
    assert desk.application.incidents.read(1).open


def test_an_edited_text_is_checked_again_and_findings_come_back_in_the_form(desk: SlackDesk) -> None:
    opened(desk)
    draft = desk.message("D0KEN", "draft version 1", buttons=True)
    desk.ken.clicks("D0KEN", draft["ts"], "edit")
    answer = desk.ken.fills_in(text="我们保证100%安全，绝对没有任何副作用，不是我们的责任。")
    assert answer["response_action"] == "update"
    assert "我们保证100%安全" in str(answer["view"]) and answer["view"]["submit"]
    assert [d.version for d in desk.application.incidents.read(1).drafts] == [1, 2]
    desk.slack.wait(lambda: not button_commands(draft))


def test_findings_are_ticked_off_in_sight_of_the_whole_text(desk: SlackDesk) -> None:
    opened(desk)
    text = "很抱歉，您用了一次精华就过敏。请立即停用，不舒服就去看医生，产品和票据留着。我们已私信您，会尽快回复您。"
    desk.mei.types(f"edit 1 1 {text}")
    draft = desk.message("D0KEN", "draft version 2", buttons=True)
    desk.ken.clicks("D0KEN", draft["ts"], "approve")
    form = desk.slack.wait(lambda: desk.slack.modals and desk.slack.modals[-1])
    asked = [block["block_id"].split("|")[0] for block in form["blocks"] if block["type"] == "input"]
    assert asked == ["ack:PROMISE_NO_DUE"]
    assert shown({"blocks": form["blocks"]}).replace(" ", "").count(text) == 1
    assert desk.ken.submits(form, {})["response_action"] == "update"
    assert desk.application.incidents.read(1).drafts[1].decided_by == ""
    assert desk.ken.submits(form, dict.fromkeys(asked, "yes")) == {}
    assert desk.application.incidents.read(1).drafts[1].decided_by == "ken"


def test_trouble_is_answered_and_not_remembered(desk: SlackDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    card = opened(desk)
    payload = desk.mei.click("D0MEI", card["ts"], "take")

    def away(*_: object, **__: object) -> None:
        raise RuntimeError("disk on fire")

    with monkeypatch.context() as patched:
        patched.setattr(desk.application.incidents, "execute", away)
        desk.send("interactive", payload)
        desk.whisper("nothing was decided")
    desk.send("interactive", payload)
    desk.slack.wait(lambda: desk.application.incidents.read(1).assignments["owner"].accepted_at)
