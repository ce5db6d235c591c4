"""The same request twice, a new one that looks like it, and requests that cannot be read: none hangs or breaks."""

import json
import re

import pytest
from sqlalchemy import update

from storage import idempotency
from storage.incidents import cases, timeline
from tests.fakes.slack import Fault
from tests.fakes.slack_desk import TOKENS, SlackDesk
from tests.fakes.slack_people import event_of, request_of, shown

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
SECOND_READING = re.compile(r'(?<="text": )"(?:under way|(?:R|Not r)ead[^"]*)"')  # by whom depends on what is installed


def opened(desk: SlackDesk) -> dict:
    """An incident with its cards delivered; the draft before its approver."""
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.message("D0MEI", "Incident 1", buttons=True)
    return desk.message("D0KEN", "draft version 1", buttons=True)


def notes(desk: SlackDesk) -> int:
    """How many notes the timeline has."""
    with desk.application.database.read_transaction() as connection:
        return sum(line.kind == "Noted" for line in timeline.read(connection, 1))


def status_of(desk: SlackDesk, kind: str, payload: dict) -> int:
    """What Slack is answered over HTTP."""
    body, headers = request_of(kind, payload, TOKENS["slack_signing_secret"])
    return desk.web().post("/slack/events", content=body, headers=headers).status_code


def test_a_text_that_is_brought_back_in_the_same_form_is_a_new_edit_and_a_repeat_is_none(desk: SlackDesk) -> None:
    draft = opened(desk)
    desk.ken.clicks("D0KEN", draft["ts"], "edit")
    view = desk.slack.wait(lambda: desk.slack.modals and desk.slack.modals[-1])
    first, second = "我们保证100%安全，绝对没有任何副作用。", "我们保证全网最好，绝对没有任何副作用。"
    for drawn, text in enumerate((first, second, first)):
        answer = desk.ken.submits(view, {"text": text})
        desk.settled()  # the second reading of these words is over
        again = desk.ken.submits(view, {"text": text})  # Slack sends it again
        first_time, second_time = (SECOND_READING.sub('""', json.dumps(each)) for each in (answer, again))
        assert first_time == second_time
        view = {**answer["view"], "id": view["id"], "hash": f"drawn {drawn}"}
    assert [d.text for d in desk.application.incidents.read(1).drafts[1:]] == [first, second, first]


def test_a_failed_look_at_what_was_answered_before_is_told_and_blocks_nobody(
    desk: SlackDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(desk)
    note = desk.mei.command("note 1 once")

    def away(*_: object) -> None:
        raise RuntimeError("disk on fire")

    with monkeypatch.context() as patched:
        patched.setattr(idempotency, "find_answers", away)
        assert "nothing was decided" in shown(desk.send("slash_commands", note))
    assert "nothing was decided" not in shown(desk.send("slash_commands", note))
    assert notes(desk) == 1


def test_a_button_of_a_damaged_case_file_is_answered(desk: SlackDesk) -> None:
    draft = opened(desk)
    edit = desk.ken.click("D0KEN", draft["ts"], "edit")
    desk.send("interactive", edit)
    view = desk.slack.wait(lambda: desk.slack.modals and desk.slack.modals[-1])
    desk.ken.submits(view, {"text": "我们保证100%安全，绝对没有任何副作用。"})
    with desk.application.database.transaction() as connection:
        connection.execute(update(cases.TABLE).values(file="{"))
    edit["actions"][0]["action_ts"] = "9"
    desk.send("interactive", edit)
    desk.whisper("incident 1 is damaged")
    assert "incident 1 is damaged" in str(desk.ken.submits(view, {"text": "我们保证100%安全，绝对没有任何副作用。"}))


def test_health_says_that_slack_refuses_the_app_until_it_does_not(desk: SlackDesk) -> None:
    assert desk.endpoints.health().ok
    desk.slack.fail("chat.postMessage", *[Fault(error="token_revoked")] * 30)
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    told = desk.slack.wait(lambda: not (health := desk.endpoints.health()).ok and health)
    assert "token_revoked; install the app again" in told.detail


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_submission", "view": {"id": "V1", "callback_id": "another", "type": "modal", "blocks": []}},
        {
            "type": "view_submission",
            "view": {"id": "V1", "callback_id": "form", "type": "modal", "blocks": [], "private_metadata": "not JSON"},
        },
        {
            "type": "view_submission",
            "view": {"id": "V1", "callback_id": "form", "type": "modal", "blocks": [], "private_metadata": "[1]"},
        },
        {
            "type": "view_submission",
            "view": {"id": "V1", "callback_id": "form", "type": "modal", "blocks": [], "private_metadata": '{"a": 1}'},
        },
        {"type": "view_closed", "view": {"id": "V1", "callback_id": "form", "type": "modal", "blocks": []}},
        {"type": "message_action", "callback_id": "another"},
        {"type": "shortcut", "callback_id": "open_incident"},
        {"type": "block_suggestion", "action_id": "another", "block_id": "b", "value": ""},
    ],
)
def test_what_is_none_of_ours_is_taken_quietly(desk: SlackDesk, payload: dict) -> None:
    about = {"user": {"id": "U0MEI"}, "team": {"id": "T0TEAM"}, "trigger_id": "1"}
    assert status_of(desk, "interactive", about | payload) == 200


def test_a_mention_by_nobody_is_taken_quietly(desk: SlackDesk) -> None:
    event = {"type": "app_mention", "text": "<@U0BOT> list", "channel": "C0ROOM", "ts": "1700000000.1"}
    assert status_of(desk, "events_api", event_of(event)) == 200
