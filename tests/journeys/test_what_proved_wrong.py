"""R190: a fact, a finding or a posted reply proves wrong: its poster is told, a visible correction is drafted."""

import pytest

from bot.incidents.outbox_messages import entry_texts
from storage.incidents import timeline
from tests.journeys.test_glowskin import POST, REPLY

N = 1
WORDS = (
    "你说的质地黏、推开不吸收，我们查到这批每批抽检12支都合格，真的很抱歉让你失望。私信告诉我们批号，今天22点前回复你。"
)


@pytest.fixture
def said(stage):
    """Mei posted a reply that rests on a fact and a finding."""
    stage.says("ken", "fact 每批抽检12支都合格 brand=GlowSkin document=质检记录 date=2026-11-01")
    stage.alert(
        **{**POST, "text": "GlowSkin急救精华质地黏，推开不吸收，很失望", "author": {"name": "小美"}, "counts": {}}
    )
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    stage.says("jun", f"assess {N} 这批每批抽检12支都合格")
    stage.later(minutes=1)
    stage.says("mei", f"draft {N} resolution {WORDS}")
    rules = ",".join(f.rule for f in stage.desk.read(N).drafts[1].findings)
    stage.says("ada", f"approve {N} 2 ack={rules} sure=yes")
    stage.says("mei", f"posted {N} 2 {REPLY} already=yes")
    assert len(stage.desk.read(N).replies) == 1
    stage.heard("person:mei")
    return stage


@pytest.mark.parametrize(
    ("person", "line"),
    [
        ("jun", f"wrong {N} 2 抽检其实是6支"),
        ("mei", f"回复有误 {N} 抽检其实是6支"),
        ("jun", f"assess {N} 抽检记录有误，实际只检了6支"),
        ("ken", "fact drop=1"),
    ],
)
def test_the_poster_is_told_and_a_correction_is_drafted(said, person, line):
    said.later(minutes=40)
    said.says(person, line)
    assert any("有误" in told and "更正" in told for told in said.heard("person:mei"))
    file = said.desk.read(N)
    assert (file.replies[0].wrong != "", file.drafts[-1].kind) == (True, "correction")
    assert any("第 2 版有误" in text for text in said.reads("person:mei", N, "owner"))
    assert "还没更正" in said.says("mei", f"close {N} 好了")


def test_a_finding_that_is_only_added_to_makes_nothing_wrong(said):
    said.says("jun", f"assess {N} 这批每批抽检12支都合格，另外查到泵头偏紧")
    assert said.desk.read(N).replies[0].wrong == ""


@pytest.mark.parametrize("lowered", [False, True])
def test_no_manager_alone_closes_over_a_wrong_reply_and_the_record_says_so_r190(said, lowered):
    said.says("jun", f"wrong {N} 2 抽检其实是6支")
    said.settles_tasks("mei", N)
    if lowered:
        said.says("jun", f"grade {N} L1 genuine 其实没那么严重")
    said.says("ada", f"close {N} 热度过去了", override="更正没有意义")
    assert said.desk.read(N).open, "one person does not let it stand"
    said.says("ken", f"confirm {N}")
    assert not said.desk.read(N).open
    with said.database.read_transaction() as connection:
        lines = [said.words(text) for text in entry_texts(timeline.read(connection, N))]
    assert any("Ada 提议" in line and "已知有误、没有更正的版本：2" in line for line in lines)


def test_a_task_opened_again_takes_back_what_was_said_with_its_finding_r190(said):
    said.later(minutes=40)
    done = next(t.id for t in said.desk.read(N).tasks if t.key == "genuine.investigate.batch" or t.asks == "finding")
    said.says("mei", f"task {N} {done} done 泵头装反了两千支，已停售")
    said.later(minutes=1)
    said.says(
        "mei", f"draft {N} update 我们查到泵头装反了两千支，已停售，真的很抱歉。私信告诉我们批号，今天22点前回复你。"
    )
    version = said.desk.read(N).drafts[-1].version
    rules = ",".join(f.rule for f in said.desk.read(N).drafts[-1].findings)
    said.says("ada", f"approve {N} {version} ack={rules},STALE sure=yes")
    said.says("mei", f"posted {N} {version} {REPLY}3 already=yes")
    said.heard("person:mei"), said.heard("person:ken")
    said.says("mei", f"task {N} {done} 重开 查错了")
    first, newest = said.desk.read(N).replies
    assert (first.wrong, newest.wrong) == ("", "查错了")
    assert said.desk.read(N).drafts[-1].kind == "correction"
    assert all(any("有误" in line for line in said.heard(f"person:{who}")) for who in ("mei", "ken"))


@pytest.mark.parametrize(("again", "wrong"), [("抽检其实只有6支，其余没有检", True), ("抽检12支，结果没有异常", False)])
def test_a_finding_that_is_reversed_drafts_a_correction_r190(stage, again, wrong):
    stage.alert(
        **{**POST, "text": "GlowSkin急救精华质地黏，推开不吸收，很失望", "author": {"name": "小美"}, "counts": {}}
    )
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    stage.says("ken", f"grade {N} L2 genuine 很多人在问")
    batch = next(t.id for t in stage.desk.read(N).tasks if t.key == "investigate.batch")
    stage.says("ada", f"task {N} {batch} done 抽检12支，结果没有异常")
    stage.later(minutes=1)
    stage.says("mei", f"draft {N} resolution {WORDS}")
    version = stage.desk.read(N).drafts[-1].version
    stage.says("rui", f"clear {N} {version}")
    rules = ",".join(f.rule for f in stage.desk.read(N).drafts[-1].findings)
    stage.says("ken", f"approve {N} {version} ack={rules},STALE sure=yes")
    stage.says("mei", f"posted {N} {version} {REPLY} already=yes")
    assert len(stage.desk.read(N).replies) == 1
    stage.says("ada", f"task {N} {batch} 重开 又看了一遍")
    assert stage.desk.read(N).replies[0].wrong == "", "it speaks of the finding in other words"
    stage.heard("person:mei")
    stage.later(minutes=1)
    said = stage.says("ada", f"task {N} {batch} done {again}")
    file = stage.desk.read(N)
    told = any("有误" in line for line in stage.heard("person:mei"))
    assert (file.replies[0].wrong != "", file.drafts[-1].kind == "correction", told) == (wrong, wrong, wrong), said
