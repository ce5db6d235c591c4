"""Closing is not silence: from L2 up an incident closes answered and settled, or by a second person with a reason."""

import pytest

from tests.journeys.test_glowskin import POST, REPLY

N = 1
PLAIN = {**POST, "text": "GlowSkin急救精华质地黏，推开不吸收，很失望", "author": {"name": "小美"}}


@pytest.fixture
def grave(stage):
    """An L2 without harm that Mei owns and Ken approves."""
    stage.alert(
        **PLAIN,
    )
    stage.says("mei", f"grade {N} L2 genuine 很多人在问")
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    return stage


@pytest.mark.parametrize("line", [f"close {N} 已处理", f"结案 {N} 没人看了", f"grade {N} L0 genuine 与我们无关"])
def test_an_unanswered_l2_does_not_close(grave, line):
    assert "没有公开回复" in grave.says("mei", line)
    assert grave.desk.read(N).open


def test_the_owner_alone_cannot_override_it_and_a_second_person_can(grave):
    grave.says("mei", f"close {N} 已处理 override=误报")
    assert grave.desk.read(N).open, "it waits for another person"
    grave.says("ken", f"confirm {N}")
    assert not grave.desk.read(N).open


def test_a_manager_or_the_approver_closes_it_with_a_reason_on_record(grave):
    grave.says("ken", f"close {N} 误报", override="同一用户重复投诉")
    assert not grave.desk.read(N).open


def test_a_recorded_no_reply_is_an_answer_and_windows_say_that_they_were_not_due(grave):
    grave.says("ken", f"no-reply {N} 用户已删帖")
    assert "项任务没了结" in grave.says("mei", f"close {N} 用户已删帖")
    grave.settles_tasks("mei", N)
    grave.says("mei", f"close {N} 用户已删帖")
    assert not grave.desk.read(N).open


def test_what_was_answered_closes_and_an_open_window_was_not_due_yet(grave):
    words = "看到你说质地黏、推开不吸收，让你失望了，真的很抱歉。私信告诉我们批号和在哪儿买的，今天22点前回复你。"
    grave.says("mei", f"draft {N} first_ack {words}")
    assert "已批准" in grave.says("ken", f"approve {N} 2 ack=STALE,PROMISE sure=yes")
    grave.says("mei", f"posted {N} 2 {REPLY}")
    grave.says("mei", f"promise {N} 1 kept 私信截图")
    grave.settles_tasks("mei", N)
    assert "结案" in grave.says("mei", f"close {N} 用户满意")
    assert [line for line in grave.reads("room:GlowSkin", N, "case") if "解决时限" in line] == [
        "时限：快速首次回应时限 已做到，2026-11-21 14:00（时限 2026-11-21 16:20）"
        " · 首次回应时限 已做到，2026-11-21 14:00（时限 2026-11-22 13:20） · 解决时限 关闭时还没到期（2026-11-23 13:20）"
    ]


def test_words_in_public_without_approval_are_not_closed_over_by_one_person(grave):
    grave.says("mei", f"posted {N} 1 {REPLY} already=yes")
    grave.says("ken", f"no-reply {N} 已经回过了")
    grave.settles_tasks("mei", N)
    assert "没经批准就公开了" in grave.says("mei", f"close {N} 处理完")
    grave.says("ada", f"close {N} 处理完 override=小事")
    assert grave.desk.read(N).open, "a manager waits for another person, too"
    grave.says("ken", f"confirm {N}")
    assert not grave.desk.read(N).open
