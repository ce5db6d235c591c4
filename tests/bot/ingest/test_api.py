"""Alerts over HTTP: which are ingested, and what the sender of any other is told to do."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from bot.ingest.batch import MAX_ALERTS
from handlers.posts.post import Counts
from tests.bot.by_schema import inlined

NOTE = "68f1a2b3000000000503{:04x}"


def note(n, **more):
    return {
        "source": "tool",
        "platform": "xiaohongshu",
        "native_id": NOTE.format(n),
        "text": "面霜用了两天脸又红又痒",
        **more,
    }


def problem(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()


def test_an_alert_opens_an_incident_that_is_there_when_the_answer_comes(send, desk):
    answer = send(note(1, counts={"like": "1.8万", "save": 12}))
    number = answer.json()["incidents"][0]["number"]
    assert (answer.status_code, answer.json()) == (
        202,
        {"incidents": [{"index": 0, "number": number, "new": True}], "errors": [], "warnings": []},
    )
    assert (desk.read(number).post.native_id, desk.read(number).counts) == (NOTE.format(1), Counts(like=18000, save=12))


def test_the_same_post_under_another_link_joins_its_incident(send):
    opened = send(note(2)).json()["incidents"][0]
    joined = send(
        {"source": "other", "url": f"https://www.xiaohongshu.com/discovery/item/{NOTE.format(2)}?xsec_token=x"}
    ).json()["incidents"][0]
    assert joined == {"index": 0, "number": opened["number"], "new": False}


def test_a_bad_row_names_its_place_and_the_good_ones_go_in(send):
    rows = [
        note(3),
        {"source": "tool"},
        7,
        note(4, author={"followers": "many"}),
        note(5, published_at="2026-11-21T10:00:00"),
        note(6),
    ]
    answer = send(rows)
    assert answer.status_code == 202
    assert [(row["index"], row["new"]) for row in answer.json()["incidents"]] == [
        (0, True),
        (3, True),
        (4, True),
        (5, True),
    ]
    assert answer.json()["errors"] == [
        {
            "index": 1,
            "pointer": "#/1",
            "detail": "give at least one of url, native_id or text, so that the post can be told from others",
        },
        {
            "index": 2,
            "pointer": "#/2",
            "detail": "an alert is a JSON object with source and one of url, native_id or text",
        },
    ]
    assert answer.json()["warnings"] == [
        {
            "index": 3,
            "pointer": "#/3/author/followers",
            "detail": "'many' is not a count; write a count such as 1234, 1,234, 1.8万, 10w+ or 3亿",
        },
        {"index": 4, "pointer": "#/4/published_at", "detail": "Input should have timezone info"},
    ]


def test_what_says_more_about_a_post_and_cannot_be_is_left_out_with_a_warning(send, desk):
    wrong = {"captured_at": "2031-01-01T00:00:00Z", "published_at": "1999-01-01T00:00:00Z", "sentiment": 7}
    answer = send(note(7, **wrong, counts={"like": 5, "save": "many"}))
    (went,) = answer.json()["incidents"]
    assert (answer.status_code, answer.json()["errors"], desk.read(went["number"]).counts) == (202, [], Counts(like=5))
    assert {one["pointer"] for one in answer.json()["warnings"]} == {
        "#/captured_at",
        "#/published_at",
        "#/sentiment",
        "#/counts/save",
    }


def test_a_list_without_one_good_alert_is_refused_with_every_error(send):
    answer = send([{"source": "tool"}, {"text": "面霜烂脸"}])
    assert answer.status_code == 422
    assert problem(answer) == {
        "type": "/problems/bad-alert",
        "title": "No alert could be taken in",
        "status": 422,
        "detail": "mend what `errors` names and send the request again",
        "errors": [
            {
                "index": 0,
                "pointer": "#/0",
                "detail": "give at least one of url, native_id or text, so that the post can be told from others",
            },
            {"index": 1, "pointer": "#/1/source", "detail": "Field required"},
        ],
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe{\x00}\x00", 400),
        ('{"source": "面"}'.encode("gb18030"), 400),
        (b'{"source": "t", "text": "\\ud83d"}', 422),
        (b'{"source": "t", "text": "\\udxyz"}', 400),
        (b"[" * 200_000, 400),
        (b'{"source": "t", "text": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}", 400),
        (b'{"source": "t", "text": "b", "counts": {"like": NaN}}', 400),
        (b'{"source": "t", "text": "b", "counts": {"like": ' + b"9" * 5000 + b"}}", 400),
        (b'{"source": "t", "text": "b", "counts": {"like": 1e400}}', 202),
        (b'{"source": "t", "text": "b", "counts": {"like": -1}}', 202),
        (b'{"source": "t", "text": "a\\u0000b"}', 422),
        (b'{"source": "t", "text": ["b"]}', 422),
        (b'{"source": "t", "text": "b", "published_at": "0001-01-01T00:00:00+14:00"}', 202),
        (b'{"source": "t", "text": "b", "published_at": "9999-12-31T23:59:59-14:00"}', 202),
        (b'{"source": "t", "url": "https://www.xiaohongshu.com.evil.example/explore/68f1a2b3000000000503c8d1"}', 422),
        (b"[]", 422),
        (b"null", 422),
        (b'"x"', 422),
        (b"[" + b"1," * MAX_ALERTS + b"1]", 413),
        (b'\xef\xbb\xbf{"source": "t", "text": "BOM"}', 202),
        (b'{"source": "t", "source": "u", "text": "twice", "extra": {"a": 1}}', 202),
    ],
)
def test_bad_input_is_answered_with_what_to_mend(send, body, status):
    answer = send(body)
    assert answer.status_code == status
    if status != 202:
        assert (problem(answer)["status"], bool(problem(answer)["detail"])) == (status, True)


@pytest.mark.parametrize("escape", ["\\ud83d", "\\uDE00", "\\ud83dx", "\\ud83d\\ud83d", "\\ud83d\\n\\ude00"])
def test_an_emoji_cut_in_two_spoils_its_own_row_only(send, desk, escape):
    rows = [
        json.dumps(note(20, text="好用😀 \\ud83d")),
        json.dumps(note(22, text="a?")).replace("?", escape),
        json.dumps(note(21)),
    ]
    answer = send(f"[{', '.join(rows)}]".encode())
    numbers = [row["number"] for row in answer.json()["incidents"]]
    assert (answer.status_code, len(numbers), desk.read(numbers[0]).post.text) == (202, 2, "好用😀 \\ud83d")
    (error,) = answer.json()["errors"]
    assert (error["index"], error["pointer"], "half a character" in error["detail"]) == (1, "#/1/text", True)


def test_ten_thousand_bad_rows_are_answered_one_by_one(send):
    answer = send([{"source": "tool"}] * MAX_ALERTS)
    assert (answer.status_code, len(problem(answer)["errors"])) == (422, MAX_ALERTS)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_the_body_is_read_as_json_whatever_the_content_type_says(send, content_type):
    assert send(note(16), Content_Type=content_type).status_code == 202


def test_a_compressed_body_is_refused(send):
    assert problem(send(note(7), Content_Encoding="gzip"))["status"] == 415


def test_an_error_of_ours_is_not_blamed_on_the_sender(send, desk, monkeypatch):
    def broken(keyed):
        raise ValueError("a slip in the rules")

    monkeypatch.setattr(desk, "receive_alerts", broken)
    with pytest.raises(ValueError, match="a slip in the rules"):
        send(note(8))


def test_the_same_key_with_the_same_body_gets_the_same_answer_again(send):
    first, second = (send(note(9), Idempotency_Key="k-9") for _ in range(2))
    assert (first.json()["incidents"][0]["new"], second.json()) == (True, first.json())
    assert [a.headers.get("idempotency-replayed") for a in (first, second)] == [None, "true"]


def test_the_same_key_with_another_body_is_refused(send):
    send(note(10), Idempotency_Key="k-10")
    assert problem(send(note(11), Idempotency_Key="k-10"))["status"] == 409


def test_a_refused_request_leaves_its_key_free(send):
    assert send({"source": "tool"}, Idempotency_Key="k-12").status_code == 422
    assert send(note(12), Idempotency_Key="k-12").status_code == 202


@pytest.mark.parametrize("key", ["x" * 201, "two words", "ключ".encode().decode("latin-1")])
def test_a_key_is_short_visible_ascii(send, key):
    assert problem(send(note(13), Idempotency_Key=key))["type"] == "/problems/bad-header"


def test_requests_under_one_key_at_once_are_decided_once(send, desk):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: send(note(14, counts={"like": 1}), Idempotency_Key="k-14"), range(8)))
    assert {json.dumps(a.json()["incidents"][0]["new"]) for a in answers} == {"true"}
    assert [a.headers.get("idempotency-replayed") for a in answers].count(None) == 1


def test_a_request_sent_again_with_its_signature_gets_its_first_answer_and_changes_nothing(send, desk):
    first, second = (send(note(15, counts={"like": 3})) for _ in range(2))
    assert second.json() == first.json()
    assert len(desk.read(first.json()["incidents"][0]["number"]).captures) == 1


def test_so_it_is_a_minute_later_when_another_process_is_asked_or_the_first_was_restarted(send, desk, new_app):
    first = send([note(0xA1, counts={"like": 3}), note(0xA2, counts={"like": 4})])
    later = new_app(desk.read(first.json()["incidents"][0]["number"]).opened_at + timedelta(minutes=1))
    second = TestClient(later).post("/alerts", content=first.request.content, headers=first.request.headers)
    files = [desk.read(opened["number"]) for opened in first.json()["incidents"]]
    assert (second.json(), [file.alerts for file in files]) == (first.json(), [1, 1])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = (
    "source",
    "platform",
    "kind",
    "native_id",
    "url",
    "title",
    "text",
    "author",
    "counts",
    "captured_at",
    "published_at",
    "matched_terms",
)
LINKS = st.sampled_from(
    [
        "https://xhslink.com/a/x",
        "https://m.weibo.cn/status/5320265912291527",
        "http://[::1",
        "//",
        "https://例え.jp/",
        "a:b",
    ]
)
REFUSALS = {400: "/problems/not-json", 422: "/problems/bad-alert"}  # nothing that JSON knows; nothing that is an alert
ANSWERS = {202: None, **REFUSALS}
ALERT = st.dictionaries(st.sampled_from(FIELDS), JSON | LINKS, max_size=6).map(
    lambda alert: {"source": "tool", **alert}
)


@given(st.lists(ALERT, min_size=1, max_size=3) | ALERT | JSON)
@settings(max_examples=60)
def test_no_json_makes_the_endpoint_fail(send, body):
    answer = send(body)
    told = answer.json() if answer.status_code == 202 else problem(answer)
    assert (told.get("type"), told.get("status", 202)) == (ANSWERS[answer.status_code], answer.status_code)


@given(st.binary(max_size=60))
@settings(max_examples=60)
def test_no_bytes_make_the_endpoint_fail(send, body):
    answer = send(body)
    assert problem(answer)["type"] == REFUSALS[answer.status_code]


def test_the_endpoint_describes_itself(app):
    document = app.openapi()
    post = document["paths"]["/alerts"]["post"]
    assert list(post["responses"]) == ["202", "400", "401", "409", "413", "415", "422", "503"]
    assert [(p["name"], p["in"], p["required"]) for p in post["parameters"]] == [
        ("X-Dingfengbo-Timestamp", "header", False),  # needed, but for requests signed by Standard Webhooks
        ("X-Dingfengbo-Signature", "header", False),
        ("Idempotency-Key", "header", False),
        ("webhook-id", "header", False),
    ]
    assert post["requestBody"]["required"]
    content = post["requestBody"]["content"]["application/json"]
    alert = {"$ref": "#/components/schemas/AlertIn"}
    assert content["schema"]["anyOf"] == [alert, {"type": "array", "items": alert, "maxItems": MAX_ALERTS}]
    assert list(content["examples"]) == ["one", "list"]
    assert set(post["responses"]["422"]["content"]) == {"application/problem+json"}
    assert "$ref" not in json.dumps(inlined(post, document["components"]["schemas"])), (
        "every reference has its component"
    )
