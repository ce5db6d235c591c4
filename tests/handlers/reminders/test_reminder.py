"""Timers ring: one message for all that is due, climbing from owner to approver to manager; time never decides (R99,
R105).
"""

from collections import Counter
from dataclasses import replace

import pytest

from handlers.case.assignment import Assignment
from handlers.case.decision import Notify, RunDrillStep
from handlers.case.drafts import Draft, DraftState, Promise
from handlers.case.drill import Drill
from handlers.case.people import Role, Team
from handlers.reminders import reminder_schedule
from handlers.reminders.events import WindowMissed
from handlers.reminders.fire import fire
from handlers.reminders.timers import next_timer_at
from tests.people import HOUR, JUN, KEN, MEI, MINUTE, NOON, POLICY, TEAM, case, told


def fired(file, at, team=TEAM):
    """The file after it rang, and what was said: the room's lines as (), others by role or person."""
    decision = fire(file, team, POLICY, at)
    said = {tuple(e.roles) or e.people: [s.key for s in e.says] for e in decision.follow_ups if isinstance(e, Notify)}
    return told(file, decision, at=at), said


def test_half_way_through_a_window_only_the_owner_hears_of_it():
    file, said = fired(case(), NOON + 30 * MINUTE)
    assert said == {(): ["remind.window"], (Role.OWNER,): ["remind.window"]}
    assert file.reminders == {"window:fast_ack": "50%"}


def test_at_the_due_time_the_approver_joins_and_the_miss_is_on_record():
    at = NOON + 2 * HOUR
    decision = fire(case(reminders={"window:fast_ack": "90%"}), TEAM, POLICY, at)
    assert decision.events[0] == WindowMissed(window="fast_ack", due=at)
    assert fired(case(reminders={"window:fast_ack": "90%"}), at)[1][(Role.OWNER, Role.APPROVER)] == [
        "remind.window_overdue"
    ]


def test_overdue_windows_climb_to_the_manager():
    _, said = fired(case(reminders={"window:fast_ack": "due"}), NOON + 3 * HOUR)
    assert said[(Role.OWNER, Role.APPROVER, Role.MANAGER)] == ["remind.window_overdue"]


def test_after_downtime_there_is_one_message_not_fifty():
    file, said = fired(case(), NOON + 40 * HOUR)
    assert said == {
        (): ["remind.window_overdue", "remind.window_overdue", "remind.window"],
        (Role.OWNER, Role.APPROVER, Role.MANAGER): ["remind.window_overdue", "remind.window_overdue"],
        (Role.OWNER,): ["remind.window"],
        ("jun",): ["remind.window_stand_in", "remind.window_stand_in"],
    }
    assert next_timer_at(file, POLICY) > NOON + 40 * HOUR


def test_after_downtime_a_waiting_draft_an_unfilled_role_and_a_silent_owner_are_each_said_once():
    draft = Draft(1, "first_ack", "抱歉", "t", "phrases", NOON, reviewers=("ken",))
    asked = {Role.OWNER: Assignment("mei", NOON, None, 3), Role.APPROVER: Assignment("ken", NOON)}
    file, said = fired(case(drafts=(draft,), assignments=asked), NOON + 40 * HOUR, Team({p.id: p for p in (MEI, KEN)}))
    assert next_timer_at(file, POLICY) > NOON + 40 * HOUR
    idempotency_key = dict.fromkeys(
        ["remind.review", "remind.seat_empty", "remind.unaccepted_again", "remind.window"], 1
    )
    assert Counter(said[()]) == idempotency_key | {"remind.window_overdue": 2}


def test_every_ring_moves_on_whatever_the_hour():
    file, due_at = case(), [next_timer_at(case(), POLICY)]
    for _ in range(40):
        file, _ = fired(file, due_at[-1])
        due_at.append(next_timer_at(file, POLICY))
    assert due_at == sorted(set(due_at))


def test_a_settled_window_says_nothing():
    assert next_timer_at(replace(case(), no_reply="不回复", no_reply_at=NOON), POLICY) is None


def test_an_unaccepted_role_goes_to_the_deputy_and_managers_hear_of_it():
    asked = case(assignments={**case().assignments, Role.OWNER: Assignment("mei", NOON)})
    file, said = fired(asked, NOON + 30 * MINUTE)
    assert file.assignments[Role.OWNER] == Assignment(
        "jun", NOON + 30 * MINUTE, None, 1, passed=("mei",), notified=True
    )
    assert said[("ada",)] == ["remind.unaccepted_roles"]
    assert said[("mei",)] == ["remind.passed_on"], "who was passed over is told, and may still take it"


