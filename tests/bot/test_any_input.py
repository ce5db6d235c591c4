"""Whatever reaches an endpoint: never an error of ours, always an answer, and what was acknowledged is there."""

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from bot.app import Application, build
from bot.incidents.requests import CommandResult
from bot.ingest.api import AlertList
from bot.ingest.schema import AlertIn
from bot.ingest.signature import sign
from bot.ops.clock import utc_now
from handlers.commands.registry import COMMANDS
from tests.bot.by_schema import JUNK, fits, inlined, nearly
from tests.fakes.browsers import LOCAL, PUBLIC, browser_at
from tests.fakes.settings import app_settings

SECRET, HERE = "correct horse battery", LOCAL
SOME = settings(max_examples=50)
PUBLISHED = TypeAdapter(AlertIn | AlertList).json_schema()
SCHEMA = inlined({"anyOf": PUBLISHED["anyOf"]}, PUBLISHED["$defs"])
REFUSALS = {400: "/problems/not-json", 413: "/problems/too-large", 422: "/problems/bad-alert"}
ALERT = "用了就过敏，满脸通红，避雷"


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """A desk with one incident, whose clock does not run."""
    application = build(*app_settings(data_dir=tmp_path_factory.mktemp("data"), alerts_secret=SECRET))
    application.dispatcher.dispatch(
        "mei", f"new https://www.xiaohongshu.com/explore/6a01a9800000000005000001 {ALERT}", utc_now()
    )
    yield application
    application.database.close()


@pytest.fixture(scope="module")
def client(application: Application) -> TestClient:
    """The endpoints; an error of ours is an error here."""
    return browser_at(application)


def send(client: TestClient, body: bytes) -> tuple[int, dict[str, object], str]:
    stamp = str(int(utc_now().timestamp()))
    signed = {
        "X-Dingfengbo-Timestamp": stamp,
        "X-Dingfengbo-Signature": sign(SECRET, stamp, body),
        "Content-Type": "application/json",
    }
    response = client.post("/alerts", content=body, headers=signed)
    return response.status_code, response.json(), response.headers["content-type"]


