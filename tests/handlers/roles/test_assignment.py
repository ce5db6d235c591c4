"""Who acts: never one person on both sides, never a silent refusal (R46-R50)."""

import pytest

from handlers.case.assignment import Assignment
from handlers.case.case_file import Status
from handlers.case.people import Role, Team
from handlers.roles.actions import assign, decline, take
from handlers.roles.rules import assign_missing_roles, required_roles
from tests.people import ADA, JUN, KEN, LOU, MEI, NOON, POLICY, RUI, TEAM, act, case, refusal, told

ASKED = {Role.OWNER: Assignment("mei", NOON), Role.APPROVER: Assignment("ken", NOON)}


def test_mei_accepts_the_role_she_was_given():
    file = told(case(assignments=ASKED), take(case(assignments=ASKED), act(MEI), NOON), MEI)
    assert file.assignments[Role.OWNER] == Assignment("mei", NOON, NOON)


def test_a_second_click_changes_nothing_and_says_so():
    decision = take(case(), act(MEI, role="owner"), NOON)
    assert (decision.events, decision.answer.key) == ((), "answer.already_yours")


def test_the_approver_cannot_take_the_owners_role():
    assert refusal(take(case(assignments=ASKED), act(KEN, role="owner"), NOON)) == "rejection.same_person"


def test_jun_may_take_over_while_mei_has_not_accepted_and_not_after():
    assert told(case(assignments=ASKED), take(case(assignments=ASKED), act(JUN), NOON), JUN).person(Role.OWNER) == "jun"
    assert refusal(take(case(), act(JUN, role="owner"), NOON)) == "rejection.seat_taken"


def test_lou_holds_no_role_and_cannot_own():
    assert refusal(take(case(assignments={}), act(LOU), NOON)) == "rejection.role_not_held"


def test_who_was_given_a_role_accepts_it_without_naming_it():
    assert (
        told(case(assignments=ASKED), take(case(assignments=ASKED), act(KEN), NOON), KEN)
        .assignments[Role.APPROVER]
        .accepted_at
        == NOON
    )


@pytest.mark.parametrize("handler", [take, decline, assign])
def test_nothing_is_taken_declined_or_assigned_on_a_closed_incident(handler):
    asked = act(MEI, role="owner", person="jun", reason="x")
    assert refusal(handler(case(status=Status.CLOSED), asked, NOON)) == "rejection.closed"


def test_when_mei_declines_the_next_one_is_asked_at_once():
    file = told(case(), decline(case(), act(MEI, reason="在飞机上"), NOON), MEI)
    assert file.assignments[Role.OWNER].person == "jun"


def test_only_the_holder_or_a_manager_hands_a_role_over():
    assert refusal(assign(case(), act(JUN, role="owner", person="Jun"), NOON)) == "rejection.not_yours_to_give"
    assert told(case(), assign(case(), act(MEI, role="owner", person="jun"), NOON), MEI).person(Role.OWNER) == "jun"
    assert told(case(), assign(case(), act(ADA, role="owner", person="@Jun"), NOON), ADA).person(Role.OWNER) == "jun"


def test_an_unknown_person_or_role_is_named():
    assert refusal(assign(case(), act(MEI, role="owner", person="nobody"), NOON)) == "rejection.person_unknown"
    assert refusal(assign(case(), act(MEI, role="boss", person="jun"), NOON)) == "rejection.role_unknown"


def test_safety_brings_legal_and_nobody_sits_on_both_sides():
    file = case(assignments={})
    assert required_roles(file, POLICY) == (Role.OWNER, Role.APPROVER, Role.LEGAL, Role.PUBLISHER, Role.MONITOR)
    decision = type(take(case(), act(MEI), NOON))(assign_missing_roles(file, TEAM, POLICY, NOON))
    assignments = told(file, decision).assignments
    assert {role.value: assignment.person for role, assignment in assignments.items()} == {
        "owner": "mei",
        "approver": "ken",
        "legal": "rui",
        "publisher": "mei",
        "monitor": "mei",
    }


def test_who_can_approve_is_spared_for_that():
    small = Team({p.id: p for p in (KEN, MEI, RUI)})
    chosen = [
        f.person
        for f in assign_missing_roles(case(assignments={}), small, POLICY, NOON)
        if getattr(f, "role", None) in (Role.OWNER, Role.APPROVER)
    ]
    assert chosen == ["mei", "ken"]


def test_a_role_that_none_can_take_stands_unfilled_in_plain_sight():
    alone = Team({"mei": MEI})
    facts = assign_missing_roles(case(assignments={}), alone, POLICY, NOON)
    assert [f.code for f in facts if getattr(f, "role", None) is Role.APPROVER] == ["LeftEmpty"]
