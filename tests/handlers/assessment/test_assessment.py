"""The whole picture before anybody reacts: what goes on record, what is refused, and where to look first."""

from dataclasses import replace

import pytest

from handlers.assessment.actions import assess
from handlers.assessment.search import search_words
from handlers.case.assessment import Assessment
from tests.people import HOUR, JUN, MEI, NOON, act, case, refusal, told


def assessed(file, by=MEI, **given: str):
    """The file after this person's assessment."""
    return told(file, assess(file, act(by, **given), NOON), by)


def test_mei_records_the_picture_and_adds_to_it_later():
    file = assessed(case(), note_count="12", climate="mixed", spread="两个群")
    assert file.assessment == Assessment(NOON, "mei", 12, "两个群", "", "mixed", "", "", "", findings_by=())
    more = assessed(file, JUN, findings="批号 A7 查过")
    assert (more.assessment.note_count, more.assessment.spread, more.assessment.findings) == (
        12,
        "两个群",
        "批号 A7 查过",
    )


def test_findings_stay_their_authors_when_another_person_adds_a_number():
    file = assessed(assessed(case(), findings="批号 A7 查过"), JUN, note_count="14")
    assert (file.assessment.by, file.assessment.findings_by) == ("jun", ("mei",))


def test_findings_that_another_person_edits_are_both_persons_words():
    file = assessed(
        assessed(case(), findings="批号 A7 查过，质检没有问题"), JUN, findings="批号 A7 查过，质检没有大问题"
    )
    assert file.assessment.findings_by == ("mei", "jun")


def test_going_without_the_picture_takes_a_reason_that_stays():
    assert assessed(case(), waive="安全事件，先回应").assessment.waived == "安全事件，先回应"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"note_count": "many"}, "rejection.not_a_number"),
        ({"climate": "hot"}, "rejection.climate_unknown"),
        ({"validity": "maybe"}, "rejection.validity_unknown"),
        ({"findings": "她根本没买过"}, "rejection.finding_claims_too_much"),
        ({"findings": "查不到订单"}, "rejection.finding_channels"),
        ({"findings": "没有找到订单"}, "rejection.finding_channels"),
        ({"findings": "我们暂时没有查到她的订单"}, "rejection.finding_channels"),
        ({}, "rejection.assessment_empty"),
    ],
)
def test_what_says_too_much_or_nothing_is_refused(given, why):
    assert refusal(assess(case(), act(MEI, **given), NOON)) == why


def test_brand_and_product_are_searched_for_once():
    assert search_words(replace(case(), brand="GlowSkin", product="急救面膜")) == ("GlowSkin 急救面膜", "急救面膜")
    assert search_words(replace(case(), brand="", product="")) == ()


def test_only_other_findings_are_new():
    file = assessed(case(), findings="批号 A7 查过")
    again = assess(file, act(JUN, note_count="14"), NOON + HOUR)
    assert told(file, again, JUN, NOON + HOUR).found_at == NOON
