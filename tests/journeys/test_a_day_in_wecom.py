"""A crisis day in WeCom on a company that remembers: the bot is a real process, and it is killed in the middle of the
day.
"""

import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.case.case_file import CaseFile
from storage.database import Database
from storage.incidents import cases
from tests.fakes.slack_desk import workspace
from tests.fakes.slack_people import Someone as InSlack
from tests.fakes.slack_people import over_http as slack_over_http
from tests.fakes.slack_people import shown
from tests.fakes.team import roster
from tests.fakes.wecom import SECRET, FakeWecom
from tests.fakes.wecom_desk import ROSTER, USERS, environment
from tests.fakes.wecom_people import AES_KEY, TOKEN, Someone, over_http
from tests.fakes.wecom_wire import Fault
from tests.faults.running import Bot
from tests.waiting import ended, until

POST = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
JPEG = b"\xff\xd8\xff\xe0" + b"a red face" * 50
AGAIN = "（重发，可能已经收到过）"
FINE = Fault()
WEATHER = {  # what comes of the calls of each kind, one after the other
    "gettoken": [Fault(status=503, words="busy")],
    "message/send": [
        FINE,
        Fault(cut=True, done=True),
        *[FINE] * 3,
        Fault(code=40014),
        *[FINE] * 3,
        Fault(status=502, words="<html>", done=True),
        *[FINE] * 4,
        Fault(words="<html>"),
        *[FINE] * 4,
        Fault(code=-1),
        *[FINE] * 4,
        Fault(words="{}"),
    ],
    "message/update_template_card": [Fault(code=60140), FINE, Fault(code=-1)],
    "appchat/get": [Fault(code=-1)],
    "appchat/send": [
        FINE,
        Fault(cut=True, done=True),
        FINE,
        FINE,
        Fault(status=504, words="<html>", done=True),
        FINE,
        Fault(code=42001),
    ],
    "media/get": [Fault(code=-1)],
    "media/upload": [Fault(status=500)],
}
HURRIED = {
    "bot.workers.scheduler.POLL_SECONDS": 0.1,
    "bot.workers.outbox_dispatcher.MIN_BACKOFF": timedelta(seconds=0.1),
}
MIXED = roster(
    {
        "mei": {"wecom": "MeiLi"},
        "ken": {"slack": "U0KEN", "language": "en"},
        "ada": {"wecom": "ada", "slack": "U0ADA", "language": "en"},
        "rui": {"wecom": "rui"},
    }
)


@pytest.fixture
def wecom() -> Iterator[FakeWecom]:
    """A company; whatever it would have refused, cut or dropped fails the test."""
    fake = FakeWecom(users=set(USERS.values()))
    yield fake
    assert (fake.broken, fake.dropped) == ([], [])
    fake.close()


def started(folder: Path, fake: FakeWecom, roster: str, **settings: str) -> Bot:
    """The real program, talking to the company."""
    folder.mkdir()
    (folder / "roster.toml").write_text(roster, encoding="utf-8")
    bot = Bot(folder, limits=HURRIED, CONSOLE="false", **environment(fake), **settings)
    bot.start()
    return bot


def file(bot: Bot, number: int = 1) -> CaseFile:
    """The case file as it is on disk now."""
    database = Database(f"sqlite:///{bot.folder / 'dingfengbo.db'}")
    with database.read_transaction() as connection:
        kept = cases.load(connection, number)
    database.close()
    assert kept is not None
    return kept.file


def people(fake: FakeWecom, bot: Bot) -> dict[str, Someone]:
    """Everybody, with WeCom in their hands."""
    send = over_http(lambda: bot.port)
    return {name: Someone(fake, send, user) for name, user in USERS.items()}


def test_a_crisis_day_with_the_bot_killed_in_the_middle(tmp_path: Path, wecom: FakeWecom) -> None:
    a_day(tmp_path, wecom)
    assert 1 <= wecom.calls.count("gettoken") <= 2


def test_the_same_day_while_wecom_fails_in_every_way_it_knows(tmp_path: Path, wecom: FakeWecom) -> None:
    for path, faults in WEATHER.items():
        wecom.fail(path, *faults)
    a_day(tmp_path, wecom)
    assert {path for path in WEATHER if len(wecom.faults[path]) == len(WEATHER[path])} == set(), "all of it has met us"
    said = wecom.groups["dingfengbo1000002"]["said"]
    again = [text for text in said if text.startswith(AGAIN)]
    assert 1 <= len(set(again)) <= 4, (
        "what was in doubt is said again, and marked: two answers were lost, and the kill met a line and a card"
    )
    certain = [text for text in said if text.startswith("事件 1｜")]
    assert len(certain) == len(set(certain)), "nothing else was said twice"
    assert wecom.calls.count("gettoken") <= 8


