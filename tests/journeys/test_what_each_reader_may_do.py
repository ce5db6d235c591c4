"""Buttons and help for the reader alone: every role may be handed over, every task ticked off, one's own work first."""

import pytest

from bot.chat.slack.blocks.card import button_blocks
from bot.i18n import Locale
from handlers.roles.rules import held_roles
from handlers.tasks.rules import tasks_of
from tests.journeys.test_everybody_is_away import CRISIS


@pytest.fixture
def desk(stage):
    """A trending crisis in which Ada has six roles and Mei a dozen tasks."""
    stage.alert(**CRISIS)
    return stage


@pytest.mark.parametrize(("person", "card"), [("ada", "roles"), ("mei", "owner"), ("jun", "roles")])
def test_every_role_can_be_handed_over_and_every_task_ticked_off_on_the_card_r47(desk, person, card):
    file, codes = desk.desk.read(1), [button.code for button in desk.card(f"person:{person}", 1, card).buttons]
    assert {f"assign 1 {role}" for role in held_roles(file, person)} <= {*codes}
    assert {f"task 1 {task.id} done" for task in tasks_of(file, person)} <= {*codes}


def test_slack_shows_the_many_in_one_menu_within_its_limits_r47(desk):
    blocks = button_blocks(desk.card("person:mei", 1, "owner").buttons, Locale("zh-Hans", {}))
    elements = [element for block in blocks for element in block["elements"]]
    (menu,) = [element for element in elements if element["type"] == "static_select"]
    assert "assign 1 publisher" in [option["value"] for option in menu["options"]]
    assert (len(menu["options"]) <= 100, len(elements) < 15) == (True, True)


def test_what_is_chosen_there_is_carried_out_like_a_press_r47(desk):
    menu = [button for button in desk.card("person:ada", 1, "roles").buttons if button.in_menu]
    form = desk.hears("ada", next(button.code for button in menu if button.code == "assign 1 kol")).form
    assert form is not None


def test_the_plan_of_a_trending_crisis_has_the_overlay_on_top_r58_r59(desk):
    parts = desk.hears("mei", "plan 1").card.parts
    said = [f"{desk.words(part.label)}：{desk.words(part.text)}" for part in parts]
    assert sum(line.startswith("可能的情形") for line in said) == 2
    assert "可先说的话：请以置顶的说法为准" in said
    pauses = [line for line in said if "暂停这款产品的直播" in line]
    assert len(pauses) == 1, "a step of both stands once"


def test_help_begins_with_ones_own_work_and_all_of_it_is_one_word_away_r58(desk):
    own = {
        person: {part.text.key for part in desk.hears(person, "help").card.parts} for person in ("rui", "ken", "jun")
    }
    assert [("help.posted" in own[p], "help.clear" in own[p], "help.ticket" in own[p]) for p in own] == [
        (False, True, False),
        (True, False, True),
        (True, False, True),
    ]
    everything = {part.text.key for part in desk.hears("rui", "帮助 全部").card.parts}
    assert own["rui"] - {"help.more"} < everything
    assert [part.text.key for part in desk.hears("rui", "help approve").card.parts] != []


def test_help_is_in_the_readers_language_alone_r58(desk):
    lines = [Locale("en", {}).text(part.text) for part in desk.hears("ada", "help all").card.parts]
    assert [line for line in lines if any("\u4e00" <= char <= "\u9fff" for char in line)] == []


@pytest.mark.parametrize("line", ["任务 1 新增 查监控 优先级=高", "task 1 add check the shelf priority=high"])
def test_a_field_that_a_task_does_not_have_is_refused_with_those_it_has(desk, line):
    before = len(desk.desk.read(1).tasks)
    asked = desk.hears("mei", line)
    assert ([said.key for said in asked.says], len(desk.desk.read(1).tasks)) == (["rejection.task_field"], before)


def test_an_unattended_crisis_is_told_in_lines_with_counts_not_one_by_one_r60_r62(desk):
    desk.chat.lines.clear()
    desk.later(hours=23)
    heard = {place: desk.heard(place) for place in ("room:GlowSkin", "person:mei", "person:ada")}
    unaccepted = [line for line in heard["room:GlowSkin"] if "没有确认接手" in line or "还没人接手" in line]
    assert len(unaccepted) < 15, "once for all roles each time, at growing gaps"
    assert any("已改请 Jun" in line for line in heard["person:mei"]), "who was passed over hears it"
    assert not any("Ada（" in line for line in heard["person:ada"]), "and no one of themselves"
    assert any("另有" in line and "项任务" in line for line in heard["person:ada"])
