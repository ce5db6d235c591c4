"""Work of a role that nobody holds: it is asked for and seen, and never silently the owner's (R48, R60)."""

from handlers.case.people import Role
from handlers.case.tasks import TaskState
from handlers.tasks.rules import responsible
from tests.journeys.stage import Stage
from tests.journeys.test_glowskin import POST
from tests.journeys.test_tasks import PLAIN, N, number_of, text_of


def test_tasks_of_a_role_that_nobody_holds_are_nobodys_until_somebody_is_found_r60(stage: Stage) -> None:
    stage.says("jun", "away 3 days")
    stage.alert(**POST)
    file = stage.desk.read(N)
    assert file.person(Role.OWNER) == "mei" and Role.QUALITY not in file.assignments
    batch = next(task for task in file.tasks if task.id == number_of(stage, "investigate.batch"))
    assert (batch.role, responsible(file, batch)) == ("quality", "")
    shown = text_of(stage.card("room:GlowSkin", N, "case"))
    assert "没有人担任品控与研发" in shown and "已请 ada 找人" in shown
    assert "没有人担任品控与研发" in text_of(stage.card("person:mei", N, "owner")), "the owner sees it"
    assert batch.title["zh-Hans"] not in text_of(stage.hears("mei", "mine").card), "and does not have it"
    stage.says("mei", f"take {N}")
    stage.later(hours=3)
    heard = stage.heard("person:ada")
    assert any("没有人做" in line and "品控与研发" in line for line in heard), "managers are asked"
    assert any("没有人做" in line for line in stage.heard("person:mei")), "the owner sees to it"


def test_who_is_back_gets_the_tasks_of_the_role_r48(stage: Stage) -> None:
    stage.says("jun", "away 3 days")
    stage.alert(**POST)
    stage.says("jun", "away off")
    assert "Jun" in stage.says("ada", f"assign {N} quality jun")
    assert "没有人担任品控与研发" not in text_of(stage.card("room:GlowSkin", N, "case"))
    assert "批号、同批次客诉、留样和生产记录" in text_of(stage.hears("jun", "mine").card)


def test_closing_an_l1_ends_what_has_no_use_and_reopening_opens_it_again_r12_r35(stage: Stage) -> None:
    stage.alert(**PLAIN)
    stage.says("mei", f"take {N}")
    stage.says("mei", f"任务 {N} 新增 把退货单寄给顾客 截止=明天18:00")
    stage.says("mei", f"close {N} 顾客说没事了")
    file = stage.desk.read(N)
    still = {t.key or t.title["any"] for t in file.tasks if t.open}
    assert "把退货单寄给顾客" in still and not any("checklist" in key or "investigate" in key for key in still)
    assert {t.state for t in file.tasks if "checklist" in t.key} == {TaskState.NOT_NEEDED}
    assert "随结案结束" in text_of(stage.hears("mei", f"任务清单 {N}").card)
    stage.says("mei", f"reopen {N} 又来问了")
    again = stage.desk.read(N).tasks
    assert all(t.open for t in again if "checklist" in t.key) and len(again) == len({t.key for t in again})


def test_no_line_of_a_playbook_is_asked_for_twice_when_the_grade_or_category_changes_r31(stage: Stage) -> None:
    stage.alert(**PLAIN)
    for grade in ("L1 misuse", "L2 misuse", "L3 misuse", "L2 genuine", "L3 safety", "L3 genuine"):
        stage.says("ken", f"grade {N} {grade} 又看了一遍")
        stage.later(minutes=1)
    titles = [t.title["zh-Hans"] for t in stage.desk.read(N).tasks]
    assert sorted(titles) == sorted(set(titles))
