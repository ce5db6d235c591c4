"""A remedy within the policy, the style beside the words, replies that did well and edits that teach the writer."""

import pytest

from bot.config.policy import TeamPolicy
from bot.drafting.prompt import draft_prompt
from handlers.case.decision import WriteDraft
from handlers.case.policy import PromiseLimit
from tests.journeys.test_glowskin import POST, REPLY

N = 1
PLAIN = {**POST, "text": "GlowSkin急救精华质地黏，推不开，很失望", "author": {"name": "小美"}, "counts": {}}
WORDS = "看到你说质地黏、推不开，让你失望了，真的很抱歉。私信告诉我们批号和在哪儿买的，今天22点前回复你。"


@pytest.fixture
def plain(stage):
    """A complaint that Mei owns; approvers may promise 300 yuan, managers 2000."""
    stage.team_policy = TeamPolicy(caps=(PromiseLimit("approver", 300), PromiseLimit("manager", 2000)))
    stage.alert(**PLAIN)
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    return stage


@pytest.mark.parametrize("line", [f"remedy {N} refund 200 明天18:00", f"补救 {N} 退款 200元 明天18:00"])
def test_a_remedy_within_the_policy_is_a_tracked_promise_and_a_private_message(plain, line):
    """R74."""
    assert "已记为承诺 1" in plain.says("mei", line)
    file = plain.desk.read(N)
    assert [(p.text, p.amount, p.owner) for p in file.promises] == [("退款200元", "200元", "mei")]
    assert file.drafts[-1].kind == "private_message"


def test_a_remedy_above_the_policy_or_without_a_time_is_refused_with_who_may(plain):
    """R74."""
    assert "主管可以" in plain.says("mei", f"remedy {N} refund 500 明天18:00")
    plain.says("mei", f"remedy {N} visit due= ", due="")
    assert plain.desk.read(N).promises == ()
    form = plain.hears("mei", plain.buttons("person:mei", N, "owner")["remedy"].code).form
    assert [f.name for f in form.fields] == ["remedy", "amount", "due", "note"]


def test_the_approver_reads_the_style_in_three_parts(plain):
    """R93."""
    plain.says("mei", f"draft {N} first_ack 尊敬的用户，感谢您的反馈，我们高度重视。")
    version = plain.desk.read(N).drafts[-1].version
    style = [line for line in plain.reads("person:ken", N, f"draft-{version}") if line.startswith("文风")]
    assert [line.partition("：")[2].partition("：")[0] for line in style] == ["温度", "专业", "引导"]
    assert "请看" in style[0]


def test_a_reply_that_did_well_and_an_edit_are_shown_to_the_writer_of_the_next(plain):
    """R94, R95: without the person's data."""
    plain.says("mei", f"edit {N} 1", text=WORDS + "我的电话13800138000。")
    plain.says("mei", f"edit {N} 2", text=WORDS)
    rules = ",".join(f.rule for f in plain.desk.read(N).drafts[-1].findings)
    assert "已批准" in plain.says("ken", f"approve {N} 3 sure=yes" + (f" ack={rules}" if rules else ""))
    assert "没有这样一版" in plain.says("ken", f"promote {N} 3 用户道谢")
    plain.says("mei", f"posted {N} 3 {REPLY}")
    assert "审批人" in plain.says("mei", f"promote {N} 3 用户道谢")
    assert "已存为范例" in plain.says("ken", f"存为范例 {N} 3 用户道谢，小美没有再追问")
    other = plain.alert(**{**PLAIN, "native_id": "6a01a6b0000000000500aa09", "text": "GlowSkin急救精华推不开，搓泥"})
    file, policy = plain.desk.with_draft_context(other, plain.now)
    prompt = draft_prompt(plain.book.library, file, WriteDraft("first_ack"), policy, {"回复": "今天22点前"}, 1).system
    assert "效果好的：" in prompt and "改稿的习惯：" in prompt and WORDS[:12] in prompt
    assert "小美" not in prompt and "用户道谢" in prompt
    (kept,) = plain.hears("mei", "范例库").card.parts
    assert (kept.text[:12], "用户道谢" in plain.words(kept.label)) == (WORDS[:12], True)


def test_a_statement_says_when_we_learned_of_it_by_the_timeline_r91(stage):
    stage.alert(**POST)
    stage.says("mei", "take 1")
    stage.says("jun", "grade 1 L3 genuine 上热搜了")
    known = set()
    for _ in range(4):
        stage.says("mei", "draft 1 statement")
        known |= {line for line in ("11月21日14点", "我们什么时候知道的") if line in stage.desk.read(1).drafts[-1].text}
    assert known <= {"11月21日14点"}


def test_a_kept_reply_is_a_wording_for_the_next_post_but_not_within_thirty_days_r94(plain):
    plain.says("mei", f"edit {N} 1", text=WORDS)
    rules = ",".join(f.rule for f in plain.desk.read(N).drafts[-1].findings)
    plain.says("ken", f"approve {N} 2 sure=yes" + (f" ack={rules}" if rules else ""))
    plain.says("mei", f"posted {N} 2 {REPLY}")
    plain.says("ken", f"存为范例 {N} 2 用户道谢")

    def first_words(post: str) -> str:
        """The draft that another post gets from the bank."""
        other = {
            **PLAIN,
            "native_id": post,
            "title": "",
            "text": "GlowSkin急救精华搓泥搓得厉害，很失望",
            "author": {"name": "阿青"},
        }
        return plain.desk.read(plain.alert(**other)).drafts[0].text

    kept = "私信告诉我们批号和在哪儿买的"
    assert kept not in first_words("6a01a6b0000000000500aa11"), "the same words again look copied"
    plain.later(days=31)
    again = first_words("6a01a6b0000000000500aa12")
    assert kept in again and "搓泥" in again and "质地黏" not in again
