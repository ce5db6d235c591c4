"""Calls to WeCom: one token for everybody, every failure sorted, and nothing secret in any word that leaves."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.wecom.api.client import open_client
from bot.ops.clock import utc_now
from storage.database import Database
from tests.fakes.wecom import AGENT, SECRET, FakeWecom
from tests.fakes.wecom_desk import settings_for
from tests.fakes.wecom_wire import Fault
from tests.waiting import PATIENCE

PATH = "agent/get"


@pytest.fixture
def client(desk):
    """The desk's own."""
    return desk.sender.member_messages.client


def ask(client, at=None):
    """Any call."""
    return client.get(PATH, at or utc_now(), agentid=AGENT)


def test_eight_threads_and_a_second_process_share_one_token(desk, client):
    another = Database(desk.application.settings.database)
    both = (client, open_client(desk.inward.settings, another))
    start = threading.Barrier(8, timeout=PATIENCE)

    def at_once(n: int) -> str:
        """All at once."""
        start.wait()
        return str(both[0 if n < 7 else 1].tokens.current(utc_now()) if n < 7 else ask(client)["name"])

    with ThreadPoolExecutor(8) as pool:
        tokens = set(pool.map(at_once, range(8)))
    assert len(tokens - {"定风波"}) == 1
    assert both[1].tokens.current(utc_now()) in tokens
    assert desk.wecom.calls.count("gettoken") == 1
    another.close()


def test_another_process_that_fetches_is_waited_for_and_replaced_when_it_died(desk, client):
    from storage import tokens

    now = utc_now()
    with desk.application.database.transaction() as connection:
        assert tokens.may_fetch(connection, client.tokens.app, now, now + timedelta(seconds=20))
    with pytest.raises(RetryLater, match="another process") as waits:
        ask(client, now)
    assert not waits.value.attempted
    assert ask(client, now + timedelta(seconds=21))["name"] == "定风波"


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_token_that_is_not_taken_any_more_is_replaced_once(desk, client, code):
    ask(client)
    desk.wecom.expire_tokens(code)
    assert ask(client)["name"] == "定风波"
    assert desk.wecom.calls == ["gettoken", PATH, PATH, "gettoken", PATH]


def test_a_clock_that_was_set_back_keeps_nobody_from_fetching(desk, client):
    ask(client)
    desk.wecom.expire_tokens()
    assert ask(client, utc_now() - timedelta(hours=1))["name"] == "定风波"


def test_a_wecom_that_refuses_every_token_is_not_asked_in_a_loop(desk, client):
    desk.wecom.fail(PATH, *[Fault(code=42001)] * 20)
    with pytest.raises(RetryLater, match="even a new token") as again:
        ask(client)
    assert (desk.wecom.calls.count(PATH), desk.wecom.calls.count("gettoken"), again.value.whole_channel) == (2, 2, True)


def test_eight_threads_whose_token_ended_fetch_one_new_one(desk, client):
    ask(client)
    desk.wecom.expire_tokens()
    with ThreadPoolExecutor(8) as pool:
        assert {told["name"] for told in pool.map(lambda _: ask(client), range(8))} == {"定风波"}
    assert desk.wecom.calls.count("gettoken") == 2


def test_a_token_is_renewed_before_its_end(desk, client):
    first = client.tokens.current(utc_now())
    later = utc_now() + timedelta(minutes=116)
    assert client.tokens.current(later - timedelta(minutes=2)) == first
    assert client.tokens.current(later) != first


def test_a_wrong_secret_is_tried_once_an_hour_and_said_aloud(tmp_path, desk, caplog):
    from pydantic import SecretStr

    wrong = settings_for(desk.wecom, tmp_path / "data", wecom_secret=SecretStr("wrong-secret-9876"))
    client, now = open_client(wrong, desk.application.database), utc_now()
    for _ in range(5):
        with pytest.raises(RetryLater, match="WECOM_SECRET") as refused:
            ask(client, now)
    assert (desk.wecom.calls, refused.value.attempted) == (["gettoken"], False)
    assert [record.levelname for record in caplog.records if "WECOM_SECRET" in record.message] == ["ERROR"]
    assert client.tokens.refused(now) == "40001"
    assert ask(desk.sender.member_messages.client, now)["name"] == "定风波", "the right one is tried at once"
    with pytest.raises(RetryLater, match="WECOM_SECRET"):
        client.tokens._fetch(now + timedelta(hours=2))
    assert "wrong-secret" not in caplog.text


