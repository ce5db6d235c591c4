"""A typed approval of a grave text is asked once more, whatever door it comes through (R61)."""

import pytest

from tests.journeys.test_one_post_at_night import POST

PLAIN = {**POST, "text": "快递盒子破了，等了四天，客服也不回，很失望", "counts": {"like": 3}}


@pytest.mark.parametrize("word", ["approve", "批准", "通过"])
def test_a_typed_approval_where_people_may_be_hurt_is_asked_once_more_r61(stage, word):
    n = stage.alert(**POST)
    asked = stage.hears("ken", f"{word} {n} 1")
    assert (asked.ok, asked.says[0].key) == (False, "rejection.sure_first")
    assert stage.desk.read(n).drafts[0].state == "waiting", "one line typed in a hurry is no decision"
    yes = asked.card.buttons[0]
    assert yes.code.endswith("sure=yes")
    assert "已批准" in stage.says("ken", yes.code)
    assert stage.desk.read(n).drafts[0].decided_by == "ken"


def test_who_types_that_they_are_sure_is_not_asked_again_r61(stage):
    n = stage.alert(**POST)
    assert "已批准" in stage.says("ken", f"批准 {n} 1 确定=yes")


def test_an_ordinary_complaint_is_approved_with_one_line_r35(stage):
    n = stage.alert(**PLAIN)
    assert stage.desk.read(n).harm_at_stake is False
    assert "已批准" in stage.says("ken", f"approve {n} 1")


def test_findings_that_were_ticked_are_the_second_look_r61(stage):
    n = stage.alert(**POST)
    words = "看到你说满脸通红真的抱歉，请先停用、不舒服就去看医生，票据留着，我们高度重视。请私信告诉我们批号，今天22点前回你。"
    stage.says("mei", f"draft {n} first_ack {words}")
    assert stage.hears("ken", f"approve {n} 2").says[0].key == "rejection.tick_first"
    assert "已批准" in stage.says("ken", f"approve {n} 2", **{"ack:CORP_PHRASE": "on"})
