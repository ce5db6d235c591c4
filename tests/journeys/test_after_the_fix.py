"""Notes after a fix: never before the problem was answered, never without consent, never for praise
(R164, R168-R171).
"""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.case.assessment import Assessment
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Reply
from handlers.case.outreach import Consent
from handlers.drafts.check_draft import check_text
from handlers.drafts.notes import refuse_note
from tests.journeys.stage import Stage
from tests.people import NOON, POLICY, case

ANSWERED = case(replies=(Reply(1, "resolution", "https://www.xiaohongshu.com/x", "mei", NOON, "换泵头"),))
AGREED = {scope: Consent(scope, "私信截图", "mei", NOON) for scope in ("story", "thanks")}


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def rules(text: str, file: CaseFile, kind: str) -> set[str]:
    blocked = {f.rule for f in check_text(text, file, kind, POLICY, NOON)[0] if f.level == "block"}
    return blocked & {"CONSENT_MISSING", "CONDITIONAL_PRAISE", "TRIAL_UNDISCLOSED"}


def test_a_note_waits_for_a_public_answer_r169_r170(stage: Stage):
    stage.alert(platform="xiaohongshu", text="泵头坏了三次，质量太差", brand="GlowSkin", author={"followers": 20000})
    assert "要等问题有了公开的解决方案再写" in stage.says("mei", "起草 1 改进说明")


def test_an_l1_gets_no_statement_r35(stage: Stage):
    stage.alert(platform="xiaohongshu", text="物流太慢了，等了一周，差评", brand="GlowSkin")
    assert "不发声明" in stage.says("mei", "起草 1 声明")


def test_a_story_needs_the_customers_consent_r168():
    assert refuse_note(ANSWERED, "customer_story").key == "rejection.consent_missing"
    assert refuse_note(replace(ANSWERED, consents=(AGREED["story"],)), "customer_story") is None


def test_thanks_to_the_author_need_consent_r169():
    thanks = "感谢提出问题的那位用户，泵头已经换成新款。"
    assert rules(thanks, ANSWERED, "improvement_note") == {"CONSENT_MISSING"}
    assert rules(thanks, replace(ANSWERED, consents=(AGREED["thanks"],)), "improvement_note") == set()
    assert rules("谢谢大家的耐心，泵头已经换成新款。", ANSWERED, "improvement_note") == set()


def test_nobody_is_invited_to_try_before_a_safety_cause_is_settled_r164():
    assert refuse_note(ANSWERED, "trial_invitation").key == "rejection.trial_too_early"
    settled = replace(ANSWERED, assessment=Assessment(NOON, "mei", findings="泵头装歪", validity="valid"))
    assert refuse_note(settled, "trial_invitation") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("免费体验，发五星好评返现20元，请注明赠送", {"CONDITIONAL_PRAISE"}),
        ("Free to try, please disclose it, as long as you leave a positive note", {"CONDITIONAL_PRAISE"}),
        ("想请大家试用新款精华", {"TRIAL_UNDISCLOSED"}),
        ("产品免费提供，请注明赠送，好坏如实说", set()),
    ],
)
def test_a_trial_is_disclosed_and_asks_for_no_praise_r161_r164(text: str, found: set[str]):
    assert rules(text, ANSWERED, "trial_invitation") == found
