"""Speaking again in one thread: not too soon, not too often, never with old words, and with the reply's own link."""

import pytest

from tests.journeys.test_glowskin import POST, REPLY

N = 1
POST_LINK = REPLY.partition("?")[0]
WORDS = "看到你说质地黏、推开不吸收，让你失望了，真的很抱歉。私信告诉我们批号和在哪儿买的，今天22点前回复你。"
LATER = "你说的质地黏、推开不吸收，我们试了同一批，确实这样，真的很抱歉。私信告诉我们地址，今天23点前把退款办好。"


@pytest.fixture
def glow(stage):
    """A first acknowledgement of Mei's own waits for Ken."""
    stage.alert(
        **{**POST, "text": "GlowSkin急救精华质地黏，推开不吸收，很失望", "author": {"name": "小美"}, "counts": {}}
    )
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    stage.says("mei", f"draft {N} first_ack {WORDS}")
    return stage


def approves(stage, version):
    """Ken approves with every tick the gate asks for, but not the desk's own about the thread."""
    rules = ",".join(f.rule for f in stage.desk.read(N).drafts[version - 1].findings if f.level == "ack")
    return stage.says("ken", f"approve {N} {version} ack={rules or 'NONE'} sure=yes")


@pytest.mark.parametrize(
    ("link", "needed"),
    [
        (POST_LINK, "这是事件 1 原帖的链接，请贴上我们回复的链接"),
        (POST_LINK + "?xsec_token=ABC", "这是事件 1 原帖的链接，请贴上我们回复的链接"),
        (REPLY.replace("https", "http"), "请发 https:// 开头的回复链接"),
    ],
)
def test_the_posts_own_link_and_http_are_refused_with_what_to_send(glow, link, needed):
    approves(glow, 2)
    assert glow.says("mei", f"posted {N} 2 {link}").startswith(needed)
    assert glow.desk.read(N).replies == ()
    assert "已发布" in glow.says("mei", f"posted {N} 2 {POST_LINK} where=置顶评论")


def test_a_link_to_another_platform_is_no_reply_to_this_post(glow):
    approves(glow, 2)
    assert "在那里的链接" in glow.says("mei", f"posted {N} 2 https://weibo.com/1234567890/NxYz12345")


def test_a_second_reply_waits_for_the_cool_off_unless_the_approver_lets_it_go(glow):
    """R51."""
    approves(glow, 2)
    glow.says("mei", f"posted {N} 2 {REPLY}")
    glow.later(minutes=5)
    glow.says("mei", f"draft {N} resolution {LATER}")
    assert "刚回复过" in approves(glow, 3)
    glow.later(minutes=30)
    assert "已批准" in approves(glow, 3)


def test_a_reply_posted_within_the_cool_off_is_on_record_and_told(glow):
    """R51: what is public must be on record, but it is asked whether it really is."""
    glow.says("mei", f"draft {N} resolution {LATER}")
    approves(glow, 2), approves(glow, 3)
    glow.later(minutes=1)
    glow.says("mei", f"posted {N} 2 {REPLY}")
    assert glow.reads("person:mei", N, "post-3")[0].startswith("已过时：")
    glow.later(minutes=1)
    assert "冷静期" in glow.says("mei", f"posted {N} 3 {REPLY}2")
    glow.heard("person:ken")
    assert "已发布" in glow.says("mei", f"posted {N} 3 {REPLY}2 already=yes")
    assert any("冷静期" in line for line in glow.heard("person:ken"))


def test_a_hostile_thread_gets_two_replies_and_then_the_approver_is_asked(glow):
    """R86."""
    glow.says("mei", f"grade {N} L1 coordinated 十几个新号同一段话")
    for version, words in ((3, WORDS), (4, LATER), (5, LATER + "辛苦了。")):
        glow.says("mei", f"draft {N} update {words}")
        answer = approves(glow, version)
        glow.says("mei", f"posted {N} {version} {REPLY}{version}")
        glow.later(minutes=31)
    assert "多次" in answer


def test_a_stale_draft_says_so_first_and_waits_for_a_fresh_look(glow):
    """A finding changed after it was written."""
    glow.later(minutes=1)
    glow.says("mei", f"assess {N} 在官方店没有查到订单")
    assert glow.reads("person:ken", N, "draft-2")[0].startswith("已过时：写完之后查明的情况变了")
    assert "确认" in approves(glow, 2)
    assert "送审" in glow.says("mei", f"edit {N} 2", text=WORDS), "handed in again, it is up to date"
    assert "已批准" in approves(glow, 3)


def test_a_time_that_has_passed_since_blocks(glow):
    glow.later(hours=9)
    assert "这个时间已过" in approves(glow, 2)