def test_nobody_is_asked_a_second_time_and_nobody_is_told_about_themselves():
    file, heard = case(assignments={Role.OWNER: Assignment("mei", NOON)}), list[tuple[str, ...]]()
    holders = [file.person(Role.OWNER)]
    for _ in range(6):
        file, said = fired(file, next_timer_at(file, POLICY))
        holders += [file.person(Role.OWNER)] if file.person(Role.OWNER) != holders[-1] else []
        heard += [to for to, lines in said.items() if any("unaccepted" in key for key in lines)]
    assert holders == sorted(set(holders), key=holders.index), "no ping-pong"
    assert (holders[0], ("mei",) in heard) == ("mei", False)


def test_a_role_is_not_passed_on_for_ever():
    asked = case(assignments={**case().assignments, Role.OWNER: Assignment("mei", NOON, None, 3)})
    file, said = fired(asked, NOON + 60 * MINUTE)
    assert (file.assignments[Role.OWNER].person, file.assignments[Role.OWNER].asked) == ("mei", 4)
    assert said[("ada",)] == ["remind.unaccepted_again"]


def test_an_unfilled_role_is_given_when_a_person_is_back():
    away = replace(KEN, away_until=NOON + 10 * MINUTE)
    team = Team({p.id: p for p in (MEI, away, JUN)})
    assignments = {role: assignment for role, assignment in case().assignments.items() if role is not Role.APPROVER}
    file, _ = fired(case(assignments=assignments), NOON + 30 * MINUTE, team)
    assert file.person(Role.APPROVER) == "ken"


def test_an_unanswered_draft_goes_to_the_deputy_too_and_is_never_decided_by_time():
    draft = Draft(1, "first_ack", "抱歉", "t", "phrases", NOON, reviewers=("ken",))
    file, said = fired(case(drafts=(draft,), reminders={"window:fast_ack": "90%"}), NOON + 45 * MINUTE)
    assert (file.drafts[0].state, file.drafts[0].reviewers) == (DraftState.WAITING, ("ken", "ada"))
    assert (said[("ada",)], said[(Role.APPROVER,)]) == (["remind.stand_in"], ["remind.review"])
    file, said = fired(file, NOON + 45 * 3 * MINUTE)
    assert said[(Role.APPROVER, Role.MANAGER)] == ["remind.review"]


def test_a_promise_reminds_its_owner_then_climbs():
    promise = Promise(1, "补发", "jun", NOON, NOON + 4 * HOUR)
    quiet = case(promises=(promise,), no_reply="x", no_reply_at=NOON)
    file, said = fired(quiet, NOON + 2 * HOUR)
    assert said == {(): ["remind.promise"], ("jun",): ["remind.promise"]}
    _, said = fired(file, NOON + 6 * HOUR)
    assert said[(Role.APPROVER, Role.MANAGER)] == ["remind.promise_overdue"]


def test_a_promise_without_a_date_asks_for_one_each_day():
    promise = Promise(1, "补发", "mei", NOON, None)
    file, said = fired(case(promises=(promise,), no_reply="x", no_reply_at=NOON), NOON + 24 * HOUR)
    assert said[("mei",)] == ["remind.promise_undated"]
    assert next_timer_at(file, POLICY) == NOON + 48 * HOUR


def test_a_drill_plays_its_next_step():
    file = case(drill=Drill("glowskin", 60.0, NOON, 1, (5.0, 9.0)), no_reply="x", no_reply_at=NOON)
    decision = fire(file, TEAM, POLICY, NOON + 5 * MINUTE)
    assert RunDrillStep("glowskin", 1) in decision.follow_ups
    assert told(file, decision).drill.step == 2


@pytest.mark.parametrize("fractions", [(0.6, 0.8), (0.25, 0.5, 0.75, 0.9, 0.95), ()])
def test_other_percentages_while_an_incident_is_under_way_repeat_nothing_and_lose_nothing(fractions, monkeypatch):
    file, _ = fired(case(), NOON + 2 * HOUR)  # its time was up, and the miss is on record
    monkeypatch.setattr(reminder_schedule, "REMINDER_FRACTIONS", fractions)
    decision = fire(file, TEAM, POLICY, NOON + 4 * HOUR)
    assert [event.window for event in decision.events if isinstance(event, WindowMissed)] == []
    assert decision.events[-1].stages["window:fast_ack"] == "overdue-1"


def test_a_miss_is_on_record_once_when_the_percentages_change_before_it(monkeypatch):
    file, _ = fired(case(), NOON + 30 * MINUTE)
    monkeypatch.setattr(reminder_schedule, "REMINDER_FRACTIONS", (0.2, 0.4, 0.8))
    missed = []
    while (at := next_timer_at(file, POLICY)) <= NOON + 6 * HOUR:
        missed += [event.window for event in fire(file, TEAM, POLICY, at).events if isinstance(event, WindowMissed)]
        file, _ = fired(file, at)
    assert missed == ["fast_ack"]
