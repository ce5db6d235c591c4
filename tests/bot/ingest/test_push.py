"""What tools that cannot sign send: kept before the answer, read afterwards, never lost (R1, R16)."""

import base64
import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot.config.source_tokens import SourceTokens
from bot.ingest import push
from bot.ingest.deliveries import DeliveryStore
from bot.ingest.signature import sign_standard
from storage import deliveries
from storage.incidents import cases
from tests.journeys.conftest import stage

__all__ = ["stage"]
TOKEN = "a-token-of-many-signs"
NOTE = "https://www.xiaohongshu.com/explore/691fc06e000000001e03a5f1"
PART = "--xx\r\nContent-Disposition: form-data; name="
WEIBO = "https://m.weibo.cn/detail/5320265912291527"
SOURCES = """
[source.agency]
owner = "mei"
brand = "LUMIA"
[source.agency.paths]
url = "$.card.address"
text = "$.card.words"
"""


@pytest.fixture
def client(stage, tmp_path):
    """The endpoint in front of the stage's desk; every source has the same token, as a setting."""
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    given = {
        f"alerts_{name}_token": TOKEN for name in ("meltwater", "youscan", "sprinklr", "alertmanager", "agency", "mail")
    }
    app = FastAPI()
    store, tokens = DeliveryStore(stage.database), SourceTokens(tmp_path, given)
    app.include_router(push.routes(store, stage.sources.sources, tokens, lambda: stage.now))
    with TestClient(app) as client:
        yield client


