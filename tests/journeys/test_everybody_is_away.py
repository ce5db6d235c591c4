"""No one who decides can be found: said aloud and at once, and an executive on holiday may still decide."""

from dataclasses import replace

import pytest

from bot.workers.absences import Absences, role_health
from handlers.case.people import Role
from tests.journeys.test_one_post_at_night import POST

CRISIS = {**POST, "text": "GlowSkin精华用了烂脸去了医院，医生说是接触性皮炎，上热搜了"}
WORDS = (
    "看到有人说烂脸去了医院，我们很难过，对不起。11月21日我们收到反映，已开始查同批次。请先停用并就医，票据留着，私信我们登记。"
    "我们承担查明后该承担的责任，这一批先停售。以后每批出厂前加做斑贴测试，避免再发生。下一次进展明天18点前公布。"
)


def leave(stage, *people: str) -> list[str]:
    """They say that they are away; what each was answered."""
    return [stage.says(person, "away 3d") for person in people]


def test_who_leaves_is_told_which_roles_nobody_holds_then_r62(stage):
    first, last = leave(stage, "ada", "ken")
    assert ("高管、主管" in first, "没有人在岗担任：审批人" in last) == (True, True)
    assert "没有人在岗" not in leave(stage, "jun")[0], "Mei is there and owns"


@pytest.mark.parametrize("person", ["rui", "jun", "ada", "ken"])
def test_legal_owner_managers_and_who_could_take_it_are_told_in_private_at_once_r46(stage, person):
    leave(stage, "ada", "ken")
    stage.alert(**CRISIS)
    owner = stage.desk.read(1).person(Role.OWNER)
    heard = stage.heard(f"person:{owner if person == 'jun' else person}")
    assert any("需要审批人，现在没有人在岗（名册上是：Ken、Ada）" in line for line in heard)


def test_monitoring_and_the_refusal_name_what_is_missing_r46(stage):
    stage.alert(**POST)
    assert role_health(stage.desk, stage.now).ok
    leave(stage, "ada", "ken")
    Absences(stage.desk).cover_due(stage.now)
    stage.carry()
    health = role_health(stage.desk, stage.now)
    assert (health.ok, health.detail.startswith("no present holder: INC-1 approver")) == (False, True)
    assert "还没有审批人" in stage.says("rui", "approve 1 1 sure=yes")
    assert any("没有审批人了" in line for line in stage.heard("person:rui"))


def test_an_executive_who_said_they_are_away_decides_on_the_statement_r61(stage):
    people = stage.desk.people
    eve = replace(people.roster.current()["ada"], id="eve", name="Eve", roles=frozenset({Role.EXECUTIVE}))
    ada = replace(people.roster.current()["ada"], roles=frozenset({Role.MANAGER}))
    team = {**people.roster.current(), "ada": ada, "eve": eve}
    people.roster.current = lambda: team
    leave(stage, "ken", "eve")
    stage.alert(**CRISIS)
    assert any("需要高管" in line for line in stage.heard("person:eve")), "asked, though away"
    owner = stage.desk.read(1).person(Role.OWNER)
    stage.says(owner, "take 1")
    stage.says(owner, "assess 1 note_count=9 climate=agree validity=unclear 正在送检")
    stage.says(owner, f"draft 1 statement {WORDS}")
    draft = stage.desk.read(1).drafts[-1]
    stage.says("rui", f"clear 1 {draft.version}")
    rules = ",".join({finding.rule for finding in draft.findings if finding.level == "ack"} | {"NONE"})
    assert "已批准" in stage.says("eve", f"approve 1 {draft.version} ack={rules} sure=yes")
    assert stage.desk.read(1).drafts[-1].decided_by == "eve"
