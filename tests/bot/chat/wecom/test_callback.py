"""The callback's door: WeCom comes in, once for each thing; everybody else gets 4xx, whatever they send."""

import time
from urllib.parse import urlencode

import pytest

from tests.fakes.wecom import CORP
from tests.fakes.wecom_desk import USERS
from tests.fakes.wecom_people import TOKEN, opened, sealed, signature, xml_of

TEXT = {"MsgType": "text", "Content": "帮助", "MsgId": "1"}


def test_wecom_gets_its_echo_exactly(desk):
    query, body = sealed("7012 回声")
    encrypt = body.split(b"<Encrypt><![CDATA[")[1].split(b"]]>")[0].decode()
    answer = desk.send("GET", f"{query}&{urlencode({'echostr': encrypt})}", b"")
    assert answer == (200, "7012 回声".encode())


def wrapped(encrypt: str, at: float | None = None) -> tuple[str, bytes]:
    """A well-signed envelope around anything."""
    stamp = str(int(at or time.time()))
    query = {"msg_signature": signature(TOKEN, stamp, "n", encrypt), "timestamp": stamp, "nonce": "n"}
    return urlencode(query), f"<xml><Encrypt>{encrypt}</Encrypt></xml>".encode()


GOOD = xml_of("MeiLi", **TEXT)
LAUGHS = (
    "<!DOCTYPE x ["
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    + "]><xml><Encrypt>&a8;</Encrypt></xml>"
)
PRESS = {"MsgType": "event", "Event": "template_card_event", "EventKey": "status 1", "TaskId": "t", "ResponseCode": "r"}
TREE = {"a": {"b": "c"}}
TREES = {
    **{name: {**PRESS, name: TREE} for name in ("EventKey", "TaskId", "ResponseCode")},
    **{name: {**TEXT, name: TREE} for name in ("Content", "MsgId")},
    "MediaId": {"MsgType": "image", "MsgId": "2", "MediaId": TREE},
}


def wrong() -> dict[str, tuple[str, bytes, int]]:
    """Everything malformed by name, sealed at this moment, and what it is answered with."""
    return {
        "nothing": ("", b"", 400),
        "no body": (sealed(GOOD)[0], b"", 400),
        "not xml": (sealed(GOOD)[0], b"{}", 400),
        "not utf-8": (sealed(GOOD)[0], b"\xff\xfe\x00", 400),
        "no envelope": (sealed(GOOD)[0], b"<xml><a/></xml>", 400),
        "two envelopes": (sealed(GOOD)[0], b"<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>", 400),
        "other root": (sealed(GOOD)[0], b"<x><Encrypt>a</Encrypt></x>", 400),
        "entities": (sealed(GOOD)[0], LAUGHS.encode(), 400),
        "our file": (
            sealed(GOOD)[0],
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>',
            400,
        ),
        "bad signature": (sealed(GOOD, token="other")[0], sealed(GOOD)[1], 403),
        "no signature": ("timestamp=1&nonce=n", sealed(GOOD)[1], 403),
        "signed by others": (*sealed(GOOD, token="other"), 403),
        "six minutes old": (*sealed(GOOD, at=time.time() - 360), 403),
        "six minutes early": (*sealed(GOOD, at=time.time() + 360), 403),
        "ages ago": (*wrapped("AAAA", 1.0), 403),
        "another company": (*sealed(GOOD, corp="ww-other"), 400),
        "another key": (*sealed(GOOD, key="b" * 43), 400),
        "garbage inside": (*wrapped("QUJD"), 400),
        "not base64": (*wrapped("$$$$"), 400),
        "empty inside": (*wrapped(""), 400),
        "no xml inside": (*sealed("hello"), 400),
        "empty xml inside": (*sealed(""), 400),
        "no type": (*sealed(xml_of("MeiLi")), 400),
        "event without a name": (*sealed(xml_of("MeiLi", MsgType="event")), 400),
        "nobody": (*sealed(xml_of("", **TEXT)), 400),
        "entities inside": (*sealed(LAUGHS), 400),
        "a list for a type": (*sealed(GOOD.replace("</xml>", "<MsgType>b</MsgType></xml>")), 400),
        **{f"a tree for {name}": (*sealed(xml_of("MeiLi", **fields)), 400) for name, fields in TREES.items()},
        **{
            f"two of {name}": (*sealed(xml_of("MeiLi", **{**fields, name: ["a", "b"]})), 400)
            for name, fields in TREES.items()
        },
        "an endless task": (*sealed(xml_of("MeiLi", **{**PRESS, "TaskId": "t" * 129})), 400),
        "an endless number": (*sealed(xml_of("MeiLi", **{**TEXT, "MsgId": "1" * 65})), 400),
        "too large": (sealed(GOOD)[0], b"x" * 65_537, 413),
    }


@pytest.mark.parametrize("case", wrong())
def test_whatever_is_malformed_is_refused_without_an_error_of_ours(desk, case):
    query, body, status = wrong()[case]
    assert desk.send("POST", query, body)[0] == status


def test_a_wrong_echo_is_refused_too(desk):
    assert [desk.send("GET", query, b"")[0] for query in ("", "echostr=x", wrapped("QUJD")[0] + "&echostr=QUJD")] == [
        400,
        403,
        400,
    ]


