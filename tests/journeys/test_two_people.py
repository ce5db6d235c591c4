"""Where harm is at stake one person proposes and another confirms; a crisis's first words are seen by a second one."""

import pytest

from handlers.case.card import Tone
from tests.journeys.test_nobody_alone import CRISIS, LINK, PLAIN, N, desk, reported

__all__ = ["desk"]


@pytest.fixture
def crisis(desk):
    """An L3 in which a person is in hospital: Mei owns it, Ken approves, Rui is legal, Ada the executive."""
    reported(desk, CRISIS)
    for person, role in {"mei": "", "ken": "approver", "rui": "legal", "ada": "executive"}.items():
        desk.says(person, f"take 1 {role}".strip())
    for person in desk.chat.names:
        desk.heard(f"person:{person}")
    return desk


GRAVE = {
    "lowered": "grade 1 L1 genuine 没那么严重",
    "not about us": "grade 1 L0 genuine 与我们无关 override=与我们无关",
    "moved away from safety": "grade 1 L3 kol_backlash 是测评",
    "no reply": "no-reply 1 不回",
}


@pytest.mark.parametrize("act", GRAVE)
def test_a_grave_act_changes_nothing_until_a_second_person_confirms(crisis, act):
    before = crisis.desk.read(N)
    assert "提议" in crisis.says("ken", GRAVE[act])
    after = crisis.desk.read(N)
    graded = (before.severity, before.category, before.flags)
    assert (after.severity, after.category, after.flags, after.open, after.no_reply) == (*graded, True, "")
    assert [len(crisis.heard(f"person:{person}")) > 0 for person in ("rui", "ada")] == [True, True]
    assert "第二个人" in crisis.says("ken", "confirm 1 1")
    assert "confirm" in crisis.buttons("person:rui", N, "proposal-1")
    assert "已确认" in crisis.clicks("rui", N, "proposal-1", "confirm")
    assert crisis.desk.read(N) != after
    assert crisis.hears("ada", "confirm 1 1").says[0].key == "rejection.proposal_settled", (
        "a second click changes nothing"
    )


def test_a_proposal_stands_on_the_card_the_board_and_the_list_of_who_may_confirm(crisis):
    crisis.says("ken", GRAVE["lowered"])
    assert any("待第二人确认 #1" in line for line in crisis.reads("room:GlowSkin", N, "case"))
    assert "confirm" in crisis.buttons("room:GlowSkin", N, "case")
    board = " ".join(crisis.words(row.text) for row in crisis.hears("ada", "status").card.parts)
    assert "1 个提议等第二人" in board
    mine = " ".join(crisis.words(row.text) for row in crisis.hears("rui", "mine").card.parts)
    assert "确认或否决" in mine
    assert any("提议 #1" in line for line in crisis.heard("room:GlowSkin"))


def test_a_proposal_is_refused_with_a_reason_or_expires_and_its_author_hears_it(crisis):
    crisis.says("ken", GRAVE["lowered"])
    assert "已否决" in crisis.says("rui", "refuse 1 1 还没有查清")
    assert any("还没有查清" in line for line in crisis.heard("person:ken"))
    crisis.says("ken", GRAVE["lowered"])
    crisis.later(hours=25)
    assert any("到期" in line for line in crisis.heard("person:ken"))
    assert [p.state.value for p in crisis.desk.read(N).proposals] == ["refused", "expired"]
    assert crisis.hears("rui", "confirm 1 2").says[0].key == "rejection.proposal_settled"


def test_once_the_grade_has_changed_an_old_proposal_is_not_what_was_meant(crisis):
    crisis.says("ken", "grade 1 L2 safety 轻一点")
    crisis.says("ada", "no-reply 1 不回")
    crisis.says("rui", "confirm 1 1")
    crisis.says("mei", "grade 1 L3 safety 又重了")
    crisis.says("ken", "grade 1 L2 safety 轻一点")
    crisis.says("mei", "grade 1 L3 privacy 还有隐私")
    assert crisis.desk.read(N).severity == "L3"


def test_the_first_acknowledgement_of_a_crisis_is_seen_or_it_climbs(crisis):
    draft = crisis.desk.read(N).drafts[0]
    crisis.says("ken", f"approve 1 1 ack={','.join(f.rule for f in draft.findings)},STALE sure=yes")
    assert any("看一眼" in line for line in crisis.heard("person:rui"))
    assert "seen" in crisis.buttons("person:rui", N, "draft-1")
    crisis.later(hours=1)
    assert any("还没有法务、高管或第二位审批人看过" in line for line in crisis.heard("person:zoe")), (
        "a manager hears it"
    )
    assert crisis.hears("ken", "seen 1 1").says[0].key == "rejection.second_sees"
    assert "看过" in crisis.clicks("rui", N, "draft-1", "seen")
    crisis.heard("person:rui")
    crisis.later(hours=3)
    assert [line for line in crisis.heard("person:rui") if "看过" in line] == []


def test_legal_stays_once_it_has_joined(crisis):
    crisis.says("ken", "grade 1 L1 genuine 没那么严重")
    crisis.says("rui", "confirm 1 1")
    crisis.says("mei", "draft 1 resolution 看到你说脸肿去医院，对不起。私信我们，今天22点前回你。")
    assert (
        crisis.hears("ada", f"approve 1 {crisis.desk.read(N).drafts[-1].version} sure=yes").says[0].key
        != "answer.approved"
    )
    assert "clear" in crisis.buttons("person:rui", N, f"draft-{crisis.desk.read(N).drafts[-1].version}")


def test_words_in_public_without_approval_are_an_alarm_and_meet_no_window(crisis):
    answer = crisis.says("mei", f"posted 1 1 {LINK} already=yes")
    assert "没有人批准过" in answer
    assert [any("没有人批准过" in s for s in crisis.heard(f"person:{p}")) for p in ("ken", "rui", "ada", "zoe")] == [
        True
    ] * 4
    assert crisis.card("room:GlowSkin", N, "case").tone is Tone.CRITICAL
    assert crisis.desk.read(N).drafts[0].state == "public_unapproved"
    assert not any("已完成" in line for line in crisis.reads("room:GlowSkin", N, "case"))


def test_a_plain_complaint_takes_no_second_person(desk):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    desk.says("ken", "grade 1 L1 genuine 小事")
    assert (desk.desk.read(N).severity, desk.desk.read(N).proposals) == ("L1", ())
