"""Four playbooks to the end, on one desk in two chats: Mei and Rui write in WeCom, Ken and Ada in Slack."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.slack.outbound import channels
from tests.fakes.two_chats import TwoChats

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
REPLY = f"{LINK}?comment=1"
JPEG = b"\xff\xd8\xff\xe0" + b"a message" * 50


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TwoChats]:
    """The desk in both chats; whatever either would have refused fails the test."""
    monkeypatch.setattr(channels, "SECONDS_PER_MESSAGE", 0.0)
    desk = TwoChats(tmp_path)
    yield desk
    assert (desk.slack.refused, desk.wecom.broken, desk.wecom.dropped) == ([], [], [])
    desk.close()


def opened(desk: TwoChats, text: str, grade: str) -> None:
    """Mei reports the post and takes it; she names its kind, as a person must before some playbooks apply."""
    assert desk.says("mei", f"{LINK} {text}").startswith("已建立事件 1")
    desk.says("mei", "认领 1")
    desk.says("mei", f"定级 1 {grade}")
    desk.says("ken", "take 1 approver")


def closed(desk: TwoChats, reason: str) -> None:
    """Promises kept, the rest of the playbook settled, closed by Ken in Slack; Ada agrees where it takes two."""
    for promise in desk.file().open_promises():
        desk.says("mei", f"承诺 1 {promise.id} 兑现 私信里已办好，截图在案")
    desk.settles_the_rest()
    said = desk.says("ken", f"close 1 {reason}")
    if "两个人" in said:
        said = desk.says("ada", "confirm 1")
    assert (desk.file().open, desk.file().close_reason) == (False, reason), said


def test_extortion_is_evidence_and_legal_and_never_money_r28(desk: TwoChats) -> None:
    opened(desk, "GlowSkin精华包装破了，客服三天不理人", "L2 敲诈 私信里说给五千才删帖")
    desk.people["mei"].sends(JPEG)
    assert "已完成" in desk.does("mei", "录屏、截图", "私信录屏，哈希在案")
    assert len(desk.file().evidence) == 1
    desk.says("mei", "起草 1 私信 明天12点前给您转五千元，这件事就过去了。")
    desk.says("rui", f"放行 1 {desk.newest()}")
    assert "跟勒索的人谈钱" in desk.says("ken", f"approve 1 {desk.newest()} sure=yes")
    assert "收买" in desk.says("mei", "起草 1 私信 instruction=给她五千让她闭嘴")

    desk.says("mei", "起草 1 首次回应 对不起，包装破了还让你等了三天。批号拍下来私信我们，明天22点前回你。")
    version = desk.approved(legal=False)
    assert "已发布" in desk.says("mei", f"已发 1 {version} {REPLY}")
    desk.does("rui", "法务决定平台投诉", "已公证，不报案")
    closed(desk, "商品问题已补发，索要交法务")
    assert [r.kind for r in desk.file().replies if r.approved] == ["first_ack"], (
        "the merits are answered, no money offered"
    )


def test_a_privacy_case_asks_nothing_in_public_and_legal_decides_on_notices_r81(desk: TwoChats) -> None:
    opened(desk, "GlowSkin把我的手机号卖了？下单后天天骚扰电话", "L2 隐私 疑似资料外流")
    asked = "对不起，接到骚扰电话一定很不安。请把手机号和订单号打在评论区，我们马上查。"
    desk.says("mei", f"起草 1 首次回应 {asked}")
    assert "不能批准" in desk.says("ken", f"approve 1 {desk.newest()} sure=yes")
    kind = "对不起，接到骚扰电话一定很不安。我们正在查是哪里出的问题，请私信告诉我们什么时候接到的，明天22点前回你。"
    desk.says("mei", f"起草 1 首次回应 {kind}")
    version = desk.approved(legal=False)
    assert "已发布" in desk.says("mei", f"已发 1 {version} {REPLY}")
    assert "决定" in desk.says("mei", "task 1 all not_needed 这次不适用"), "Mei alone does not drop what legal decides"
    closed(desk, "日志查过，已停用一家合作方的接口")
    assert desk.file().replies[0].text == kind


def test_a_creators_criticism_is_heard_in_private_before_anything_is_asked_r150(desk: TwoChats) -> None:
    opened(desk, "5万粉测评：GlowSkin精华质地黏，推不开，很失望", "L2 达人差评 博主测评")
    assert "已登记" in desk.says("mei", "联系 1 达人 小美 听她说完经过，约好明天给批号结果 方式=站内私信")
    assert "收买" in desk.says("mei", "联系 1 达人 小美 给她一笔钱让她闭嘴")
    words = "谢谢你把推不开、质地黏说得这么细，让你失望了，对不起。批号私信我们，明天22点前回你。"
    desk.says("mei", f"起草 1 首次回应 {words}")
    version = desk.approved(legal=False)
    assert "已发布" in desk.says("mei", f"已发 1 {version} {REPLY}")
    assert "更新了帖子" in desk.says("ken", "author 1 updated 加了一句品牌联系过她")
    closed(desk, "她收到了新批次，自己更新了帖子")
    assert [c.name for c in desk.file().contacts] == ["小美"]


def test_a_cultural_misstep_is_answered_for_by_an_executive_with_legal_r61(desk: TwoChats) -> None:
    opened(desk, "GlowSkin新广告拿旗袍开玩笑，看着很不舒服", "L3 文化冒犯 多个大号转发")
    desk.says("rui", "take 1 legal")
    desk.says("ada", "take 1 executive")
    desk.says("mei", "评估 1 文案是我们写的，没有请人看过 validity=valid climate=agree note_count=30 spread=fast")
    words = (
        "11月20日上午10点，我们发布了一支拿旗袍开玩笑的广告，冒犯了大家。对不起，这是我们的错。广告已在11月20日12点全部下架，"
        "投放已停止，我们会整改审稿流程。今后每支广告发布前都由懂当地文化的同事审看，避免再发生。{until}前，我们会公布改好的流程。"
    ).format(until="明天18点")
    desk.says("mei", f"起草 1 声明 {words}")
    version = desk.newest()
    desk.says("rui", f"放行 1 {version}")
    rules = ",".join({f.rule for f in desk.file().draft(version).findings} | {"STALE"})
    assert "Ada" in desk.says("ken", f"approve 1 {version} ack={rules} sure=yes"), (
        "Ken does not decide on a statement of a crisis"
    )
    assert "已批准" in desk.says("ada", f"approve 1 {version} ack={rules} sure=yes")
    assert "已发布" in desk.says("mei", f"已发 1 {version} {REPLY}")
    closed(desk, "审稿流程已公布")
