"""Every trigger of a level, just below and just at its line (R5, R9, R13, R14, R19, R32-R36, X4)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.posts.post import ClockSource, Counts
from handlers.triage import Thresholds, TriageContext, triage
from tests.handlers.triage.posting import GRUMBLE, HARM, HOUR, NOON, alert, graded, level, rules


@pytest.mark.parametrize(("followers", "expected"), [(9_999, "L1"), (10_000, "L2"), (499_999, "L2"), (500_000, "L3")])
def test_reach_of_the_author_and_of_whoever_joins_in(followers, expected):
    assert (level(followers=followers), level(context=TriageContext(loudest_engager=followers))) == (expected, expected)


@pytest.mark.parametrize(
    ("kept", "expected"), [((50, 49), ("L1", "L2", ())), ((50, 50), ("L2", "L3", ("quiet_window_closed",)))]
)
def test_saves_and_comments_close_the_quiet_window_and_make_harm_a_crisis(kept, expected):
    counts = {"save": kept[0], "comment": kept[1]}
    assert (level(counts=counts), level(HARM, counts=counts), graded(counts=counts).flags) == expected


@pytest.mark.parametrize(("others", "expected"), [(0, "L2"), (1, "L3")])
def test_a_second_independent_report_of_harm_is_a_crisis(others, expected):
    assert level(HARM, context=TriageContext(harm_reports_7d=others)) == expected
    assert level(GRUMBLE, context=TriageContext(harm_reports_7d=others)) == "L1"


@pytest.mark.parametrize(("others", "expected"), [(1, "L2"), (2, "L3")])
def test_a_third_report_of_a_contaminant_is_a_crisis(others, expected):
    assert level("喝出一条虫", context=TriageContext(issue_reports_7d=others)) == expected


def test_harm_with_a_contaminant_a_doctor_a_child_or_a_medical_paper_is_a_crisis():
    assert [level(t) for t in ("喝出虫子，拉肚子", "过敏，去医院了", "孩子用了过敏")] == ["L3"] * 3
    assert (level(HARM, evidence=("medical",)), level(HARM, evidence=("photo",)), level("过敏，还没去医院")) == (
        "L3",
        "L2",
        "L2",
    )


def test_a_child_far_from_the_harm_is_not_taken_to_be_the_one_hurt():
    assert level("用完过敏了。" + "客服让我等。" * 12 + "我女儿也想买一瓶") == "L2"


@pytest.mark.parametrize(("likes", "expected"), [(49, "L2"), (50, "L3")])
@pytest.mark.parametrize("text", ["这个广告辱华", "你们泄露了我的手机号"])
def test_culture_and_privacy_with_an_audience_are_a_crisis(text, likes, expected):
    assert level(text, counts={"like": likes}) == expected


@pytest.mark.parametrize(("likes", "expected"), [(99, "L1"), (100, "L3")])
def test_a_hundred_interactions_in_the_first_hour_are_a_crisis(likes, expected):
    assert level(counts={"like": likes}, published=NOON - HOUR / 2) == expected


def test_without_a_publication_time_there_is_no_first_hour():
    assert level(counts={"like": 5_000}) == "L1"
    assert level(counts={"like": 5_000}, published=NOON - HOUR, clock=ClockSource.FIRST_SEEN) == "L1"


@pytest.mark.parametrize(("likes", "expected"), [(1_199, "L1"), (1_200, "L3")])
def test_velocity_is_an_average_over_longer_stretches(likes, expected):
    earlier = ((NOON - 2 * HOUR, Counts(like=1_000)),)
    assert (
        level(counts={"like": likes}, published=NOON - 300 * HOUR, context=TriageContext(earlier=earlier)) == expected
    )


@pytest.mark.parametrize(("before", "likes", "expected"), [(101, 200, "L1"), (100, 199, "L1"), (100, 200, "L3")])
def test_two_hundred_interactions_that_doubled_in_an_hour_are_a_crisis(before, likes, expected):
    only_growth = replace(Thresholds(), interactions_1h=10_000)
    context = TriageContext(earlier=((NOON - HOUR, Counts(like=before)),))
    assert triage(alert(counts={"like": likes}), context, only_growth).severity == expected


def test_a_jump_within_minutes_is_not_projected_to_the_hour():
    context = TriageContext(earlier=((NOON - timedelta(minutes=5), Counts(like=190)),))
    assert level(counts={"like": 230}, context=context) == "L1"


@pytest.mark.parametrize(("others", "expected"), [(3, ("genuine", "L1")), (4, ("trust_crisis", "L3"))])
def test_five_open_incidents_on_a_product_are_a_crisis_of_trust(others, expected):
    seen = graded(context=TriageContext(open_incidents_7d=others))
    assert (seen.category, seen.severity) == expected


@pytest.mark.parametrize(("others", "expected"), [(1, "L1"), (2, "L2")])
def test_three_posts_on_one_issue_in_a_day(others, expected):
    assert level(context=TriageContext(issue_posts_24h=others)) == expected


def test_proof_lifts_a_fault_and_two_kinds_lift_any_complaint():
    assert [level("开线了", evidence=e) for e in ((), ("photo",))] == ["L1", "L2"]
    assert [level(evidence=e) for e in (("photo",), ("photo", "receipt"))] == ["L1", "L2"]
    assert graded(evidence=("photo", "receipt")).flags == ("strong_evidence",)


def test_reasons_come_heaviest_first():
    assert rules(HARM, followers=50_000, context=TriageContext(harm_reports_7d=1)) == [
        "harm_reports",
        "body",
        "author_reach",
        "is_safety",
    ]


def test_the_thresholds_can_be_moved():
    assert triage(alert(counts={"save": 30}), thresholds=replace(Thresholds(), saves_and_comments=30)).severity == "L2"


def test_numbers_do_not_make_a_case_of_praise():
    assert (
        level("太好用了，推荐", followers=900_000, counts={"like": 90_000, "save": 5_000}, published=NOON - HOUR)
        == "L0"
    )
