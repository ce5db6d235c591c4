"""Only fresh requests, signed with the shared secret, get in."""

import json
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot.ingest.problems import ProblemError
from bot.ingest.signature import sign, sign_standard, verify

from .conftest import NOW, SECRET, STAMP

BODY = b'{"source": "tool"}'  # signed well it is a bad alert: 422, not 401


def test_the_signature_is_the_documented_one():
    assert sign("key", "1763694000", b"{}") == "v1=ac418e57db27ac7755bd13a404829baf5f828298f2b0564b083c70c426cb07fd"


@pytest.mark.parametrize("skew", [0, 300, -300])
def test_a_signature_is_valid_for_five_minutes(skew):
    stamp = str(int((NOW + timedelta(seconds=skew)).timestamp()))
    verify(SECRET, stamp, sign(SECRET, stamp, BODY), BODY, NOW)


@pytest.mark.parametrize("skew", [301, -301])
def test_a_signature_is_not_valid_for_longer(skew):
    stamp = str(int((NOW + timedelta(seconds=skew)).timestamp()))
    with pytest.raises(ProblemError, match="is 301 s away from now, more than 300"):
        verify(SECRET, stamp, sign(SECRET, stamp, BODY), BODY, NOW)


@pytest.mark.parametrize(
    ("changed", "detail"),
    [
        ({"X_Dingfengbo_Signature": ""}, "send X-Dingfengbo-Timestamp and X-Dingfengbo-Signature"),
        ({"X_Dingfengbo_Timestamp": ""}, "send X-Dingfengbo-Timestamp and X-Dingfengbo-Signature"),
        ({"X_Dingfengbo_Timestamp": "soon"}, "not a whole number of unix seconds"),
        ({"X_Dingfengbo_Timestamp": "-1"}, "not a whole number of unix seconds"),
        ({"X_Dingfengbo_Timestamp": "²"}, "not a whole number of unix seconds"),
        ({"X_Dingfengbo_Timestamp": "9" * 300}, "not a whole number of unix seconds"),
        ({"X_Dingfengbo_Timestamp": str(int(STAMP) - 1)}, "does not fit"),
        ({"X_Dingfengbo_Timestamp": "0"}, "set the sender's clock"),
        ({"X_Dingfengbo_Signature": sign("another secret!!", STAMP, BODY)}, "does not fit"),
        ({"X_Dingfengbo_Signature": sign(SECRET, STAMP, BODY + b" ")}, "does not fit"),
        ({"X_Dingfengbo_Signature": sign(SECRET, STAMP, BODY).removeprefix("v1=")}, "does not fit"),
        ({"X_Dingfengbo_Signature": "v1=ÿ"}, "does not fit"),
    ],
)
def test_a_wrong_signature_is_told_what_to_do(send, changed, detail):
    answer = send(BODY, **changed)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Dingfengbo-Signature")
    assert detail in answer.json()["detail"]


def test_while_the_secret_changes_one_of_several_signatures_will_do(send):
    both = ", ".join([sign("the next secret!", STAMP, BODY), sign(SECRET, STAMP, BODY).upper()])
    assert send(BODY, X_Dingfengbo_Signature=both).status_code == 422


def test_a_header_sent_twice_is_refused(app):
    signed = [
        ("X-Dingfengbo-Timestamp", STAMP),
        ("X-Dingfengbo-Timestamp", STAMP),
        ("X-Dingfengbo-Signature", sign(SECRET, STAMP, BODY)),
    ]
    answer = TestClient(app).post("/alerts", content=BODY, headers=signed)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/bad-header")


def test_without_a_secret_every_request_is_refused_and_the_answer_says_what_to_set(new_app):
    signed = {"X-Dingfengbo-Timestamp": STAMP, "X-Dingfengbo-Signature": sign("", STAMP, BODY)}
    answer = TestClient(new_app(secret="")).post("/alerts", content=BODY, headers=signed)
    assert (answer.status_code, "set ALERTS_SECRET" in answer.json()["detail"]) == (401, True)


