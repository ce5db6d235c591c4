"""Timers are worked out from the file: 50, 75, 90 %, due, then again; snooze and quiet hours delay, never beyond a due
time.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from handlers.case.assignment import Assignment
from handlers.case.case_file import Status
from handlers.case.drafts import Draft, DraftState, Promise
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.reminders.reminder_schedule import ReminderSpan, last_stage, stages_after
from handlers.reminders.timers import next_timer_at, timers
from handlers.reminders.waiting_times import time_for
from tests.people import HOUR, MINUTE, NOON, POLICY, POST, case


def keyed(file):
    return {t.key: t.at for t in timers(file, POLICY)}


def test_the_ladder_climbs_to_the_due_time_and_then_repeats_at_growing_gaps():
    span = ReminderSpan(NOON, NOON + 4 * HOUR, HOUR)
    assert [(stage.key, (stage.at - NOON) / HOUR) for stage in islice(stages_after(span, ""), 7)] == [
        ("50%", 2),
        ("75%", 3),
        ("90%", 3.6),
        ("due", 4),
        ("overdue-1", 5),
        ("overdue-2", 7),
        ("overdue-3", 11),
    ]
    assert [stage.key for stage in islice(stages_after(span, "overdue-1"), 2)] == ["overdue-2", "overdue-3"]
    assert last_stage(span, "50%", NOON + 5 * HOUR) == "overdue-1"


def test_stages_before_detection_are_never_sent():
    file = case(post=replace(POST, published_at=NOON - 2 * HOUR))
    assert keyed(file)["window:fast_ack"] == NOON + 15 * MINUTE  # 75 % of three hours


def test_a_stage_that_was_sent_is_not_sent_again():
    assert keyed(case(reminders={"window:fast_ack": "90%"}))["window:fast_ack"] == NOON + 2 * HOUR


def test_an_owner_who_has_not_accepted_is_asked_by_the_severity():
    waits = {}
    for severity in (Severity.L1, Severity.L2, Severity.L3):
        assignments = {Role.OWNER: Assignment("mei", NOON), Role.APPROVER: Assignment("ken", NOON)}
        waits[severity.value] = (
            keyed(case(severity=severity, assignments=assignments))["accept:owner"] - NOON
        ) / MINUTE
    assert waits == {"L1": 120, "L2": 30, "L3": 10}


def test_a_waiting_draft_and_an_approved_one_have_timers_and_a_posted_one_has_none():
    draft = Draft(1, "first_ack", "抱歉", "t", "mei", NOON)
    keys = {state: set(keyed(case(drafts=(replace(draft, state=state),)))) for state in DraftState}
    assert "review:1" in keys[DraftState.WAITING]
    assert "post:1" in keys[DraftState.APPROVED]
    assert not {"review:1", "post:1"} & (keys[DraftState.POSTED] | keys[DraftState.SENT_BACK])


def test_snooze_delays_reminders_but_not_the_moment_a_window_falls_due():
    file = case(snoozed_until=NOON + 5 * HOUR)
    assert keyed(file)["window:fast_ack"] == NOON + 2 * HOUR  # its time is up within the snooze: it rings then
    assert keyed(file)["window:ack"] == NOON + 11 * HOUR
    quiet = case(snoozed_until=NOON + 11 * HOUR + 30 * MINUTE)
    assert keyed(quiet)["window:ack"] == NOON + 11 * HOUR + 30 * MINUTE


def test_a_plain_complaint_lets_people_sleep_unless_a_promise_would_lapse():
    night = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
    morning = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # 08:00
    due_at = {}
    for hours in (2, 12):
        promise = Promise(1, "补发", "mei", night, night + hours * HOUR)
        due_at[hours] = keyed(case(severity=Severity.L1, flags=frozenset(), promises=(promise,)))["promise:1"]
    assert due_at == {2: night + HOUR, 12: morning}


def test_a_closed_incident_rings_for_its_retro_and_for_looking_again():
    file = case(status=Status.CLOSED, closed_at=NOON)
    assert keyed(file) == {"aftercare": NOON + timedelta(days=7), "retro": NOON + timedelta(days=7)}
    assert timers(replace(file, severity=Severity.L1), POLICY) == ()


def test_the_file_is_looked_at_when_its_soonest_timer_rings():
    assert next_timer_at(case(), POLICY) == NOON + 30 * MINUTE


@pytest.mark.parametrize("days", [31, 40, 400])
def test_nothing_stops_ringing_however_long_it_has_been_overdue(days):
    at = NOON + timedelta(days=days)
    file = case(
        reminders={
            f"window:{name}": last_stage(ReminderSpan(NOON - HOUR, NOON, HOUR), "", at)
            for name in ("fast_ack", "ack", "golden")
        }
    )
    assert at < next_timer_at(file, POLICY) <= at + timedelta(days=2)


def test_a_promise_rings_on_after_an_incident_was_closed_over_it():
    promise = Promise(1, "补发", "mei", NOON, NOON + 4 * HOUR)
    closed = case(status=Status.CLOSED, closed_at=NOON, severity=Severity.L1, promises=(promise,))
    assert "promise:1" in keyed(closed)


def test_a_severity_that_the_policy_does_not_name_has_the_times_of_the_gravest_named():
    times = {"L1": HOUR, "L2": 30 * MINUTE}
    assert {level: time_for(case(severity=level), times) for level in (Severity.L1, Severity.L2, Severity.L3)} == {
        Severity.L1: HOUR,
        Severity.L2: 30 * MINUTE,
        Severity.L3: 30 * MINUTE,
    }