def test_a_message_sent_again_is_answered_again_and_done_once(incident):
    query, body = sealed(xml_of("MeiLi", MsgType="text", Content="备注 1 去问了柜台", MsgId="77"))
    first, second = incident.send("POST", query, body), incident.send("POST", query, body)
    later = sealed(xml_of("MeiLi", MsgType="text", Content="备注 1 去问了柜台", MsgId="77"), nonce="another")
    assert opened(first[1]) == opened(second[1]) == opened(incident.send("POST", *later)[1]) == "已记入事件 1 的时间线"
    said = [
        text for text in incident.wecom.groups["dingfengbo1000002"]["said"] if "备注" in text and "发送" not in text
    ]
    assert said == ["事件 1｜Mei 备注"], "of a need-to-know case the room reads who did what, not the words"


def test_two_different_presses_in_one_second_both_count_and_the_same_one_twice_counts_once(incident):
    event = {
        "MsgType": "event",
        "Event": "template_card_event",
        "CreateTime": "1795000000",
        "TaskId": "t",
        "ResponseCode": "r",
    }
    take, status = (xml_of("MeiLi", **{**event, "EventKey": key}) for key in ("take 1", "status 1"))
    before = incident.mei.seen()
    for xml in (take, status, take, status):
        assert incident.send("POST", *sealed(xml)) == (200, b"")
    new = incident.wecom.inbox["MeiLi"][before:]
    assert [m["text"].rpartition(" ·")[0] for m in new if m["kind"] == "text" and "已确认" in m["text"]] == [
        "你已确认担任事件 1 的负责人、发布人、监测员"
    ]
    assert incident.application.incidents.read(1).assignments["owner"].accepted_at is not None


def test_a_stranger_is_told_what_to_ask_for_and_changes_nothing(incident):
    query, body = sealed(xml_of("Mallory", MsgType="text", Content="通过 1 1", MsgId="5"))
    status, answer = incident.send("POST", query, body)
    assert (status, 'wecom = "Mallory"' in opened(answer)) == (200, True)
    assert incident.application.incidents.read(1).approved_drafts() == ()


def test_capital_letters_of_a_userid_do_not_matter(incident):
    query, body = sealed(xml_of("meili", MsgType="text", Content="待办", MsgId="6"))
    assert incident.send("POST", query, body) == (200, b"")
    assert incident.mei.text("事件 1")


@pytest.mark.parametrize("event", ["subscribe", "enter_agent", "LOCATION", "something_new"])
def test_events_that_ask_for_nothing_get_an_empty_answer(desk, event):
    assert desk.mei.tell(xml_of("MeiLi", MsgType="event", Event=event)) == ""


def test_what_cannot_be_read_gets_a_short_useful_answer(desk):
    assert "文字和图片" in desk.mei.tell(xml_of("MeiLi", MsgType="location", MsgId="8"))
    assert (
        desk.mei.types("你好")
        == "没有“你好”这个命令，发送 帮助 看全部命令\n可以发送：状态、待办、状态 12，或粘贴帖子的分享文字"
    )
    assert desk.ada.types("hello").startswith("There is no command “hello”")


def test_words_that_would_end_the_envelope_early_come_back_whole(desk):
    assert "]]>" in desk.mei.types("x]]><a>")


def test_when_nothing_can_be_decided_wecom_is_asked_to_come_again(desk, monkeypatch):
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(desk.application.dispatcher, "dispatch", broken)
    query, body = sealed(xml_of("MeiLi", **TEXT))
    assert desk.send("POST", query, body)[0] == 503
    monkeypatch.undo()
    assert desk.send("POST", query, body)[0] == 200
    assert desk.mei.text("能用的命令") and CORP


@pytest.mark.parametrize(
    ("user", "lines"),
    [("mei", ("\n起草 12 首次回应：", "\n状态 12：")), ("ken", ("\n通过 12 2：",)), ("ada", ("\napprove 12 2：",))],
)
def test_help_shows_what_a_person_may_do_in_lines_that_are_typed_as_they_are(desk, user, lines):
    somebody = getattr(desk, user)
    somebody.types("帮助")
    assert "/incident" not in somebody.text(*lines)
    told = "".join(message["text"] for message in desk.wecom.inbox[USERS[user]])
    approving = ("\n通过 12 2：", "\napprove 12 2：")
    assert {line for line in approving if line in told} == set(approving) & set(lines)


@pytest.mark.parametrize(
    "typed",
    ["状态 1", "状态1", "　状态　１", "／incident　status　1", "事件 1 状态", "事件１", "/incident status inc-1", "1"],
)
def test_a_command_is_understood_however_it_is_typed(incident, typed):
    before = incident.mei.seen()
    assert incident.mei.types(typed) == ""
    assert incident.mei.text("事件 1 · L2", "计时起点", after=before)


def test_a_short_video_is_taken_as_evidence_like_any_other(desk):
    short = xml_of("MeiLi", MsgType="shortvideo", MediaId="M9", MsgId="9")
    assert "这是哪个事件的证据" in desk.mei.tell(short)
