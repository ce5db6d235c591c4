"""A digest pasted into a chat: each post is an alert of its own, and one answer says what became of all (R1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import shown, tool_says
from tests.fakes.wecom_desk import WecomDesk
from tests.journeys.stage import Stage

RED = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
RUDE = "https://weibo.com/2803301701/Oabcd1234"
DIGEST = f"今日预警：\n1. 小红书 @小美：用了GlowSkin精华满脸通红 {RED}\n2. 微博 @阿强：GlowSkin客服不理人 {RUDE}\n3. 请大家注意"


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[SlackDesk]:
    desk = SlackDesk(tmp_path)
    yield desk
    desk.close()


def rows(stage: Stage, text: str) -> list[tuple[str, str]]:
    card = stage.hears("mei", text).card
    assert card
    return [(stage.words(part.label), stage.words(part.text)) for part in card.parts]


def test_one_answer_says_what_opened_what_joined_and_what_is_no_post_r1(stage: Stage) -> None:
    assert rows(stage, DIGEST) == [
        ("新建 #1 · L2 严重", "用了GlowSkin精华满脸通红"),
        ("新建 #2 · L1 一般", "GlowSkin客服不理人"),
        ("没有收", "“请大家注意”：没有链接、平台或作者，请贴链接"),
    ]
    assert stage.says("ken", f"new {DIGEST}") == "共 3 篇：并入 2 · 没有收 1"
    assert [stage.desk.read(n).post.author.name for n in (1, 2)] == ["小美", "阿强"]
    assert stage.count() == 2


def test_the_form_s_brand_holds_for_every_post(stage: Stage) -> None:
    stage.says("mei", "new", text=DIGEST, brand="GlowSkin")
    assert [stage.desk.read(n).brand for n in (1, 2)] == ["GlowSkin", "GlowSkin"]


def test_a_digest_in_slack_is_answered_in_one_message(slack: SlackDesk) -> None:
    slack.slack.channel("D0MEI")
    slack.mei.says(DIGEST, "D0MEI", "message", channel_type="im")
    slack.whisper("3 posts: 2 opened · 1 not taken in")
    assert "Opened #1" in shown(slack.whisper("Opened #2"))
    assert "客服不理人" in str(slack.mei.types("status 2"))


def test_a_tool_s_digest_in_the_alerts_channel_opens_each_once_and_says_what_it_left_out(slack: SlackDesk) -> None:
    for _ in range(2):
        tool_says(
            slack.send, DIGEST.replace(RED, f"<{RED}>").replace(RUDE, f"<{RUDE}|weibo.com>"), ts="1700000000.000300"
        )
    left_out = slack.message("C0ALERTS", "请大家注意")
    assert left_out["thread_ts"] == "1700000000.000300"
    slack.settled()
    files = [slack.application.incidents.read(n).post for n in (1, 2)]
    assert [(post.platform, post.text) for post in files] == [
        ("xiaohongshu", "用了GlowSkin精华满脸通红"),
        ("weibo", "GlowSkin客服不理人"),
    ]
    assert sum("请大家注意" in shown(m) for m in slack.slack.channels["C0ALERTS"]) == 1


def test_a_digest_in_wecom_is_answered_at_once(tmp_path: Path) -> None:
    desk = WecomDesk(tmp_path)
    try:
        assert desk.mei.types(DIGEST) == "共 3 篇：新建 2 · 没有收 1"
        desk.carry()
        assert "客服不理人" in str(desk.wecom.inbox["MeiLi"])
    finally:
        desk.close()


def test_a_share_code_without_a_link_is_answered_in_the_readers_language(stage):
    answer = stage.says("mei", "新事件 8￥ CZ0001 AbCdEfGhIj1￥ 复制打开淘宝")
    assert answer == "这是淘宝的口令，只有淘宝的 App 能打开；请在 App 里打开，点分享、复制链接，再把链接贴过来"


def test_a_single_report_with_labels_opens_and_its_words_stay_the_posts(stage):
    stage.says("mei", "来源：微博 作者：阿美 时间：2026-11-21 09:10 GlowSkin精华烂脸送医")
    post = stage.desk.read(1).post
    assert (post.platform, post.author.name, post.text) == ("weibo", "阿美", "GlowSkin精华烂脸送医")


def test_what_only_an_app_wrote_waits_for_words_and_nothing_is_drafted(stage):
    stage.says(
        "mei", "新事件 7.43 复制打开抖音，看看【小美的作品】 https://v.douyin.com/iABC123/ 08/12 :1pm Abc:/ w@s.EH"
    )
    file = stage.desk.read(1)
    assert (file.post.full_text(), file.drafts) == ("", ())
