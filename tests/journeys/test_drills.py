"""A drill is a guided lesson: it waits for its players, goes on as they do, coaches each in private, and is scored."""

from datetime import timedelta

import pytest

import prompts
from bot.i18n import LANGUAGES, Locale
from handlers.reminders.drill_progress import MOMENTS, STATES, results
from prompts.drill import MOMENTS as KNOWN_MOMENTS
from prompts.drill import STATES as KNOWN_STATES
from tests.journeys.stage import Stage
from tests.journeys.test_the_retro import asked, shown

N = 1
SIX = ["coordinated", "cultural_misstep", "extortion", "glowskin", "kol_scandal", "privacy"]
ANSWER = "代言达人的事我们知道了，相关推广已经停了。明天18点前公布处理结果，有问题私信我们。"


def alerts(stage: Stage) -> int:
    """How many alerts of the drill have come in so far."""
    return sum(stage.desk.read(n).alerts for n in range(1, stage.count() + 1))


@pytest.fixture
def drill(stage: Stage) -> Stage:
    """Mei leads the KOL scenario."""
    stage.says("mei", "drill kol_scandal")
    return stage


def answers(stage: Stage) -> None:
    """Mei answers in public with what Ken approved."""
    stage.says("mei", "take 1")
    stage.says("mei", f"grade 1 {stage.desk.read(1).severity} kol_scandal 属实")
    stage.says("mei", f"draft 1 first_ack {ANSWER}")
    draft = stage.desk.read(1).drafts[-1]
    rules = ",".join(["STALE", "COOL_OFF", *(finding.rule for finding in draft.findings)])
    for person in ("ken", "rui", "ada"):
        stage.says(person, f"clear 1 {draft.version}")
        stage.says(person, f"approve 1 {draft.version} ack={rules} sure=yes")
    stage.says("mei", f"posted 1 {draft.version} {stage.desk.read(1).post.url}?comment=1")


def test_six_scenarios_come_with_the_desk_and_each_is_complete_in_three_languages_r179() -> None:
    library = prompts.load()
    assert sorted(library.drills) == SIX
    for script in library.drills.values():
        assert len(script["alert"]) >= 3 and len(script["coach"]) >= 3 and len(script["expect"]) >= 5
        assert all(note[language] for note in script["coach"] for language in LANGUAGES)
    assert (set(KNOWN_MOMENTS), set(KNOWN_STATES)) == (set(MOMENTS), set(STATES)), (
        "what a file may ask is what is known"
    )


@pytest.mark.parametrize("scenario", SIX)
def test_every_scenario_opens_the_incident_that_it_is_about(stage: Stage, scenario: str) -> None:
    stage.says("mei", f"drill {scenario}")
    stage.later(minutes=40)
    expected = {e.what: e.value for e in stage.desk.read(N).drill.expects}
    graded = {"category": stage.desk.read(N).category.value, "severity": stage.desk.read(N).severity.value}
    assert {what: graded[what] for what in graded if what in expected} == {
        what: value for what, value in expected.items() if what in graded
    }


def test_the_next_alert_waits_for_the_players_as_long_as_they_are_given(drill: Stage) -> None:
    drill.later(minutes=1)
    assert alerts(drill) == 1, "planned after 40 seconds; no owner has said yes"
    drill.says("mei", "take 1")
    drill.later(seconds=1)
    assert alerts(drill) == 2


def test_nobody_who_waits_waits_for_ever(drill: Stage) -> None:
    drill.later(minutes=12)
    assert alerts(drill) >= 2, "ten minutes at most"


def ends(stage: Stage) -> None:
    """They decide not to answer, and close it; each takes a second person."""
    stage.says("mei", "take 1")
    stage.says("ken", "no-reply 1 演练到此为止")
    stage.says("rui", "confirm 1 1")
    stage.settles_tasks("mei", N)
    stage.says("ken", "close 1 演练结束")
    if stage.desk.read(N).open:
        stage.says("rui", "confirm 1 2")
    assert not stage.desk.read(N).open


@pytest.mark.parametrize(("acts", "suffix"), [(True, "7c02"), (False, "7c01")], ids=["answered", "silent"])
def test_what_comes_next_depends_on_what_the_team_did(drill: Stage, acts: bool, suffix: str) -> None:
    if acts:
        answers(drill)
    drill.later(minutes=30)
    posts = {drill.desk.read(n).post.native_id[-4:] for n in range(1, drill.count() + 1)}
    assert ("7c02" in posts) is acts
    assert suffix in posts


def test_the_coach_speaks_to_each_player_at_the_moment_and_never_to_the_room(drill: Stage) -> None:
    drill.heard("person:mei")
    drill.later(seconds=4)
    assert not any("教练" in said for said in drill.heard("person:mei"))
    drill.later(seconds=2)
    for person in ("mei", "ken"):
        assert [said for said in drill.heard(f"person:{person}") if "先停发" in said], person
    assert not any("教练" in said for said in drill.heard("room:LunaTea"))


def test_it_is_scored_from_the_timeline_against_the_standard_r179(drill: Stage) -> None:
    answers(drill)
    drill.later(minutes=5)
    met = {result.expected.what: result.met for result in results(drill.desk.read(N))}
    assert met == {
        **dict.fromkeys(("owner", "category", "draft", "first_ack", "legal"), True),
        "approved_only": True,
    }


def test_it_ends_with_a_debrief_and_three_questions_and_is_compared_with_earlier_ones(drill: Stage) -> None:
    ends(drill)
    card = drill.card("person:mei", N, "retro")
    assert [button.code for button in card.buttons][:3] == ["retro 1 wrong", "retro 1 well", "retro 1 prevent"]
    seen = shown(drill, drill.hears("mei", "retro 1").card)
    (total,) = seen["演练得分"]
    assert total.startswith("6 项做到 ")
    assert any(said.startswith("有人认领负责，标准 30 分，用时") for said in seen["做到"])
    drill.now += timedelta(days=100)
    drill.says("mei", "drill privacy")
    (figures,) = shown(drill, drill.hears("ada", "report quarter").card)["演练（另计）"]
    assert figures.startswith("1 次") and "要求做到" in figures and "（" in figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_debrief_reads_whole_in_every_language(drill: Stage, language: str) -> None:
    ends(drill)
    whole = str(shown(drill, drill.hears("mei", "retro 1").card, language))
    assert [mark for mark in ("{n", "{what", "[[", "]]", "score_of", "score.") if mark in whole] == []
    assert Locale(language).word("score.title") in whole
    assert asked(drill, "mei", "retro 1 wrong 停得太慢") == ["answer.retro_line"]
