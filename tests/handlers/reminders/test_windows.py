"""Response windows run from publication and nest: 1 h, 3 h, 24 h, 48 h (R99-R107, X6)."""

from dataclasses import replace
from datetime import timedelta

from handlers.case.drafts import Reply
from handlers.case.drill import Drill
from handlers.case.grades import Flag, Severity
from handlers.reminders.windows import next_due, windows
from tests.people import HOUR, NOON, POLICY, POST, case

PUBLISHED = NOON - HOUR


def dues(file):
    return {w.name: (w.due - PUBLISHED) / HOUR for w in windows(file, POLICY)}


def test_a_safety_incident_has_the_fast_window():
    assert dues(case()) == {"detect": 1, "fast_ack": 3, "ack": 24, "golden": 48}


def test_a_plain_complaint_has_two_days():
    assert dues(case(severity=Severity.L1, flags=frozenset())) == {"detect": 1, "golden": 48}


def test_what_is_not_about_us_has_no_window():
    assert windows(case(severity=Severity.L0), POLICY) == ()


def test_a_first_reply_settles_acknowledgement_but_not_resolution():
    reply = Reply(1, "first_ack", "https://x", "mei", NOON + HOUR, "抱歉")
    states = {w.name: w.state(NOON + 60 * HOUR) for w in windows(case(replies=(reply,)), POLICY)}
    assert states == {"detect": "met", "fast_ack": "met", "ack": "met", "golden": "missed"}


def test_a_decision_not_to_reply_settles_every_window():
    file = case(no_reply="扩散很小", no_reply_at=NOON + HOUR)
    assert {w.state(NOON + HOUR) for w in windows(file, POLICY)} == {"met"}


def test_a_late_find_is_shown_as_missed_before_us_and_starts_a_window_of_its_own():
    file = case(post=replace(POST, published_at=NOON - timedelta(days=60)), flags=frozenset({Flag.LATE_FIND}))
    assert [(w.name, w.state(NOON)) for w in windows(file, POLICY)] == [
        ("detect", "met_late"),
        ("ack", "missed_before_us"),
        ("golden", "missed_before_us"),
        ("late_ack", "open"),
    ]
    assert next_due(file, POLICY) == NOON + 4 * HOUR


def test_a_fast_window_that_lapsed_before_us_leaves_no_wait_for_the_24_hours():
    file = case(post=replace(POST, published_at=NOON - 5 * HOUR))
    assert next_due(file, POLICY) == NOON + 4 * HOUR


def test_a_drill_runs_on_a_faster_clock():
    file = case(drill=Drill("glowskin", 60.0, NOON), post=replace(POST, published_at=NOON))
    assert next_due(file, POLICY) == NOON + timedelta(minutes=3)


def test_a_private_message_settles_no_public_window():
    reply = Reply(1, "private_message", "https://x", "mei", NOON + HOUR, "抱歉")
    assert {w.name: w.met_at for w in windows(case(replies=(reply,)), POLICY) if w.name != "detect"} == dict.fromkeys(
        ("fast_ack", "ack", "golden")
    )


def test_a_reopened_incident_has_a_window_of_its_own():
    file = case(reopened_at=NOON + 100 * HOUR, replies=(Reply(1, "resolution", "https://x", "mei", NOON, "抱歉"),))
    assert next_due(file, POLICY) == NOON + 104 * HOUR
