"""What the model is told of a case: place, history, promises, findings and reasons, in words and without a blank."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.drafting import DraftWriter, Model
from handlers.case.assessment import Assessment
from handlers.case.comments import Comment
from handlers.case.decision import Notify, WriteDraft
from handlers.case.drafts import Draft, DraftRequest, DraftState, Promise, Reply
from handlers.case.policy import DraftContext
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from tests.bot.drafting.conftest import LIBRARY, POLICY
from tests.fakes.model import GOOD, drafts, said
from tests.fakes.model import Reply as Answer
from tests.people import HOUR, NOON, TEAM, case, told

ALL = {
    "brand": "焕颜",
    "product": "焕亮精华",
    "replies": (Reply(1, "first_ack", "https://x.example/1", "mei", NOON, "昨天回过你的那条", 0.0),),
    "promises": (Promise(1, "明天公布检测", "mei", NOON, NOON + 20 * HOUR),),
    "assessment": Assessment(NOON, "mei", climate="defend", findings="这批泵头装歪了", validity="valid"),
    "comments": (Comment("c1", "路人", "我也是，脸红了两天"),),
}


def asked(model):
    system, user = (message["content"] for message in model.asked[-1]["messages"])
    return system, user


def test_the_whole_case_is_told(model, write):
    write(**ALL)
    system, user = asked(model)
    wanted = (
        "焕颜",
        "焕亮精华",
        "小红书",
        "私信",
        "昨天回过你的那条",
        "明天公布检测",
        "11月22日08:00",
        "这批泵头装歪了（投诉属实）",
    )
    assert [word for word in (*wanted, "今天18点前", "替品牌说话") if word not in system] == []
    assert "我也是，脸红了两天" in user.split("【评论区摘录】")[1].split("【上一版草稿】")[0]


def test_why_it_was_sent_back_is_told_and_the_same_words_are_mended_once(model, write):
    back = Draft(1, "first_ack", GOOD, "小美", "fake-1", NOON, DraftState.SENT_BACK, reason="太长，先说停用")
    other = GOOD.replace("真的很抱歉让你受罪了", "对不起，让你受罪了")
    model.replies = [Answer(said(drafts(GOOD))), Answer(said(drafts(other)))]
    written = write(drafts=(back,))
    assert (written.text, len(model.asked)) == (other, 2)
    assert "上一版被退回的理由：太长，先说停用" in model.asked[0]["messages"][1]["content"]
    assert "SENT_BACK_AGAIN" in model.asked[1]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (GOOD.replace("今天18点前", "明天9点前"), "OTHER_DEADLINE"),
        (
            "So sorry that your face turned red. Please stop using it, see a doctor, DM us; we reply by 18:00 today.",
            "LANG_MATCH",
        ),
    ],
)
def test_another_time_or_language_is_mended_once_and_then_flagged(model, write, words, rule):
    model.replies = [Answer(said(drafts(words)))]
    written = write()
    assert (written.text, len(model.asked)) == (words, 2)
    file = case(drafting="first_ack")
    file = told(file, on_draft_written(file, written, TEAM, POLICY, NOON))
    assert rule in {finding.rule for finding in file.drafts[-1].findings if finding.level == "ack"}


def test_the_time_of_an_open_promise_may_be_said_again(model, write):
    words = GOOD.replace("今天18点前给你答复", "明天12点前给你答复")
    model.replies = [Answer(said(drafts(words)))]
    due = NOON + timedelta(hours=24)
    write(promises=(Promise(1, "明天12点前答复", "mei", NOON, due),))
    assert len(model.asked) == 1


def application(**changes):
    kept = DraftContext(
        facts=("产地广州（备案凭证 2026-03）",),
        house_examples=("看到你说的了，⟦N1⟧，对不起（用户道谢）",),
        house_edits=(("原来的话", "改过的话"),),
    )
    return replace(POLICY, draft_context=replace(kept, **changes))


@pytest.mark.parametrize(("shown", "switch"), [(True, True), (False, False)])
def test_the_house_style_is_shown_unless_it_is_switched_off(model, shown, switch):
    writer = DraftWriter(LIBRARY, Model(model.url, "sk-test", "fake-1"), "contracted", house_style=switch)
    writer.write(case(), WriteDraft("first_ack"), application(), NOON)
    system, _ = asked(model)
    assert ("效果好的" in system, "改稿的习惯" in system) == (shown, shown)
    examples = system.split("# 外面来的文字")[0].split("写好的例子")[1]
    assert [sign for sign in ("${", "⟦", "{issue}") if sign in examples] == []
    assert examples.count("\n- ") >= 2


def test_a_tap_without_a_model_says_so():
    written = DraftWriter(LIBRARY).write(case(), WriteDraft("first_ack", "warmer", "mei"), POLICY, NOON)
    assert (written.author, written.note) == ("phrases", "tap_without_model")


def test_two_who_ask_get_two_drafts_and_what_came_too_late_is_given_to_who_asked():
    both = (DraftRequest("first_ack", "", "warmer", "mei"), DraftRequest("first_ack", "", "shorter", "lou"))
    file = case(requests=both)
    for person, text in (("mei", "一"), ("lou", "二")):
        written = WrittenDraft("first_ack", GOOD + text, "fake-1", asked_by=person)
        decision = on_draft_written(file, written, TEAM, POLICY, NOON)
        assert [f.people for f in decision.follow_ups if isinstance(f, Notify) and f.people == (person,)]
        file = told(file, decision)
    assert [draft.asked_by for draft in file.drafts] == ["mei", "lou"]
    late = on_draft_written(file, WrittenDraft("first_ack", "第三版", "fake-1", asked_by="ken"), TEAM, POLICY, NOON)
    (notice,) = [f for f in late.follow_ups if isinstance(f, Notify)]
    assert (notice.people, notice.says[0].args["text"]) == (("ken",), "第三版")


def test_alternatives_are_judged_side_by_side(model, write):
    other = GOOD.replace("看到你说", "亲，看到你说")
    answer = {"drafts": [{"text": GOOD, "why": "稳"}, {"text": other, "why": "亲近"}], "missing": []}
    model.replies = [Answer(said(json.dumps(answer, ensure_ascii=False)))]
    file = case(drafting="first_ack")
    draft = told(file, on_draft_written(file, write("alternatives"), TEAM, POLICY, NOON)).drafts[-1]
    assert (draft.why, [one.why for one in draft.alternatives]) == ("稳", ["亲近"])
    assert draft.alternatives[0].findings


@pytest.mark.parametrize(
    "text",
    ["对方报出我的名字和地址，说要给我退款", "客服把我的姓名和电话告诉了别人", "他连我家住哪、叫什么都知道"],
)
def test_hiding_leaves_the_fact_that_somebody_knew(model, write, text):
    write(post=replace(case().post, text=text))
    assert text in asked(model)[1]
