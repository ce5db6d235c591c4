"""Who holds a role is told, accepts, hands over, and is replaced when gone (R46-R50, R60-R62)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config.settings import Settings
from bot.workers.absences import Absences, role_health
from bot.workers.reach_tests import ReachTests
from handlers.case.decision import Decision
from handlers.case.people import Role
from handlers.closing.events import Closed
from handlers.reminders.timers import timers
from storage.incidents import cases
from storage.incidents.cases import NextTimes
from tests.fakes.settings import settings_of
from tests.journeys.test_one_post_at_night import POST


@pytest.fixture
def n(stage) -> int:
    return stage.alert(**POST)


def cover(stage) -> None:
    """The desk looks after absent holders, as its worker does each second."""
    Absences(stage.desk).cover_due(stage.now)
    stage.carry()


def test_every_holder_is_told_in_private_what_is_expected_and_by_when_r47_r48(stage, n):
    reads = stage.reads("person:rui", n, "roles")
    assert reads[2] == "法务：先看需要法务放行的草稿，判断通知、报案、留证这些法律上的事；请在 11-21 14:30 前接手"
    offered = [b.label.key for b in stage.card("person:rui", n, "roles").buttons]
    assert offered[0] == "button.accept_role" and "button.hand_over" in offered
    assert stage.clicks("rui", n, "roles", "take") == f"你已确认担任事件 {n} 的法务"
    assert stage.desk.read(n).assignments[Role.LEGAL].accepted_at == stage.now


def test_a_silent_holder_of_any_role_is_passed_over_and_managers_hear_of_it_r49_r62(stage, n):
    stage.later(minutes=31)
    assert stage.desk.read(n).person(Role.APPROVER) == "ada"
    assert any("逾时没有确认接手" in line or "Rui（法务）" in line for line in stage.heard("person:ada"))


def test_the_executive_hears_of_a_crisis_that_nobody_answers_r62(stage, n):
    stage.says("ada", f"grade {n} L3 上热搜了")
    stage.heard("person:ada")
    stage.later(hours=24)
    file = stage.desk.read(n)
    assert Role.EXECUTIVE in file.assignments
    lines = stage.heard(f"person:{file.person(Role.EXECUTIVE)}")
    assert any("已超过" in line for line in lines)


def test_who_goes_away_is_replaced_by_the_deputy_at_once(stage, n):
    stage.clicks("ken", n, "roles", "take")
    stage.says("ken", "away 3d")
    cover(stage)
    assert stage.desk.read(n).person(Role.APPROVER) == "ada"
    assert any("接替 Ken" in line for line in stage.heard("person:ken"))
    assert "take" in stage.buttons("person:ada", n, "roles")


def test_who_leaves_the_roster_without_a_deputy_leaves_a_gap_that_managers_are_asked_about(stage, n):
    people = stage.desk.people
    gone = {id_: p for id_, p in people.roster.current().items() if id_ != "rui"}
    people.roster.current = lambda: gone  # the file was saved without Rui
    cover(stage)
    assert Role.LEGAL not in stage.desk.read(n).assignments
    assert any("没有法务了" in line for line in stage.heard("person:ada"))


def made_before(stage, n, *new: Role) -> None:
    """The incident as a version left it that did not ask for these roles."""
    with stage.database.transaction() as connection:
        stored = cases.load(connection, n, lock=True)
        held = {role: given for role, given in stored.file.assignments.items() if role not in new}
        said = {key: stage for key, stage in stored.file.reminders.items() if key.partition(":")[2] not in new}
        old = replace(stored, file=replace(stored.file, assignments=held, reminders=said))
        cases.save(connection, old, NextTimes(None, None))


def test_roles_that_an_upgrade_asks_for_are_given_to_who_is_there_r46(stage, n):
    made_before(stage, n, Role.PUBLISHER, Role.MONITOR)
    assert role_health(stage.desk, stage.now).detail == f"no present holder: INC-{n} publisher, INC-{n} monitor"
    cover(stage)
    file = stage.desk.read(n)
    assert (file.person(Role.PUBLISHER), file.person(Role.MONITOR)) == ("mei", "mei")
    assert role_health(stage.desk, stage.now).detail == ""
    assert Absences(stage.desk).cover_due(stage.now) == 0


def test_managers_are_told_once_of_a_role_that_an_upgrade_asks_for_and_nobody_has_r46(stage, n):
    people = stage.desk.people
    team = {id_: replace(p, roles=p.roles - {Role.MONITOR}) for id_, p in people.roster.current().items()}
    people.roster.current = lambda: team
    made_before(stage, n, Role.MONITOR)
    stage.heard("person:ada")
    cover(stage)
    cover(stage)
    assert [line for line in stage.heard("person:ada") if "监测" in line] == [
        f"事件 {n} 缺监测员，名册里找不到合适的人，请主管指派"
    ]


def test_a_case_that_opens_again_asks_somebody_present(stage, n):
    stage.desk.execute(n, lambda file, context, now: Decision((Closed(reason="了结"),)), "ada", {}, stage.now)
    stage.says("ken", "away 3d")
    stage.says("mei", f"reopen {n} 又有人提到")
    assert stage.desk.read(n).person(Role.APPROVER) == "ada"


def test_my_list_names_what_i_was_asked_for_and_what_i_am(stage, n):
    rows = stage.hears("rui", "mine").card.parts
    assert stage.words(rows[0].text).startswith("请接手：法务")
    stage.clicks("rui", n, "roles", "take")
    rows = stage.hears("rui", "mine").card.parts
    assert "法务" in stage.words(rows[0].text)


def test_doing_a_roles_work_is_a_yes_to_it(stage, n):
    stage.clicks("ken", n, "draft-1", "approve")
    assert stage.desk.read(n).assignments[Role.APPROVER].accepted_at == stage.now


def test_no_reminder_comes_for_an_assignment_of_the_old_days(stage, n):
    file = stage.desk.read(n)
    old = {role: replace(a, notified=False) for role, a in file.assignments.items()}
    keys = {t.key for t in timers(replace(file, assignments=old), stage.desk.policy)}
    assert {k for k in keys if k.startswith("accept:")} == {"accept:owner"}


def test_a_reader_sees_a_readers_card_and_the_help_of_a_reader_r58(stage, n):
    shown = stage.hears("lou", f"status {n}").card
    read = " ".join(stage.words(part.text) for part in shown.parts)
    assert "提报 1 次" in read and "没有角色" in read and "满脸通红" not in read and shown.buttons == ()
    board = stage.hears("lou", "list").card
    assert [b.code for b in board.buttons] == []
    help_ = stage.hears("lou", "help").card
    assert "读者" in stage.words(help_.parts[0].text)
    assert not any("通过" in stage.words(part.label) for part in help_.parts)
    said = [stage.words(part.text) for part in help_.parts]
    assert any("写上编号就是那一件的数目" in line for line in said), "what status shows to a reader"


def test_help_says_what_each_role_is_expected_to_do_and_only_what_one_may_r58(stage):
    parts = stage.hears("rui", "help").card.parts
    assert "法务" in [stage.words(part.label) for part in parts]
    keys = {part.text.key for part in parts}
    assert ("duty.legal" in keys, "help.clear" in keys, "help.approve" in keys) == (True, True, False)


def test_status_offers_a_holder_their_own_buttons(stage, n):
    codes = [b.code for b in stage.hears("rui", f"status {n}").card.buttons]
    assert codes[0] == f"take {n} legal"


def test_a_change_of_shift_is_one_summary_and_one_yes(stage, n):
    stage.clicks("mei", n, "owner", "take")
    said = stage.says("mei", "交班 jun 我八点回来")
    assert said == "已把 1 个事件交给 Jun，等对方接手"
    assert stage.desk.read(n).person(Role.OWNER) == "jun"
    [card] = [card for (place, _, key), card in stage.chat.cards.items() if place == "person:jun" and "handover" in key]
    assert [b.code for b in card.buttons] == ["receive", "mine"]
    assert "我八点回来" in stage.words(card.parts[0].text)
    stage.says("jun", "receive")
    file = stage.desk.read(n)
    assert all(file.assignments[role].accepted_at for role in file.assignments if file.person(role) == "jun")


@pytest.mark.parametrize("wording", ["handover ken", "换班 Ken", "交班 @Ken 今晚拜托"])
def test_what_the_other_may_not_hold_stays_and_is_named(stage, n, wording):
    said = stage.says("mei", wording)
    assert stage.desk.read(n).person(Role.OWNER) == "mei"
    assert f"事件 {n} 的负责人仍由你担任" in said


def test_the_test_message_is_confirmed_by_button_and_managers_hear_who_did_not(stage):
    tests = ReachTests(stage.desk, settings_of(Settings))
    tests.send_due(stage.now)
    for days in (7, 8):
        stage.now += timedelta(days=7 if days == 7 else 1, minutes=1)
        if days == 8:
            stage.says("ken", "我在")
        tests.send_due(stage.now)
        stage.carry()
    sent = [card for (place, _, key), card in stage.chat.cards.items() if place == "person:ken" and "reach" in key]
    assert [b.code for b in sent[0].buttons] == ["here"]
    [line] = [line for line in stage.heard("person:ada") if "还没确认" in line]
    assert "Mei" in line and "Ken" not in line


@pytest.mark.parametrize("wording", ["谁在", "reach", "在岗"])
def test_who_can_be_reached_is_said_role_by_role(stage, wording):
    stage.says("ken", "away 3d")
    rows = {stage.words(p.label): stage.words(p.text) for p in stage.hears("mei", wording).card.parts}
    assert "Ken（不在" in rows["审批人"] and "Ada" in rows["审批人"]


def test_the_board_says_when_nobody_may_approve(stage, n):
    for person in ("ken", "ada"):
        stage.says(person, "away 3d")
    lines = [stage.words(p.text) for p in stage.hears("mei", "list").card.parts]
    assert any("审批人" in line and "没有人在" in line for line in lines)


def alone(stage, n) -> None:
    """Nobody who may approve is there: Ken is away, and so is Ada as an approver; she stays a manager."""
    people = stage.desk.people
    team = dict(people.roster.current())
    team["ada"] = replace(team["ada"], roles=frozenset({Role.MANAGER, Role.EXECUTIVE}))
    people.roster.current = lambda: team
    stage.says("ken", "away 3d")
    cover(stage)


@pytest.mark.parametrize(
    "wording", ["紧急放行 {n} 1 审批人都联系不上", "emergency {n} 1 no approver there", "緊急放行 {n} 1 聯繫不上"]
)
def test_manager_and_legal_decide_together_and_an_approver_confirms_afterwards(stage, n, wording):
    alone(stage, n)
    stage.says("ada", wording.format(n=n))
    assert stage.desk.read(n).approved_drafts() == (), "one person alone lets nothing out"
    stage.says("ada", f"confirm {n}")
    assert stage.desk.read(n).approved_drafts() == (), "nor does the same person twice"
    stage.says("rui", f"confirm {n}")
    draft = stage.desk.read(n).drafts[0]
    assert (draft.state, draft.emergency_by) == ("approved", ("ada", "rui"))
    stage.later(hours=1)
    assert any("还没有审批人补认" in line for line in stage.heard("person:ada"))
    stage.says("ken", "away off")
    assert "已补认" in stage.says("ken", f"ratify {n} 1")
    assert stage.desk.read(n).drafts[0].ratified_by == "ken"


def test_no_emergency_while_an_approver_is_there_nor_for_a_text_silent_on_safety(stage, n):
    assert "还找得到能审批的人" in stage.says("ada", f"emergency {n} 1 急")
    alone(stage, n)
    stage.says("mei", f"draft {n} first_ack 看到你说满脸通红，真的对不起，我们正在查，今天20点前回复你。")
    assert "没有提停用或就医" in stage.says("rui", f"emergency {n} 2 急")
    assert "由主管和法务一起决定" in stage.says("jun", f"emergency {n} 2 急")
