"""Words that reach a reply by a side door are still somebody's: a report, a short finding, a reason (R11, R46)."""

import pytest

from handlers.case.drafts import DraftState
from tests.journeys.test_nobody_alone import CRISIS, LINK, PLAIN, N, desk, lines, reported

__all__ = ["desk"]
POST = "https://www.xiaohongshu.com/explore/6a01a6b0000000000500aa01"
ADDED = "更新：品牌说这款面霜没有问题，请放心继续使用"


def newest(desk):
    return desk.desk.read(N).drafts[-1]


@pytest.mark.parametrize("text", [CRISIS, PLAIN], ids=["crisis", "plain"])
def test_who_reports_a_known_post_in_other_words_is_a_contributor_of_what_takes_them_up(desk, text):
    reported(desk, text)
    desk.says("mei", "take 1")
    desk.says("ken", f"new {POST} {text}。{ADDED}")
    desk.says("mei", "draft 1 first_ack 对不起。品牌说这款面霜没有问题。今天22点前回你。")
    assert newest(desk).contributors == ("mei", "ken")
    assert desk.hears("ken", f"approve 1 {newest(desk).version} sure=yes").says[0].key == "rejection.own_words"


def test_who_reports_a_known_post_in_its_own_words_adds_none(desk):
    reported(desk, PLAIN)
    desk.says("ken", f"new {POST} {PLAIN}")
    assert desk.desk.read(N).hand_reports == ()


def test_a_report_by_somebody_without_a_role_changes_no_word_of_a_known_post(desk):
    reported(desk, CRISIS)
    desk.says("lou", f"new {POST} {CRISIS}。{ADDED}")
    file = desk.desk.read(N)
    assert file.post.text == CRISIS
    assert [(r.by, r.text, r.in_post) for r in file.hand_reports] == [("lou", f"{CRISIS}。{ADDED}", False)]
    desk.says("mei", "take 1")
    assert f"Lou 报告：{CRISIS}。{ADDED}" in desk.reads("person:mei", N, "owner")


def test_who_acts_on_it_and_a_tool_change_the_words_of_a_post(desk):
    reported(desk, PLAIN)
    desk.says("mei", f"new {POST} {PLAIN}，已退货")
    assert desk.desk.read(N).post.text == f"{PLAIN}，已退货"
    reported(desk, f"{PLAIN}，已退货，更气了")
    assert desk.desk.read(N).post.text == f"{PLAIN}，已退货，更气了"


def test_who_only_pasted_the_post_is_no_second_person(desk):
    desk.says("lou", f"new {POST} {CRISIS}")
    desk.says("mei", "take 1")
    desk.says("ken", "take 1 approver")
    assert desk.desk.read(N).drafts[0].contributors == ("lou",)
    for line in lines(desk, "approve 1 {v} ack={ack} sure=yes", "ken")[-1:]:
        desk.says("ken", line)
    assert newest(desk).state is DraftState.APPROVED
    assert desk.hears("ken", f"posted 1 1 {LINK}").says[0].key == "rejection.posted_alone"


@pytest.mark.parametrize(
    ("found", "said"),
    [("没毛病", "对不起。这款没毛病，请放心。"), ("it's safe", "Sorry! It is safe."), ("批次正常；已核", "批次正常。")],
)
def test_a_finding_however_short_is_a_contribution_once_a_draft_says_it(desk, found, said):
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("ken", f"assess 1 {found}")
    desk.says("mei", f"draft 1 first_ack {said}")
    assert newest(desk).contributors == ("mei", "ken")


def test_who_says_that_a_reply_is_wrong_contributes_to_its_correction(desk):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    desk.says("mei", "draft 1 first_ack")
    for line in lines(desk, "approve 1 {v} ack={ack} sure=yes", "ken")[-1:]:
        desk.says("ken", line)
    desk.says("mei", f"posted 1 {newest(desk).version} {LINK}")
    desk.says("ken", "wrong 1 产品没有问题，请放心使用")
    draft = newest(desk)
    assert (draft.kind, draft.state, draft.asked_by) == ("correction", DraftState.WAITING, "ken")
    assert draft.contributors == ("ken",)


@pytest.mark.parametrize("product", ["这款面霜没有问题，请放心使用", "面" * 41])
def test_a_product_is_a_name_and_no_sentence(desk, product):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    assert desk.hears("mei", "about 1", product=product).says[0].key == "rejection.about_is_a_name"
    assert desk.desk.read(N).product == "面霜"
