"""Words that reach a draft by a detour make their author a contributor: a reason, a task's note, another incident."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.case.drafts import Draft, DraftState
from handlers.case.tasks import Task, TaskState
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from tests.people import NOON, POLICY, TEAM, case, told

FOUND = "这款面霜没有问题，请放心继续使用"
WORDS = f"看到你说脸肿去医院，真的对不起。{FOUND}，私信告诉我们批号，今天22点前回你。"
OURS = "看到你说满脸通红，真的对不起，我们正在查，今天20点前回复你。"


def written(file, author="fake-1"):
    """Who contributed to the draft that this writer delivers."""
    delivered = WrittenDraft("first_ack", f"对不起。{FOUND}。", author, asked_by="mei", instruction="shorter")
    return told(file, on_draft_written(file, delivered, TEAM, POLICY, NOON)).drafts[-1].contributors


def sent_back(reason):
    """A case whose only draft Ken sent back."""
    back = Draft(1, "first_ack", OURS, "小美", "fake-1", NOON, state=DraftState.SENT_BACK)
    return case(drafting=True, drafts=(replace(back, decided_by="ken", reason=reason),))


def test_who_sends_back_in_own_words_contributes_to_what_the_model_writes_next_r46():
    assert written(sent_back(f"改成：{FOUND}")) == ("ken",)


def test_who_sends_back_by_a_fixed_wish_may_approve_what_comes():
    assert written(sent_back("shorter")) == ()


@pytest.mark.parametrize("how", ["note", "findings"])
def test_who_noted_a_task_contributes_to_what_the_model_writes_from_it(how):
    said = {"note": FOUND} if how == "note" else {"findings": {"result": FOUND}}
    done = Task(
        1, {"zh-Hans": "查批次"}, "owner", NOON, NOON, version="1", state=TaskState.DONE, settled_by="ken", **said
    )
    assert written(case(drafting=True, tasks=(done,))) == ("ken",)
    assert written(case(drafting=True, tasks=(replace(done, note="", findings={}),))) == ()


def two(stage):
    """Two incidents about the same product."""
    return [
        stage.alert(
            platform="xiaohongshu", native_id=f"6a01a6b0000000000500aa0{n}", text=text, brand="GlowSkin", product="面霜"
        )
        for n, text in enumerate(("用了GlowSkin面霜第二天脸肿去医院", "GlowSkin面霜包装破了，客服三天不理人"))
    ]


@pytest.mark.parametrize("handed_in", [WORDS, WORDS.replace("，", " "), f"{WORDS}谢谢。"])
def test_words_handed_in_on_another_incident_stay_their_authors_r46(stage, handed_in):
    one, other = two(stage)
    stage.says("ken", f"draft {other} first_ack {WORDS}")
    stage.says("mei", f"draft {one} first_ack {handed_in}")
    assert stage.desk.read(one).drafts[-1].contributors == ("mei", "ken")


def test_a_month_later_and_in_other_words_they_are_nobody_elses(stage):
    one, other = two(stage)
    stage.says("ken", f"draft {other} first_ack {WORDS}")
    stage.says("mei", f"draft {one} first_ack {OURS}")
    assert stage.desk.read(one).drafts[-1].contributors == ("mei",)
    stage.now += timedelta(days=31)
    stage.says("mei", f"draft {one} first_ack {WORDS}")
    assert stage.desk.read(one).drafts[-1].contributors == ("mei",)