@pytest.fixture
def sends(client, stage):
    """A tool sends something and the desk reads it; the answer."""

    def send(source, body, **headers):
        content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        given = {"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
        answer = client.post(f"/alerts/{source}/{TOKEN}", content=content, headers=given)
        stage.carry()
        return answer

    return send


def posts(stage):
    """Source, platform, address, author, words and likes of every incident."""
    files = [stage.desk.read(n) for n in range(1, stage.count() + 1)]
    return [(f.post.platform, f.post.url, f.post.author.name, f.post.full_text(), f.counts.like) for f in files]


def of_source(stage, name):
    return next(one for one in stage.sources.states(stage.now) if one.name == name)


MELTWATER = {
    "request": {"company_id": "5f1", "hook_id": "h-1", "inputs": [{"id": 7, "name": "LUMIA", "type": "search"}]},
    "documents": [
        {
            "id": "d1",
            "url": NOTE,
            "published_date": "2026-11-21T03:00:00.000Z",
            "author": {"name": "桃子", "handle": "taozi", "profile_url": "https://www.xiaohongshu.com/user/profile/1"},
            "content": {"title": "避雷", "opening_text": "用了两天满脸通红", "image": "https://img.example/1.jpg"},
            "matched": {"hit_sentence": "满脸通红", "keywords": ["LUMIA"]},
            "metrics": {"engagement": {"likes": 42, "comments": 7}},
            "source": {"name": "Xiaohongshu", "type": "social", "url": "https://www.xiaohongshu.com"},
        }
    ],
}
YOUSCAN = {
    "topicId": 1,
    "topicName": "LUMIA",
    "mentionId": 241032672,
    "url": NOTE,
    "published": "2026-11-21T03:00:00Z",
    "addedAt": "2026-11-21T04:04:59.9506137Z",
    "sourceName": "xiaohongshu.com",
    "title": "避雷",
    "text": "用了两天<b>满脸通红</b>",
    "author": {"name": "桃子", "url": "https://www.xiaohongshu.com/user/profile/1"},
    "sentiment": "negative",
    "postType": "post",
    "resourceType": "social",
    "spam": False,
    "likes": 42,
    "engagement": 49,
}
SPRINKLR = {
    "id": "evt-1",
    "type": "message.received",
    "eventTime": 1795230000000,
    "subscriptionDetails": {"subscriptionId": "s-1"},
    "payload": {
        "permalink": NOTE,
        "channelType": "XIAOHONGSHU",
        "channelCreatedTime": 1795230000000,
        "content": {"title": "避雷", "text": "用了两天满脸通红"},
        "senderProfile": {"name": "桃子", "followers": 860},
        "likeCount": 42,
    },
}
ALERTMANAGER = {
    "version": "4",
    "status": "firing",
    "receiver": "desk",
    "groupKey": "{}:{}",
    "groupLabels": {"alertname": "NegativePost"},
    "commonLabels": {"alertname": "NegativePost"},
    "commonAnnotations": {"summary": "避雷"},
    "externalURL": "http://alertmanager.example:9093",
    "truncatedAlerts": 0,
    "alerts": [
        {
            "status": "firing",
            "labels": {"alertname": "NegativePost"},
            "annotations": {
                "summary": "避雷",
                "description": "用了两天满脸通红",
                "url": NOTE,
                "author": "桃子",
                "likes": "42",
            },
            "startsAt": "2026-11-21T05:00:00.828Z",
            "endsAt": "0001-01-01T00:00:00Z",
            "generatorURL": "http://prometheus.example:9090/graph",
            "fingerprint": "1a30ba71cca2921f",
        },
        {
            "status": "resolved",
            "labels": {"alertname": "Other"},
            "annotations": {"summary": "过去了", "url": WEIBO},
            "startsAt": "2026-11-20T05:00:00.828Z",
            "endsAt": "2026-11-20T06:00:00Z",
            "generatorURL": "http://prometheus.example:9090/graph",
            "fingerprint": "2b",
        },
    ],
}


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("meltwater", MELTWATER),
        ("youscan", YOUSCAN),
        ("sprinklr", SPRINKLR),
        ("alertmanager", ALERTMANAGER),
        ("agency", {"card": {"address": NOTE, "words": "避雷\n用了两天满脸通红"}, "name": "桃子", "like": 42}),
    ],
)
def test_what_a_tool_pushes_opens_an_incident_of_its_source(stage, sends, source, body):
    answer = sends(source, body)
    assert (answer.status_code, answer.json()) == (200, {"repeated": False})
    (one,) = posts(stage)
    assert (one[0], one[1], " ".join(one[3].split())) == ("xiaohongshu", NOTE, "避雷 用了两天满脸通红")
    assert one[2] == ("" if source == "agency" else "桃子")
    assert (one[4], of_source(stage, source).unread) == (42, 0)
    assert of_source(stage, source).opened + of_source(stage, source).to_read == 1


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        pytest.param(
            "application/x-www-form-urlencoded",
            urlencode({"text": "满脸通红", "url": NOTE, "likes": "42"}),
            id="a form",
        ),
        pytest.param(
            "application/x-www-form-urlencoded",
            urlencode({"post[text]": "满脸通红", "post[url]": NOTE, "post[likes]": "42"}),
            id="brackets",
        ),
        pytest.param(
            "application/x-www-form-urlencoded",
            urlencode({"data__text": "满脸通红", "data__url": NOTE, "data__likes": 42}),
            id="underlines",
        ),
        pytest.param(
            "application/x-www-form-urlencoded",
            urlencode({"payload": json.dumps({"text": "满脸通红", "url": NOTE, "likes": 42})}),
            id="JSON in a form",
        ),
        pytest.param(
            "application/json",
            json.dumps(json.dumps({"text": "满脸通红", "url": NOTE, "likes": 42})),
            id="JSON in JSON",
        ),
        pytest.param("text/csv", f"内容,链接,点赞数\n满脸通红,{NOTE},42\n", id="CSV"),
        pytest.param(
            "multipart/form-data; boundary=xx",
            f'{PART}"text"\r\n\r\n满脸通红\r\n{PART}"url"\r\n\r\n{NOTE}\r\n{PART}"likes"\r\n\r\n42\r\n--xx--\r\n',
            id="a form in parts",
        ),
        pytest.param("", json.dumps({"text": "满脸通红", "url": NOTE, "likes": 42}), id="no media type"),
    ],
)
def test_forms_and_tables_say_the_same_as_json(stage, sends, media_type, body):
    assert sends("agency", body.encode(), Content_Type=media_type).status_code == 200
    assert [(one[1], one[3], one[4]) for one in posts(stage)] == [(NOTE, "满脸通红", 42)]