def alert(n):
    return json.dumps(
        {"source": "tool", "platform": "weibo", "text": f"这家的面霜用了过敏，第{n}次发", "native_id": f"5{n:015d}"}
    ).encode()


def sightings(desk, answer):
    return desk.read(answer.json()["incidents"][0]["number"]).alerts


def test_a_captured_request_counts_once_whatever_is_added_to_it(send, desk):
    """Issue 11: with an added key it counted six sightings."""
    first = send(alert(1))
    genuine = sign(SECRET, STAMP, alert(1))
    added = [send(alert(1), X_Dingfengbo_Signature=genuine, Idempotency_Key=f"key-{n}") for n in range(6)]
    assert {(answer.status_code, "v2=" in answer.json()["detail"]) for answer in added} == {(401, True)}
    longer = (f"{genuine}, v1=00", f"v1=00,{genuine}", genuine.upper(), f"{genuine},{genuine}", f" {genuine} ")
    assert {send(alert(1), X_Dingfengbo_Signature=given).status_code for given in longer} == {202}
    assert sightings(desk, first) == 1


def test_a_captured_request_with_a_key_counts_once_with_another_or_without(send, desk):
    first, genuine = send(alert(2), Idempotency_Key="mine"), sign(SECRET, STAMP, alert(2), "mine")
    for key in ("other", "min", "mine.1", ""):
        assert (
            send(alert(2), X_Dingfengbo_Signature=genuine, **({"Idempotency_Key": key} if key else {})).status_code
            == 401
        )
    again = send(alert(2), Idempotency_Key="mine")
    assert (again.headers["Idempotency-Replayed"], sightings(desk, first)) == ("true", 1)


def test_a_key_signed_anew_later_gets_its_first_answer(send, desk):
    first, later = send(alert(3), Idempotency_Key="a"), str(int(STAMP) + 60)
    fresh = {"X_Dingfengbo_Timestamp": later, "X_Dingfengbo_Signature": sign(SECRET, later, alert(3), "a")}
    assert send(alert(3), Idempotency_Key="a", **fresh).json() == first.json()
    assert sightings(desk, first) == 1


def standard(body, name="msg_1", stamp=STAMP, secret=SECRET):
    return {
        "webhook-id": name,
        "webhook-timestamp": stamp,
        "webhook-signature": sign_standard(secret, name, stamp, body),
    }


def test_the_signature_of_standard_webhooks_is_that_of_their_own_library():
    """Computed with standardwebhooks 1.1.0."""
    secret, name = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    signed = sign_standard(secret, name, "1614265330", b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_request_signed_by_standard_webhooks_gets_in_once(app):
    body = '{"source": "tool", "text": "面霜用了两天脸又红又痒，退货也没人理"}'.encode()
    with TestClient(app) as client:
        first = client.post("/alerts", content=body, headers=standard(body))
        again = client.post("/alerts", content=body, headers=standard(body))
        assert (first.status_code, again.headers["Idempotency-Replayed"]) == (202, "true")
        assert again.json() == first.json()
        other = body.replace("退货".encode(), "客服".encode())
        assert client.post("/alerts", content=other, headers=standard(other)).status_code == 409


def test_a_standard_signature_of_another_name_time_body_or_secret_is_refused(app):
    good = standard(BODY, "msg_9")
    old = str(int((NOW - timedelta(seconds=301)).timestamp()))
    refused = [
        {**good, "webhook-id": "msg_2"},
        {**good, "webhook-timestamp": str(int(STAMP) + 1)},
        standard(BODY, stamp=old),
        standard(b"{}"),
        standard(BODY, secret="another secret of many signs"),
        {**good, "webhook-signature": "v1,!!! v2,AAAA"},
        {**good, "webhook-id": "é"},
        {**good, "webhook-id": "x" * 201},
    ]
    with TestClient(app) as client:
        for headers in refused:
            given = {name: value.encode("latin-1") for name, value in headers.items()}
            assert client.post("/alerts", content=BODY, headers=given).status_code == 401
        assert client.post("/alerts", content=BODY, headers=good).status_code == 422
