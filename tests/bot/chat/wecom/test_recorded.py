"""Every kind of callback as WeCom sends it, sealed, at the door; and whatever else may be sent there, which is never an
error of ours.
"""

import json
import string
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.wecom.inbound.parse import parse_event
from tests.fakes.wecom_desk import WecomDesk
from tests.fakes.wecom_people import opened, sealed

RECORDED = {file.stem: file.read_text("utf-8") for file in sorted(Path(__file__).with_name("callbacks").glob("*.xml"))}
TOLD = json.loads(Path(__file__).with_name("callbacks").joinpath("told.json").read_text("utf-8"))
UNREADABLE, NOT_OURS, TOO_LARGE = 400, 403, 413  # what it is; whom it is from; how long it is
HARD = settings(max_examples=120)


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    """A desk's real door."""
    desk = WecomDesk(tmp_path_factory.mktemp("door") / "data")
    yield desk
    desk.close()


def knocked(desk, query: str, body: bytes) -> int:
    """The status that comes back."""
    status: int = desk.http.request("POST", f"/wecom/callback?{query}", content=body).status_code
    return status


@pytest.mark.parametrize("name", RECORDED)
def test_what_wecom_sends_is_read_as_this(name):
    told = parse_event(RECORDED[name])
    assert {key: value for key, value in vars(told).items() if value and key != "key"} == TOLD[name]


def test_everything_recorded_is_told_apart_from_everything_else():
    events = [parse_event(xml).key for xml in RECORDED.values() if "<MsgType><![CDATA[event]]>" in xml]
    assert (
        len(set(events))
        == len(events)
        == len([told for told in TOLD.values() if told["kind"] in ("nothing", "button")])
    )


@pytest.mark.parametrize("name", RECORDED)
def test_what_wecom_sends_is_taken_and_taken_again(door, name):
    answers = [door.send("POST", *sealed(RECORDED[name])) for _ in range(2)]
    assert [status for status, _ in answers] == [200, 200]
    words = [opened(answer) for _, answer in answers]
    assert words == (["", ""] if TOLD[name]["kind"] == "nothing" else [words[0]] * 2), (
        "what asks for nothing gets an empty answer"
    )


anything = st.text(max_size=200)
token = st.text(string.ascii_letters + string.digits + "+/=", max_size=120)
names = st.sampled_from(
    ["MsgType", "Event", "FromUserName", "CreateTime", "EventKey", "TaskId", "SelectedItems", "Content", "MsgId", "x"]
)
words = st.sampled_from(
    [
        "event",
        "text",
        "image",
        "click",
        "template_card_event",
        "MeiLi",
        "0",
        "-1",
        "9" * 400,
        "",
        "]]>",
        "&a;",
        "\u0000",
    ]
)
tree = st.recursive(
    st.one_of(words, anything),
    lambda inner: st.lists(st.tuples(names, inner), max_size=6).map(
        lambda pairs: "".join(f"<{n}>{v}</{n}>" for n, v in pairs)
    ),
    max_leaves=12,
)


@HARD
@given(
    query=st.dictionaries(st.sampled_from(["msg_signature", "timestamp", "nonce", "echostr", "x"]), anything),
    body=st.binary(max_size=400),
)
def test_strangers_are_refused_whatever_they_send(door, query, body):
    assert knocked(door, urlencode(query, errors="surrogatepass", quote_via=quote), body) in {UNREADABLE, NOT_OURS}
    assert door.http.get(f"/wecom/callback?{urlencode(query)}").status_code in {UNREADABLE, NOT_OURS}


@HARD
@given(inner=tree, root=st.sampled_from(["xml", "x", ""]))
def test_a_well_sealed_letter_with_anything_inside_is_no_error_of_ours(door, inner, root):
    xml = f"<{root}>{inner}</{root}>" if root else inner
    assert knocked(door, *sealed(xml)) in {200, UNREADABLE}


@HARD
@given(
    name=st.sampled_from(sorted(RECORDED)),
    at=st.integers(0, 2000),
    cut=st.integers(0, 60),
    put=st.one_of(words, anything),
)
def test_a_recorded_letter_with_a_piece_changed_is_no_error_of_ours(door, name, at, cut, put):
    """The piece may be the receiver's name: then it is not ours."""
    xml = RECORDED[name]
    at = at % len(xml)
    assert knocked(door, *sealed(xml[:at] + put + xml[at + cut :])) in {200, UNREADABLE, NOT_OURS}


@HARD
@given(at=st.integers(0, 5000), put=st.binary(max_size=8), cut=st.integers(0, 5000))
def test_an_envelope_damaged_on_the_way_is_refused(door, at, put, cut):
    query, body = sealed(RECORDED["text"])
    start = body.index(b"<Encrypt>") + 18  # after <![CDATA[
    end = body.index(b"]]></Encrypt>")
    at = start + at % (end - start)
    damaged = body[:at] + put + body[at + 1 + cut :]
    assert knocked(door, query, damaged) in ({200} if damaged == body else {UNREADABLE, NOT_OURS})


@HARD
@given(
    key=st.text(string.ascii_letters + string.digits, min_size=43, max_size=43),
    corp=st.one_of(st.just("ww0fake0corp"), anything),
)
def test_another_key_or_another_receiver_is_refused(door, key, corp):
    assert knocked(door, *sealed(RECORDED["text"], key=key, corp=corp)) == UNREADABLE


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<AgentID>1000002</AgentID>", "<AgentID>1000003</AgentID>"),
        ("<AgentID>1000002</AgentID>", "<AgentID></AgentID>"),
        ("<AgentID>1000002</AgentID>", ""),
        ("<AgentID>1000002</AgentID>", "<AgentID>01000002</AgentID>"),
        ("<AgentID>1000002</AgentID>", "<AgentID>1000002</AgentID><AgentID>1000002</AgentID>"),
        ("<![CDATA[ww0fake0corp]]>", "<![CDATA[ww0other0corp]]>"),
        ("<ToUserName><![CDATA[ww0fake0corp]]></ToUserName>", ""),
    ],
)
@pytest.mark.parametrize("name", ["text", "template_card_event", "click"])
def test_what_is_meant_for_another_app_or_company_is_refused(door, name, ours, theirs):
    """Issue 11: sealed with our own key and corp id, since apps of one company may share the key."""
    assert ours in RECORDED[name]
    assert knocked(door, *sealed(RECORDED[name].replace(ours, theirs))) == NOT_OURS


@pytest.mark.parametrize("size", [65_537, 5_000_000])
def test_large_bodies_are_refused(door, size):
    query, body = sealed(RECORDED["text"])
    assert knocked(door, query, body + b" " * size) == TOO_LARGE


@pytest.mark.parametrize("name", ["x", "Content", "SelectedItems", "EventKey"])
def test_a_letter_as_deep_as_a_well_is_no_error_of_ours(door, name):
    deep = f"<{name}>" * 1500 + f"</{name}>" * 1500
    assert (
        knocked(door, *sealed(RECORDED["template_card_event"].replace("<AgentID>", f"{deep}<AgentID>"))) == UNREADABLE
    )
    assert knocked(door, sealed(RECORDED["text"])[0], b"<a>" * 9000 + b"</a>" * 9000) == UNREADABLE
