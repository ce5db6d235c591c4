"""Anything at all at Slack's door: answered, never an error of ours, whether it is signed or not."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.slack.http import NOT_FROM_SLACK
from tests.bot.by_schema import JUNK
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_desk import TOKENS, SlackDesk
from tests.fakes.slack_people import Someone, event_of, request_of, signed

SECRET = TOKENS["slack_signing_secret"]
SOME = settings(max_examples=80)
ODDITIES = {404: '{"error": "unhandled request"}', 400: NOT_FROM_SLACK}
REFUSED = {
    401: '{"error": "invalid request"}',
    400: NOT_FROM_SLACK,
}  # unsigned; or nothing that a signature could be about
FIELDS = (
    "type",
    "event",
    "payload",
    "authorizations",
    "team",
    "user",
    "enterprise",
    "actions",
    "view",
    "command",
    "ssl_check",
    "token",
)
ODD = st.one_of(JUNK, st.lists(JUNK, max_size=2), st.dictionaries(st.sampled_from(FIELDS), JUNK, max_size=4)).map(
    json.dumps
)
BODIES = st.one_of(
    ODD.map(str.encode),
    ODD.map(lambda text: urlencode({"payload": text}).encode()),
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=5)).map(lambda form: urlencode(form).encode()),
    st.binary(max_size=40),
    st.sampled_from([b"[" * 50_000, b"payload=" + b"%5B" * 20_000, b"payload=%00", b"\xff\xfe{}"]),
)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    desk = SlackDesk(tmp_path_factory.mktemp("desk"), http=True)
    yield desk.web()
    desk.close()


@given(BODIES, st.sampled_from(["application/x-www-form-urlencoded", "application/json", "text/plain", ""]))
@SOME
def test_nothing_unsigned_gets_further_than_the_door(web, body, about):
    answer = web.post("/slack/events", content=body, headers={"Content-Type": about})
    assert answer.text == REFUSED[answer.status_code]


@given(st.binary(max_size=40))
@SOME
def test_odd_bytes_under_a_right_signature_are_answered_too(web, body):
    headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(body.decode("utf-8", "replace"), SECRET)}
    answer = web.post("/slack/events", content=body, headers=headers)
    assert answer.text == ODDITIES[answer.status_code]


def asked(slack: FakeSlack) -> Iterator[tuple[str, dict]]:
    """One of each kind of request, as Slack writes it."""
    mei = Someone(slack, lambda kind, payload: {}, "U0MEI")
    yield "slash_commands", mei.command("list")
    click = {
        "container": {"message_ts": "1.2", "channel_id": "C0ROOM"},
        "channel": {"id": "C0ROOM"},
        "message": {"ts": "1.2"},
    }
    yield (
        "interactive",
        {**mei._interactive("block_actions"), **click, "actions": [{"action_id": "a", "value": "mine"}]},
    )
    message = {"channel": {"id": "C0ROOM"}, "message": {"ts": "1.2", "text": "x"}}
    yield "interactive", {**mei._interactive("message_action"), "callback_id": "open_incident", **message}
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": "form",
        "private_metadata": '{"code": "mine"}',
        "blocks": [],
        "state": {},
    }
    yield "interactive", {**mei._interactive("view_submission"), "view": view}
    for kind in ("app_mention", "message", "app_home_opened"):
        yield (
            "events_api",
            event_of(
                {"type": kind, "channel_type": "im", "user": "U0MEI", "text": "mine", "channel": "D1", "ts": "1.3"}
            ),
        )


def spoiled(payload: dict) -> Iterator[dict]:
    """The payload with one part missing, or of another kind, down to its second level."""
    for name, part in payload.items():
        yield {key: value for key, value in payload.items() if key != name}
        yield from ({**payload, name: odd} for odd in ("x", None, 7, [], {}))
        if isinstance(part, dict):
            yield from ({**payload, name: inner} for inner in spoiled(part))


def test_a_signed_request_that_slack_would_not_write_is_refused_and_no_error_of_ours(tmp_path) -> None:
    desk = SlackDesk(tmp_path, http=True)
    desk.sender.directory.workspace.identity()
    web, codes = desk.web(), set()
    for kind, payload in asked(desk.slack):
        for odd in [payload, *spoiled(payload)]:
            body, headers = request_of(kind, odd, SECRET)
            codes.add(web.post("/slack/events", content=body, headers=headers).status_code)
    desk.close()
    assert codes == {200, 400, 404}