def test_the_door_says_that_the_secret_is_refused(desk):
    desk.wecom.fail("gettoken", Fault(code=40001))
    with pytest.raises(RetryLater):
        ask(desk.sender.member_messages.client)
    assert (desk.endpoints.health().ok, "WECOM_SECRET" in desk.endpoints.health().detail) == (False, True)


SORTED = {
    "too many calls": (Fault(code=45009), RetryLater, False),
    "busy": (Fault(code=-1), RetryLater, False),
    "address not trusted": (Fault(code=60020), RetryLater, False),
    "server error": (Fault(status=502, words="<html>"), RetryLater, True),
    "moved": (Fault(status=302, words="x"), RetryLater, False),
    "not json": (Fault(words="<html>welcome</html>"), RetryLater, True),
    "a list": (Fault(words="[1]"), RetryLater, True),
    "neither yes nor no": (Fault(words="{}"), RetryLater, True),
    "an errcode that is no number": (Fault(words='{"errcode": "0"}'), RetryLater, True),
    "empty": (Fault(words=" "), RetryLater, True),
    "cut": (Fault(cut=True), RetryLater, True),
    "used code": (Fault(code=60140), PermanentFailure, False),
    "no such user": (Fault(code=60111), PermanentFailure, False),
    "nobody": (Fault(code=81013), PermanentFailure, False),
    "not allowed": (Fault(code=48002), PermanentFailure, False),
    "anything else": (Fault(code=40058), PermanentFailure, False),
}


@pytest.mark.parametrize("case", SORTED)
def test_every_failure_is_sorted_and_keeps_our_secrets(desk, client, case, caplog):
    fault, kind, delivery_unknown = SORTED[case]
    caplog.set_level(logging.DEBUG)
    ask(client)
    desk.wecom.fail(PATH, fault)
    with pytest.raises(kind) as raised:
        ask(client)
    assert getattr(raised.value, "delivery_unknown", False) == delivery_unknown
    told = repr(raised.value) + str(raised.value) + caplog.text
    assert [secret for secret in (SECRET, *desk.wecom.tokens) if secret in told] == []
    assert raised.value.__cause__ is None and (raised.value.__suppress_context__ or raised.value.__context__ is None)


def test_what_to_do_about_an_untrusted_address_is_said(desk, client):
    desk.wecom.fail(PATH, Fault(code=60020))
    with pytest.raises(RetryLater, match="企业可信IP") as again:
        ask(client)
    assert (again.value.after, again.value.whole_channel) == (timedelta(minutes=1), True)


def test_silence_and_a_closed_door_come_to_an_end(desk, client, monkeypatch):
    ask(client)
    monkeypatch.setattr("bot.chat.wecom.api.client.REQUEST_OPTIONS", {"timeout": (60, 0.2), "allow_redirects": False})
    desk.wecom.fail(PATH, Fault(silence=True))
    with pytest.raises(RetryLater) as silent:
        ask(client)
    assert silent.value.delivery_unknown
    client.base = "http://127.0.0.1:9/cgi-bin/"
    with pytest.raises(RetryLater, match="cannot be reached") as closed:
        ask(client)
    assert not closed.value.delivery_unknown


def test_an_answer_without_the_file_is_tried_again(desk, client):
    desk.wecom.fail("media/get", Fault(words='{"errcode": 0}'))
    with pytest.raises(RetryLater, match="without the file"):
        client.download("m", 10, utc_now())


def test_a_token_never_shows_in_what_describes_the_client(client):
    assert SECRET not in repr(client.tokens) and SECRET not in repr(vars(client).get("tokens"))


def test_the_fake_itself_is_strict():
    fake = FakeWecom(users={"a"})
    assert fake._answer("message/send", {"access_token": "none"}, {})[1]["errcode"] == 40014
    fake.close()
