"""One day in which five tools report two complaints on three platforms: two incidents, each with all that is known."""

import json
from email.message import EmailMessage

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot.config.source_tokens import SourceTokens
from bot.ingest import api, push
from bot.ingest.deliveries import DeliveryStore
from bot.ingest.delivery_words import MAIL
from bot.ingest.file_import import import_file
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.signature import sign_standard

TOKEN, SECRET = "a-token-of-many-signs", "correct horse battery"
NOTE = "691fc06e000000001e03a5f1"
NOTE_URL = f"https://www.xiaohongshu.com/explore/{NOTE}"
RASH = "GlowSkin急救精华用了两天满脸通红起疹子，脸颊又烫又痒，客服只会说多喝水"
REFUND = "GlowSkin退款拖了两周，客服换了三个人，每次都说再等等，钱到现在都没退回来"
WEIBO = "https://m.weibo.cn/detail/5320265912291527"
SOURCES = '[source.agency]\nsenders = ["*@agency.example"]\nowner = "mei"\nbrand = "GlowSkin"\n'

YOUSCAN = {
    "topicId": 1,
    "topicName": "GlowSkin",
    "mentionId": 7,
    "published": "2026-11-21T03:00:00Z",
    "postType": "post",
    "resourceType": "social",
    "url": f"{NOTE_URL}?xsec_token=abc",
    "text": RASH,
    "author": {"name": "桃子"},
    "sourceName": "xiaohongshu.com",
    "likes": 42,
}
MELTWATER = {
    "request": {"hook_id": "h"},
    "documents": [
        {
            "id": "d",
            "url": "https://weibo.com/detail/5320265912291527",
            "published_date": "2026-11-21T04:00:00.000Z",
            "content": {"opening_text": REFUND},
            "matched": {"hit_sentence": REFUND, "keywords": ["GlowSkin"]},
            "author": {"name": "阿强"},
            "metrics": {"engagement": {"likes": 5}},
            "source": {"name": "Weibo"},
        }
    ],
}
ALERTMANAGER = {
    "version": "4",
    "status": "firing",
    "externalURL": "http://alertmanager.example",
    "alerts": [
        {
            "status": "firing",
            "labels": {"alertname": "NegativePost"},
            "annotations": {
                "summary": "知乎转载",
                "description": RASH,
                "url": "https://www.zhihu.com/question/1955000000000000001/answer/1955000000000000002",
            },
            "startsAt": "2026-11-21T08:00:00Z",
            "generatorURL": "http://prometheus.example",
            "fingerprint": "f1",
        }
    ],
}


@pytest.fixture
def day(stage, tmp_path):
    """The ways in which alerts come to this desk."""
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    tokens = SourceTokens(
        tmp_path, {f"alerts_{name}_token": TOKEN for name in ("youscan", "meltwater", "alertmanager")}
    )
    app, store = FastAPI(), DeliveryStore(stage.database)
    idempotency = IdempotencyStore(stage.database)
    app.include_router(api.routes(stage.desk, idempotency, stage.book.platforms, SECRET, lambda: stage.now))
    app.include_router(push.routes(store, stage.sources.sources, tokens, lambda: stage.now))
    with TestClient(app) as client:
        yield Day(stage, client, store, idempotency, tmp_path)


class Day:
    """Sends what tools send, each at its time."""

    def __init__(self, stage, client, store, idempotency, folder):
        self.stage, self.client, self.store, self.idempotency, self.folder = stage, client, store, idempotency, folder

    def pushes(self, tool, body):
        """A tool that cannot sign; it sends everything twice, as tools do that do not trust an answer."""
        for _ in range(2):
            content = json.dumps(body, ensure_ascii=False).encode()
            assert self.client.post(f"/alerts/{tool}/{TOKEN}", content=content).status_code == 200
        self.passes()

    def signs(self, body):
        """Our own crawler, which signs."""
        content, stamp = json.dumps(body, ensure_ascii=False).encode(), str(int(self.stage.now.timestamp()))
        headers = {"webhook-id": f"m-{stamp}", "webhook-timestamp": stamp}
        headers["webhook-signature"] = sign_standard(SECRET, headers["webhook-id"], stamp, content)
        assert self.client.post("/alerts", content=content, headers=headers).status_code == 202
        self.passes()

    def mails(self, text):
        """The agency's daily digest."""
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "no-reply@agency.example", "舆情日报"
        mail.set_content(text)
        source = self.stage.sources.sources.of_sender("no-reply@agency.example").name
        self.store.keep(source, "", MAIL, bytes(mail), self.stage.now)
        self.passes()

    def imports(self, name, text):
        """Somebody exports a table and takes it in."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        summary = import_file(path, self.stage.desk, self.idempotency, self.stage.book.platforms, self.stage.now)
        self.passes()
        return summary

    def passes(self):
        """What was sent is read, and half an hour passes."""
        self.stage.carry()
        self.stage.later(minutes=30)


def test_five_tools_on_three_platforms_report_two_complaints(stage, day):
    # The comments come first: a crawler exports them before their notes.
    comments = "comment_id,create_time,note_id,content,nickname,like_count\n"
    comments += f"691fc0ff000000000902a101,1763689300000,{NOTE},我也烂脸了，去了医院,小鹿,88\n"
    assert day.imports("comments.csv", comments).opened == 1
    day.pushes("youscan", YOUSCAN)
    day.pushes("meltwater", MELTWATER)
    day.mails(
        f"今日负面2条：\n\n1. {RASH}\n来源：小红书  作者：桃子\n{NOTE_URL}\n\n"
        f"2. {REFUND}\n来源：微博  作者：阿强\n{WEIBO}\n"
    )
    counts = {"like": 380, "comment": 61}
    day.signs([{"source": "crawler", "platform": "xiaohongshu", "native_id": NOTE, "text": RASH, "counts": counts}])
    day.pushes("alertmanager", ALERTMANAGER)

    rash, refund, copy = (stage.desk.read(n) for n in (1, 2, 3))
    assert stage.count() == 3
    assert (rash.post.platform, rash.post.native_id, rash.post.full_text()) == ("xiaohongshu", NOTE, RASH)
    assert ([c.text for c in rash.comments], [c.counts.like for c in rash.captures]) == (
        ["我也烂脸了，去了医院"],
        [42, 380],
    )
    assert (refund.post.url, refund.post.full_text(), refund.brand) == (WEIBO, REFUND, "GlowSkin")
    assert (copy.post.platform, rash.severity >= copy.severity) == ("zhihu", True)

    # The copy on a third platform is an address of its own, which a person joins to the first.
    stage.says("ada", "merge 1 3 知乎是同一篇的转载")
    stage.says("rui", "confirm 1 1")  # two people, since a reader was hurt
    assert [n for n in (1, 2, 3) if not stage.desk.read(n).merged_into] == [1, 2]
    figures = {
        one.name: one.opened + one.to_read + one.on_record + one.joined for one in stage.sources.states(stage.now)
    }
    assert figures == {"agency": 2, "alertmanager": 1, "crawler": 1, "file": 1, "meltwater": 1, "youscan": 1}
    assert [one.unreadable for one in stage.sources.states(stage.now)] == [0] * 6
