"""What partners, creators and the community are told, and what a team may do for its name afterwards."""

import pytest

from handlers.case.card import Row
from tests.journeys.test_before_the_first_words import LEAK, POST

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
LINE = "泵头的问题我们在查，明天18点前公布结果，可以直接引用这一版。"
NEWER = "泵头已换新款，11月25日前寄到，可以直接引用这一版。"


@pytest.fixture
def desk(stage):
    """An L2 that Mei owns and Ada raised."""
    stage.alert(**POST, text=LEAK, url=LINK)
    stage.says("mei", "take 1")
    stage.says("ada", "grade 1 L2 genuine 很多人在问")
    return stage


def publishes(desk, kind: str, words: str, where: str) -> int:
    """Mei writes, Ken approves with what the gate wants ticked, Mei posts; the version."""
    desk.says("mei", f"draft 1 {kind} {words}")
    draft = desk.desk.read(1).drafts[-1]
    rules = ",".join(["STALE", "COOL_OFF", *(finding.rule for finding in draft.findings)])
    assert "已批准" in desk.says("ken", f"approve 1 {draft.version} ack={rules}")
    assert "已发布" in desk.says("mei", f"posted 1 {draft.version} {where}")
    return draft.version


def brief(desk) -> dict[str, str]:
    """The fact brief, by its labels."""
    parts = desk.hears("mei", "brief 1").card.parts
    return {desk.words(p.label): desk.words(p.text) if isinstance(p, Row) else p.text for p in parts}


def test_partners_get_the_line_in_force_and_the_old_one_is_marked_superseded_r155_r156(desk):
    first = publishes(desk, "partner_note", LINE, "where=合作群")
    assert f"现行口径（第 {first} 版，Ken 批准，2026-11-21 14:00）" in brief(desk)
    desk.later(minutes=40)
    second = publishes(desk, "partner_note", NEWER, "where=合作群")
    shown = brief(desk)
    assert shown[f"现行口径（第 {second} 版，Ken 批准，2026-11-21 14:40）"] == NEWER
    assert shown["已被取代，不要再用"] == f"v{first}"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("trial_invitation", "想请数码达人测评新款泵头，产品免费提供，请注明赠送，好坏如实说"),
        ("community_note", "各位，泵头的问题我们已换新款，处理办法见官号置顶。"),
    ],
    ids=["R159", "R171"],
)
def test_reviewers_and_the_community_wait_for_the_public_answer_r159_r171(desk, kind, words):
    assert desk.hears("mei", f"draft 1 {kind} {words}").says[0].key == "rejection.note_too_early"


def test_a_community_note_sets_nobody_on_anybody_r171(desk):
    desk.says("mei", "assess 1 note_count=3 climate=mixed validity=valid 泵头偏紧")
    publishes(
        desk,
        "resolution",
        "泵头坏了三次，真的对不起，是我们的错。明天18点前给你寄新的，地址私信告诉我们。",
        f"{LINK}?comment=1",
    )
    desk.says("mei", "draft 1 community_note 各位，大家去评论区帮我们顶一顶，怼回去。")
    assert "STEERS_CROWD" in {finding.rule for finding in desk.desk.read(1).drafts[-1].findings}


def test_the_retro_names_honest_work_for_the_name_and_refuses_the_other_r165_r166(desk):
    desk.says("ken", "no-reply 1 原帖已删")
    desk.settles_tasks("mei", 1)
    desk.says("ken", "close 1 原帖已删")
    card = desk.hears("mei", "retro 1").card
    (advice,) = [desk.words(part.text) for part in card.parts if part.label.key == "card.next"]
    assert "教程、开箱" in advice and "不铺好评、不压负面" in advice
    assert desk.hears("mei", "复盘 1 铺一批好评把这件事压下去").ok, "a retro tells what was; it plans nothing"
