"""No approver can be reached: two people let a text out together, and an approver confirms it afterwards (R46, R62)."""

from dataclasses import replace

import pytest

from bot.workers.absences import Absences
from handlers.case.people import Role
from tests.journeys.test_one_post_at_night import POST

SILENT = "看到你说满脸通红，真的对不起，我们正在查，今天20点前回复你。"
WARNS = "看到你说满脸通红，真的对不起，请先停用并及时就医，我们正在查，今天20点前回复你。"


@pytest.fixture
def n(stage) -> int:
    return stage.alert(**POST)


def cover(stage) -> None:
    """The desk looks after its people, as its worker does each second."""
    Absences(stage.desk).cover_due(stage.now)
    stage.carry()


def everybody_who_approves_is_away(stage, **roles: set[Role]) -> None:
    """Ken and Ada, who are all that may approve, are away; `roles` are those that others have instead of their own."""
    people = stage.desk.people
    team = {id_: replace(p, roles=frozenset(roles.get(id_, p.roles))) for id_, p in people.roster.current().items()}
    people.roster.current = lambda: team
    for person in ("ken", "ada"):
        stage.says(person, "away 3d")
    cover(stage)


def waiting(stage, n) -> str:
    """The state of the newest draft."""
    return stage.desk.read(n).drafts[-1].state


@pytest.mark.parametrize(("first", "second"), [("rui", "ada"), ("ada", "rui")])
def test_a_manager_who_is_the_approver_away_may_still_be_one_of_the_two_r46(stage, n, first, second):
    everybody_who_approves_is_away(stage)
    stage.says(first, f"emergency {n} 1 审批人都不在")
    assert waiting(stage, n) == "waiting", "one person lets nothing out"
    stage.says(second, f"confirm {n}")
    assert stage.desk.read(n).drafts[0].emergency_by == (first, second)


def test_where_no_manager_is_there_headquarters_decides_with_legal_r62(stage, n):
    everybody_who_approves_is_away(stage, jun={Role.OWNER, Role.HEADQUARTERS})
    assert "Jun" in stage.says("rui", f"emergency {n} 1 审批人和主管都不在")
    stage.says("jun", f"confirm {n}")
    assert waiting(stage, n) == "approved"


def test_whose_words_they_are_is_neither_of_the_two_r46(stage, n):
    everybody_who_approves_is_away(stage, jun={Role.OWNER, Role.HEADQUARTERS})
    stage.says("jun", f"draft {n} first_ack {WARNS}")
    said = stage.says("rui", f"emergency {n} 2 审批人和主管都不在")
    stage.says("jun", f"confirm {n}")
    assert (waiting(stage, n), "Jun" in said) == ("waiting", False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (SILENT, "没有提停用或就医"),
        ("看到你说满脸通红，对不起。不用就医，也不用停用，今天20点前回复你。", "没过检查"),
        ("Sorry. There is no need to see a doctor.", "没过检查"),
    ],
    ids=["silent", "plays down", "in English"],
)
def test_a_text_that_warns_nobody_is_not_let_out_r46(stage, n, words, told):
    everybody_who_approves_is_away(stage)
    stage.says("mei", f"draft {n} first_ack {words}")
    assert told in stage.says("rui", f"emergency {n} 2 审批人都不在")


def let_out(stage, n) -> None:
    """Version 1 goes out in an emergency."""
    everybody_who_approves_is_away(stage)
    stage.says("rui", f"emergency {n} 1 审批人都不在")
    stage.says("ada", f"confirm {n}")
    stage.heard("person:ken")


def test_who_returns_is_asked_to_confirm_in_private_and_finds_it_on_their_list_r62(stage, n):
    let_out(stage, n)
    stage.says("ken", "away off")
    cover(stage)
    assert any("等你" in line or "再补认" in line for line in stage.heard("person:ken"))
    assert list(stage.buttons("person:ken", n, "draft-1")) == ["ratify", "withdraw"]
    rows = [stage.words(part.text) for part in stage.hears("ken", "mine").card.parts]
    assert any("等你补认" in row for row in rows)
    stage.clicks("ken", n, "draft-1", "ratify")
    assert stage.desk.read(n).drafts[0].ratified_by == "ken"


def test_the_duty_to_confirm_rings_for_who_was_asked_until_it_is_done_r62(stage, n):
    let_out(stage, n)
    stage.says("ken", "away off")
    cover(stage)
    stage.heard("person:ken")
    stage.later(hours=2)
    assert any("还没有审批人补认" in line for line in stage.heard("person:ken"))


def test_who_returns_gets_the_role_back_or_is_told_how_r50(stage, n):
    stage.clicks("ken", n, "roles", "take")
    stage.says("ken", "away 3d")
    cover(stage)
    stage.says("ada", f"take {n} approver")
    stage.says("ken", "away off")
    cover(stage)
    assert stage.desk.read(n).person(Role.APPROVER) == "ada"
    assert any(f"认领 {n} approver" in line or "要收回请回" in line for line in stage.heard("person:ken"))
    stage.says("ken", f"take {n} approver")
    assert stage.desk.read(n).person(Role.APPROVER) == "ken"


def test_a_role_that_an_absence_left_empty_goes_to_who_is_back_first_r50(stage, n):
    everybody_who_approves_is_away(stage)
    assert Role.APPROVER not in stage.desk.read(n).assignments
    assert "先回来" in stage.says("ken", f"take {n} approver")
    stage.says("ken", "away off")
    cover(stage)
    assert stage.desk.read(n).person(Role.APPROVER) == "ken"


def test_an_executive_is_offered_only_what_an_executive_may_do_r58(stage, n):
    people = stage.desk.people
    team = dict(people.roster.current())
    team["ada"] = replace(team["ada"], roles=frozenset({Role.MANAGER, Role.EXECUTIVE}))
    people.roster.current = lambda: team
    stage.says("jun", f"grade {n} L3 safety 上热搜了")
    stage.says("mei", f"draft {n} statement 对不起。")
    version = stage.desk.read(n).drafts[-1].version
    stage.says("rui", f"clear {n} {version}")
    offered = set(stage.buttons("person:ada", n, f"draft-{version}"))
    assert "send-back" in offered and "no-reply" not in offered
