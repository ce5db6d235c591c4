"""Captures that each know a part of a post's numbers become one picture, with the time of each number (R9, R14)."""

from dataclasses import replace
from datetime import timedelta

from handlers.alerts.events import downsample_captures
from handlers.case.captures import Capture, Reading, as_known_then, doubted_readings, merged_at, newest_readings
from handlers.case.card import Row
from handlers.overview.case_card import case_card
from handlers.posts.post import Alert, ClockSource, Counts, Post
from handlers.triage import TriageContext
from handlers.triage.context import Thresholds
from handlers.triage.reach import from_reach
from tests.people import NOON, POLICY, case

MINUTE = timedelta(minutes=1)
FULL = Capture(NOON, Counts(like=40, save=60, comment=45))
LIKES = Capture(NOON + 5 * MINUTE, Counts(like=90))
EMPTY = Capture(NOON + 9 * MINUTE, Counts(like=0, save=0, comment=46))


def test_a_capture_that_knows_only_likes_leaves_saves_and_comments():
    file = case(captures=(FULL, LIKES))
    assert file.counts == Counts(like=90, save=60, comment=45)
    assert newest_readings(file.captures)["save"] == Reading(60, NOON)


def test_a_number_that_falls_to_zero_is_doubted_and_not_used():
    file = case(captures=(FULL, LIKES, EMPTY))
    assert file.counts == Counts(like=90, save=60, comment=46)
    assert doubted_readings(file.captures) == {"like": EMPTY.at, "save": EMPTY.at}


def test_a_doubt_ends_when_the_number_is_back():
    back = Capture(EMPTY.at + MINUTE, Counts(like=95, save=60))
    assert doubted_readings((FULL, EMPTY, back)) == {}


def test_zero_from_the_beginning_is_zero():
    first = Capture(NOON, Counts(like=0))
    assert (newest_readings([first])["like"].value, doubted_readings([first])) == (0, {})


def test_the_quiet_window_closes_on_saves_and_comments_from_two_captures():
    new = Capture(LIKES.at, Counts(comment=70))
    alert = Alert("tool", Post(published_at=NOON), LIKES.at, counts=merged_at([FULL], new), captured_at=LIKES.at)
    reasons = [r.rule for _, r in from_reach(alert, TriageContext(), Thresholds())]
    assert "kept" in reasons


def test_what_was_not_read_before_has_not_grown_since():
    known = tuple(as_known_then([Capture(NOON, Counts(like=40))]))
    counts = merged_at([Capture(NOON, Counts(like=40))], Capture(LIKES.at, Counts(save=3000)))
    post = Post(published_at=NOON - timedelta(days=60), clock_source=ClockSource.GIVEN)
    alert = Alert("tool", post, LIKES.at, counts=counts, captured_at=LIKES.at)
    earlier = tuple((c.at, c.counts) for c in known)
    rules = {r.rule for _, r in from_reach(alert, replace(TriageContext(), earlier=earlier), Thresholds())}
    assert rules & {"velocity", "growth", "growing"} == set()


def test_thinning_the_series_loses_no_number():
    many = (FULL, *(Capture(NOON + n * MINUTE, Counts(like=40 + n)) for n in range(1, 60)))
    kept: tuple[Capture, ...] = ()
    for capture in many:
        kept = downsample_captures((*kept, capture))
    assert (len(kept), newest_readings(kept)["save"].value, newest_readings(kept)["like"].value) == (12, 60, 99)


def test_the_card_says_when_each_number_was_read_and_what_is_doubted():
    rows = [part for part in case_card(case(captures=(FULL, LIKES, EMPTY)), POLICY).parts if isinstance(part, Row)]
    keys = [row.label.key for row in rows]
    shown = rows[keys.index("card.counts")].text.args["counts"]
    assert ([t.key for t in shown], "card.counts_doubted" in keys) == (
        ["card.count_at", "card.count_at", "count.comment"],
        True,
    )