def a_day(tmp_path: Path, wecom: FakeWecom) -> None:
    """From the report to the closing; whatever goes wrong, nobody notices more than a delay."""
    bot = started(tmp_path / "data", wecom, ROSTER)
    team = people(wecom, bot)
    mei, ken, ada, _rui, lou = (team[name] for name in USERS)

    assert lou.types(f"{POST} GlowSkin精华用了一次就过敏，满脸通红") == "已建立事件 1，正在定级和找人"
    mei.clicks(mei.card("take 1"), "take 1")
    mei.text("你已确认担任事件 1 的负责人、发布人、监测员")
    mei.sends(JPEG)
    mei.text("已存为事件 1 的证据")
    draft = until(lambda: next(iter(file(bot).drafts), None))
    assert mei.types("评估 1 其他渠道没有查到订单") == "事件 1 的评估已记下"

    assert draft.text in ken.text("草稿全文")
    assert "没有角色" in lou.types("通过 1 1")
    ken.clicks(ken.card("approve 1 1"), "approve 1 1")
    ken.clicks(ken.card("ack=STALE"), "approve 1 1")  # what was found after the draft was written
    bot.kill()  # the decision is committed, nobody has heard of it yet
    late: list[str] = []
    typing = threading.Thread(target=lambda: late.append(ken.types("备注 1 停机时写的")))
    typing.start()  # nobody answers: WeCom tries again
    bot.start()
    ended(typing)
    assert late == ["已记入事件 1 的时间线"]

    posting = mei.card("posted 1 1")
    assert mei.text(draft.text) == draft.text, "the words to post come alone"
    assert len(file(bot).approved_drafts()) == 1
    assert "Ken" in ada.types("approve 1 1 sure=yes"), "who decided is named"
    mei.clicks(posting, "posted 1 1")
    mei.text("请回复")
    assert "已发布" in mei.types(f"{POST}?comment=1")
    [promise] = file(bot).open_promises()
    assert mei.types(f"承诺 1 {promise.id} kept 私信已回，截图在案") == "事件 1 的承诺 1 记为已兑现"

    wecom.expire_tokens()
    mei.types("导出 1")
    assert len(mei.file()["content"]) > 100
    assert "这要两个人" in ken.types("关闭 1 用户满意，复查无碍 override=任务另记")
    assert "is confirmed and done" in ada.types("确认提议 1")
    wecom.wait(lambda: any("结案" in said for said in wecom.groups["dingfengbo1000002"]["said"]))
    bot.stop()

    closed = file(bot)
    assert (closed.open, [r.kind for r in closed.replies], len(closed.evidence)) == (False, ["first_ack"], 1)
    told = [re.sub(r" ·[\d-]+", "", m["text"]) for m in wecom.inbox["MeiLi"] if m["kind"] == "text"]
    assert [text for text in told if told.count(text) > 1] == [], "nothing was said twice"
    log = (tmp_path / "bot.log").read_text(encoding="utf-8")
    assert [secret for secret in (SECRET, AES_KEY, TOKEN, *wecom.tokens) if secret in log] == []


def test_people_in_slack_and_in_wecom_work_one_incident(tmp_path: Path, wecom: FakeWecom) -> None:
    slack = workspace()
    secrets = {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_SIGNING_SECRET": "signing-secret", "SLACK_ROOM": "C0ROOM"}
    bot = started(tmp_path / "data", wecom, MIXED, SLACK_API_BASE=slack.base, LANGUAGE="en", **secrets)
    team = people(wecom, bot)
    mei, ken = (
        team["mei"],
        InSlack(slack, slack_over_http(f"http://127.0.0.1:{bot.port}/slack/events", "signing-secret"), "U0KEN"),
    )

    assert mei.types(f"新事件 {POST} GlowSkin精华用了一次就过敏，满脸通红") == "已建立事件 1，正在定级和找人"
    mei.clicks(mei.card("take 1"), "take 1")

    def before_ken() -> dict[str, object] | None:
        """Ken's card in Slack, while it has buttons."""
        there = slack.channels.get("D0KEN", [])
        return next(
            (m for m in there if "draft version 1" in shown(m) and any(b["type"] == "actions" for b in m["blocks"])),
            None,
        )

    card = slack.wait(before_ken)
    text = file(bot).drafts[0].text
    assert text in shown(card)
    ken.clicks("D0KEN", card["ts"], "approve")
    assert mei.text(text) == text
    assert "Ken" in team["ada"].types("approve 1 1 sure=yes"), "decided in Slack, told in WeCom"
    mei.types(f"已发 1 1 {POST}?comment=1")
    slack.wait(lambda: any("posted" in shown(m).lower() for m in slack.channels["C0ROOM"]))
    rooms = wecom.wait(
        lambda: [
            said for said in wecom.groups["dingfengbo1000002"]["said"] if said.startswith("Incident 1 | Ken approved")
        ]
    )
    assert len(rooms) == 1
    assert [(r.by, r.version) for r in file(bot).replies] == [("mei", 1)]
    bot.stop()
    slack.close()
