"""What the gate asks of first words where a person may be hurt, and of acts that a draft states as done."""

from datetime import UTC, datetime

import pytest

from handlers.checks import CheckContext, Surface, check

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def rules(
    draft: str, post: str, category: str = "safety", kind: str = "first_ack", done: tuple[str, ...] | None = None
):
    context = CheckContext(
        post, Surface("weibo"), NOW, category=category, safety=category == "safety", kind=kind, done=done
    )
    found = check(draft, context).findings
    return {
        (f.rule, f.detail or f.text) for f in found if f.rule in ("ADVICE_MISSING", "UNBACKED_ACT") and f.level == "ack"
    }


@pytest.mark.parametrize(
    ("post", "draft", "missing"),
    [
        ("用完满脸通红", "看到你说脸红，对不起。私信告诉我们批号。", {"doctor", "stop"}),
        ("用完满脸通红", "看到你说脸红，对不起。请先停用，不舒服就去看医生，票据留着。", set()),
        ("左眼肿了，去急诊挂水", "看到你说眼睛肿了，对不起。先停用，听医生的，票据留着。", set()),
        ("插座冒烟，插头烧黑了", "看到你说插座冒烟，对不起。先断电，别再用，东西留着。", set()),
        ("My face burned after one use", "So sorry. Tell us by DM.", {"doctor", "stop"}),
    ],
)
def test_first_words_say_what_to_do_now_r63(post, draft, missing):
    assert {detail for _, detail in rules(draft, post)} == missing


def test_a_fraud_call_is_answered_with_what_not_to_do_r63():
    post = "有人冒充客服打电话说三倍退款，让我转账"
    assert rules("看到你说的电话，对不起，私信告诉我们经过。", post, "privacy") == {("ADVICE_MISSING", "fraud")}
    assert rules("对不起。先别转账，拿不准先打96110，记录留着。", post, "privacy") == set()


@pytest.mark.parametrize(
    "claim",
    [
        "这批货已经全部下架送检",
        "工厂已停产",
        "已经转给负责的同事了",
        "这组素材停用了",
        "你的内容从头到尾看完了",
        "产品同事在对你写的步骤",
        "We have recalled the batch",
    ],
)
def test_an_act_that_nothing_shows_asks_for_a_tick_r108(claim):
    draft = f"看到你说漏了，抱歉。{claim}。私信告诉我们批号。"
    assert {rule for rule, _ in rules(draft, "瓶子漏了", "genuine", done=())} == {"UNBACKED_ACT"}


@pytest.mark.parametrize(
    ("draft", "done"),
    [
        ("看到你说漏了，抱歉。这一批已经下架。", ("这一批已下架，照片在任务里",)),
        ("看到你说漏了，抱歉。你已经联系过客服的话，私信告诉我们批号。", ()),
        ("看到你说漏了，抱歉。明天18点前给你换一瓶新的。", ()),
        ("看到你说脸红，抱歉。先停用别再涂了。", ()),
        ("看到你说漏了，抱歉。这一批已经下架。", None),
    ],
)
def test_an_act_that_the_case_shows_or_that_is_not_ours_passes_r108(draft, done):
    assert rules(draft, "瓶子漏了", "genuine", done=done) == set()


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("先停用，治疗上请听医生的，东西、包装和小票先别扔。", set()),
        ("还没报警的话请打110，现场照片留着。", set()),
        ("治疗我们全包。", {"SAFETY_MONEY"}),
        ("医药费我们包了。", {"SAFETY_MONEY"}),
        ("请打02188886666。", {"OFF_PLATFORM"}),
    ],
)
def test_advice_is_no_promise_of_money_and_an_emergency_number_leads_nobody_away(draft, rules):
    case = CheckContext("用了面霜脸肿了", Surface("douyin"), NOW, category="safety", safety=True)
    found = {finding.rule for finding in check(draft, case).findings}
    assert found & {"SAFETY_MONEY", "OFF_PLATFORM"} == rules