def test_the_same_delivery_sent_again_is_read_once(stage, sends):
    assert [sends("youscan", YOUSCAN).json()["repeated"] for _ in range(3)] == [False, True, True]
    assert (stage.count(), of_source(stage, "youscan").joined) == (1, 0)
    again = {**YOUSCAN, "likes": 50}
    keys = [sends("youscan", body, webhook_id="one").json()["repeated"] for body in (again, YOUSCAN)]
    assert (keys, stage.count(), stage.desk.read(1).counts.like) == ([False, True], 1, 50)


def test_a_token_is_a_password_a_bearer_or_signs(client, stage):
    basic = base64.b64encode(f"any:{TOKEN}".encode()).decode()
    stamp, body = str(int(stage.now.timestamp())), json.dumps(YOUSCAN).encode()
    signed = {
        "webhook-id": "msg_1",
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,AAAA {sign_standard(TOKEN, 'msg_1', stamp, body)}",
    }
    proofs = ({"Authorization": f"Basic {basic}"}, {"Authorization": f"Bearer {TOKEN}"}, signed)
    taken = [client.post("/alerts/youscan", content=body, headers=headers).status_code for headers in proofs]
    assert taken == [200, 200, 200]
    late = str(int((stage.now - timedelta(minutes=6)).timestamp()))
    stale = {**signed, "webhook-timestamp": late, "webhook-signature": sign_standard(TOKEN, "msg_1", late, body)}
    other = {**signed, "webhook-id": "msg_2"}
    wrong = (stale, other, {}, {"Authorization": "Basic !!"}, {"Authorization": "Bearer no"})
    answers = [client.post("/alerts/youscan", content=body, headers=headers) for headers in wrong]
    refused = [(answer.status_code, answer.headers["content-type"]) for answer in answers]
    assert refused == [(401, "application/problem+json")] * 5


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"youscan/{TOKEN}x", 401),
        ("youscan", 401),
        (f"nobody/{TOKEN}", 401),
        (f"mention/{TOKEN}", 401),
        ("youscan/", 401),
    ],
)
def test_without_its_token_nothing_is_kept(client, stage, path, status):
    assert client.post(f"/alerts/{path}", content=b"{}").status_code == status
    with stage.database.read_transaction() as connection:
        assert deliveries.waiting(connection, "youscan") == 0


def test_a_tool_may_try_the_address(client):
    assert client.get(f"/alerts/youscan/{TOKEN}").status_code == 204
    assert client.get(f"/alerts/youscan/{TOKEN}x").status_code == 401
    assert client.post(f"/alerts/youscan/{TOKEN}", content=b"").status_code == 200


def test_what_cannot_be_read_is_shown_to_who_looks_after_it_and_read_once_its_mapping_is_mended(stage, sends, tmp_path):
    odd = {"hit": {"where": NOTE, "said": "满脸通红，打13812345678", "author": "王小明"}}
    assert sends("agency", odd).status_code == 200
    card = stage.card("person:mei", 0, "source-agency-2026-11-21")
    lines = stage.reads("person:mei", 0, "source-agency-2026-11-21")
    assert [button.code for button in card.buttons] == [
        "sources agency retry 1",
        "sources agency leave 1",
        "sources agency retry",
    ]
    assert "满脸通红" in "".join(lines)
    assert not any(word in "".join(lines) for word in ("13812345678", "王小明", NOTE))
    assert (stage.count(), of_source(stage, "agency").unreadable) == (0, 1)
    (tmp_path / "sources.toml").write_text(
        SOURCES.replace("card.address", "hit.where").replace("card.words", "hit.said")
    )
    assert stage.says("mei", "sources agency retry") == "agency 的 1 份内容会再读一次，还读不出的会再告诉你"
    assert [(one[1], one[3]) for one in posts(stage)] == [(NOTE, "满脸通红，打13812345678")]
    assert (of_source(stage, "agency").unreadable, of_source(stage, "agency").unread) == (0, 1)
    with stage.database.read_transaction() as connection:
        assert deliveries.find(connection, 1).body == b""


def test_what_of_a_batch_was_read_is_not_taken_twice(stage, sends, tmp_path):
    sends("agency", [{"card": {"address": NOTE, "words": "满脸通红"}}, {"hit": {"where": WEIBO}}])
    assert (stage.count(), of_source(stage, "agency").unreadable) == (1, 1)
    (tmp_path / "sources.toml").write_text(
        SOURCES.replace("$.card.address", "$..[?@.where || @.address]['where','address']")
    )
    stage.says("mei", "sources agency retry 1")
    assert (stage.count(), of_source(stage, "agency").unreadable, of_source(stage, "agency").joined) == (2, 0, 0)