def test_the_endpoint_publishes_the_schema_that_is_tried_here(client):
    document = client.get("/openapi.json").json()
    body = document["paths"]["/alerts"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    one, many = inlined(body["anyOf"], document["components"]["schemas"])
    tried, tried_many = SCHEMA["anyOf"]
    assert (one["required"], set(one["properties"])) == (tried["required"], set(tried["properties"]))
    assert (many["items"], many["maxItems"]) == (one, tried_many["maxItems"])


@given(nearly(fits(SCHEMA)))
@SOME
def test_every_alert_the_schema_allows_or_nearly_allows_is_kept_or_refused_with_a_reason(application, client, body):
    status, answer, kind = send(client, json.dumps(body).encode())
    if status != 202:
        assert (kind, answer["status"], answer["type"]) == ("application/problem+json", status, REFUSALS[status])
        assert answer["detail"]
        return
    rows = body if isinstance(body, list) else [body]
    numbers, failed = (
        {row["index"]: row["number"] for row in answer["incidents"]},
        {error["index"] for error in answer["errors"]},
    )
    assert sorted({*numbers, *failed}) == list(range(len(rows))) and not set(numbers) & failed
    for index, number in numbers.items():
        file = application.incidents.read(number)
        said = str(rows[index].get("text") or "").strip()
        assert file.alerts >= 1 and (said in file.post.text or not said or file.alerts > 1)


@given(fits(SCHEMA["anyOf"][0]))
@SOME
def test_a_schema_good_alert_is_never_called_broken_json(client, body):
    status, answer, _ = send(client, json.dumps(body).encode())
    assert (status, answer.get("type")) == ((202, None) if "incidents" in answer else (422, REFUSALS[422])), answer


NUMBERS = ("1", "999", "v1", "-1", "99999999999999999999", "１", "第1版", "#1", "INC-1", "approve 1 1")
NAMES = ("mei", "@ken", "明天", "18:00", "2h", "owner", "L3", "safety", "on", "off", "|", "\n", "`", "“")
ODD = ("\ud83d", "\0", "\u202e", "😀" * 50, "x" * 6000)
WORDS = (
    st.sampled_from([command.name for command in COMMANDS])
    | st.sampled_from(NUMBERS + NAMES)
    | st.text(max_size=6)
    | st.sampled_from(ODD)
)
VALUES = st.dictionaries(
    st.sampled_from(
        [
            "text",
            "reason",
            "url",
            "due",
            "until",
            "owner",
            "severity",
            "category",
            "hash",
            "version",
            "id",
            "which",
            "kind",
            "x",
        ]
    ),
    st.text(max_size=10) | WORDS,
    max_size=4,
)


@given(
    st.sampled_from(["mei", "ken", "ada", "lou", "", "\0"]),
    st.lists(WORDS, max_size=5),
    VALUES,
    st.sampled_from([None, 1, 999]),
)
@settings(parent=SOME, max_examples=150)
def test_whatever_is_typed_gets_an_answer(application, person, words, values, incident):
    result = application.dispatcher.dispatch(person, " ".join(words), utc_now(), values, incident)
    assert isinstance(result, CommandResult) and (result.says or result.form or result.card)


FORM = st.dictionaries(
    st.sampled_from(
        [
            "token",
            "person",
            "text",
            "message",
            "incident",
            "sent",
            "value.text",
            "value.reason",
            "value.",
            "place",
            "as",
            "x",
        ]
    ),
    st.one_of(
        st.sampled_from(["mei", "1", "999999999999999999999", "-1", "approve 1 1", "help", "note 1", "\0", "yes"]),
        st.text(max_size=8),
    ),
    max_size=6,
)
HEADERS = st.dictionaries(
    st.sampled_from(
        ["Host", "Origin", "Sec-Fetch-Site", "Cookie", "Accept-Language", "Content-Type", "Content-Length"]
    ),
    st.sampled_from(
        [
            "",
            "127.0.0.1:8321",
            HERE,
            "null",
            "evil.example",
            "[::1",
            "http://[",
            "same-origin",
            "en;q=x",
            "a=b; c",
            "5",
            "%00",
            ";",
        ]
    ),
    max_size=2,
)


@given(FORM, HEADERS, st.booleans(), st.sampled_from(["Host", "Origin", "Sec-Fetch-Site"]))
@SOME
def test_no_form_and_no_header_makes_the_console_fail(client, form, headers, genuine, aside):
    page = client.get("/console?as=mei&language=en")
    if genuine:
        form = {**form, "token": re.findall(r'name="token" content="(\w+)"', page.text)[0]}
    clean = {name: value.encode("utf-8", "replace") for name, value in form.items()}
    assert client.post("/console/hear", data=clean, headers=headers).status_code < 500
    foreign = client.post("/console/hear", data=clean, headers={aside: "evil.example"})
    assert foreign.status_code == 403


QUERY = st.dictionaries(
    st.sampled_from(["as", "place", "thread", "before", "thread_before", "language", "theme", "since"]),
    st.one_of(
        st.text(max_size=8), st.sampled_from(["mei", "room:desk", "person:ken", "1", "-1", "9" * 30, "en", "\0", "%00"])
    ),
)


@given(st.sampled_from(["", "/live", "/files/x/y", "/page/..", "/page/main.js", "/nothing"]), QUERY)
@SOME
def test_no_address_makes_the_console_fail(client, path, query):
    clean = {name: value.encode("utf-8", "replace") for name, value in query.items()}
    clean |= {"since": b"x"} if path == "/live" else {}  # with what was seen last, it waits for a change
    assert client.get(f"/console{path}", params=clean).status_code < 500


@given(
    JUNK,
    st.sampled_from(
        [
            "/healthz",
            "/readyz",
            "/metrics",
            "/docs",
            "/openapi.json",
            "/alerts",
            "/",
            "/wecom",
            "/slack/events",
            "/.env",
        ]
    ),
)
@SOME
def test_no_method_and_no_body_makes_any_address_fail(client, junk, path):
    methods, body = ("GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"), json.dumps(junk).encode()
    codes = {
        (method, base): client.request(method, base + path, content=body, follow_redirects=False).status_code
        for method in methods
        for base in (LOCAL, PUBLIC)
    }
    assert {method: code for method, code in codes.items() if code >= 500} == {}
