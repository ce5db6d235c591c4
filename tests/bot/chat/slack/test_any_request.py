"""Anything at all at Slack's door: answered, never an error of ours, whether it is signed or not."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bot.by_schema import JUNK
from tests.fakes.slack_desk import TOKENS, SlackDesk
from tests.fakes.slack_people import signed

SECRET = TOKENS["slack_signing_secret"]
SOME = settings(max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck))
FIELDS = ("type", "event", "payload", "authorizations", "team", "user", "enterprise", "actions", "view", "command", "ssl_check", "token")
ODD = st.one_of(JUNK, st.lists(JUNK, max_size=2), st.dictionaries(st.sampled_from(FIELDS), JUNK, max_size=4)).map(json.dumps)
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
    assert answer.status_code in (400, 401)


@given(st.binary(max_size=40))
@SOME
def test_odd_bytes_under_a_right_signature_are_answered_too(web, body):
    headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(body.decode("utf-8", "replace"), SECRET)}
    assert web.post("/slack/events", content=body, headers=headers).status_code < 500