def test_what_is_none_is_left_and_forgotten(stage, sends):
    sends("agency", {"ping": "pong"})
    assert stage.says("mei", "来源 agency 不管 1") == "agency 的第 1 份内容不再处理，内容已删除"
    assert stage.says("mei", "sources agency leave 1").startswith("agency 没有这个编号的待处理内容")
    assert of_source(stage, "agency").unreadable == 0


def test_only_managers_and_who_looks_after_a_source_see_it(stage, sends):
    sends("agency", {"ping": "pong"})
    assert stage.says("lou", "sources").startswith("Lou 在名册上没有角色")
    assert stage.says("ken", "sources agency").startswith("Ken 不负责这个来源")
    assert stage.says("ken", "sources").startswith("Ken 不负责这个来源")
    assert [button.code for button in stage.hears("mei", "sources").card.buttons] == ["sources agency"]
    assert stage.hears("ada", "sources").card.buttons[0].code == "sources agency"
    assert stage.says("ada", "sources nobody") == "没有“nobody”这个来源，“/incident sources”可看全部"


def test_the_board_offers_sources_to_those_who_look_after_one(stage, sends):
    sends("agency", {"ping": "pong"})
    offered = {p: "sources" in [b.code for b in stage.hears(p, "status").card.buttons] for p in ("ada", "mei", "ken")}
    assert offered == {"ada": True, "mei": True, "ken": False}


def test_a_retry_counts_no_unread_record_again(stage, sends):
    sends("agency", {"ping": "pong"})
    stage.says("mei", "sources agency retry")
    stage.carry()
    assert (of_source(stage, "agency").unread, of_source(stage, "agency").unreadable) == (1, 1)


def test_a_source_that_fell_silent_is_on_the_board(stage, sends, tmp_path):
    (tmp_path / "sources.toml").write_text("[source.agency]\nsilent_after_hours = 24\n")
    sends("agency", {"text": "满脸通红", "url": NOTE})
    board = [stage.words(part.text) for part in stage.hears("ada", "list").card.parts]
    assert not any("没有动静" in line for line in board)
    stage.now += timedelta(hours=25)
    board = [stage.words(part.text) for part in stage.hears("ada", "list").card.parts]
    assert "没有动静：agency" in board
    assert of_source(stage, "agency").silent


def test_a_delivery_survives_a_desk_that_dies_while_it_is_read(stage, client, monkeypatch):
    client.post(
        f"/alerts/meltwater/{TOKEN}", content=json.dumps({**MELTWATER, "documents": MELTWATER["documents"] * 1})
    )
    taken = stage.desk.receive_alerts

    def dies(*given, **more):
        taken(*given, **more)
        raise SystemExit

    monkeypatch.setattr(stage.desk, "receive_alerts", dies)
    with pytest.raises(SystemExit):
        stage.carry()
    monkeypatch.setattr(stage.desk, "receive_alerts", taken)
    stage.now += timedelta(minutes=1)  # its lease has ended
    stage.carry()
    assert (stage.count(), len(stage.desk.read(1).captures), of_source(stage, "meltwater").joined) == (1, 1, 0)


def test_a_reading_that_always_fails_is_put_before_a_person(stage, client, monkeypatch):
    client.post(f"/alerts/meltwater/{TOKEN}", content=json.dumps(MELTWATER))

    def fails(*given, **more):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(stage.desk, "receive_alerts", fails)
    for _ in range(6):
        stage.carry()
        stage.now += timedelta(hours=1)
    assert (stage.count(), of_source(stage, "meltwater").unreadable) == (0, 1)
    with stage.database.read_transaction() as connection:
        (kept,) = deliveries.unreadable(connection)
    assert (kept.problems, bool(kept.body)) == (("RuntimeError: the log of the desk says more",), True)


def test_every_incident_of_a_case_table_has_its_source(stage, sends):
    sends("youscan", YOUSCAN)
    with stage.database.read_transaction() as connection:
        assert cases.load(connection, 1, lock=False).file.source == "youscan"
