"""A report to the platform: one truthful ground, once, never against our own public words (R118-R130, R147, X8)."""

from handlers.case.drafts import Reply
from handlers.drafts.check_draft import check_text
from handlers.removal.actions import report
from tests.people import HOUSE, MEI, NOON, act, case, refusal, told


def test_a_report_is_on_record_with_its_ground_and_evidence():
    file = told(case(), report(case(), act(MEI, ground="abuse", reason="截图 3：辱骂店员"), NOON), MEI)
    assert file.reports == ("abuse",)


def test_a_negative_opinion_is_no_ground_and_each_ground_is_used_once():
    assert refusal(report(case(), act(MEI, ground="negative", reason="说我们不好"), NOON)) == "objection.ground_unknown"
    assert (
        refusal(report(case(reports=("abuse",)), act(MEI, ground="abuse", reason="又骂"), NOON))
        == "objection.already_reported"
    )


def test_nobody_reports_as_made_up_what_a_public_reply_has_accepted():
    answered = case(replies=(Reply(1, "first_ack", "https://x", "mei", NOON, "看到你说满脸通红，真的抱歉"),))
    assert (
        refusal(report(answered, act(MEI, ground="fabricated", reason="没有订单"), NOON))
        == "objection.contradicts_reply"
    )


def test_and_no_apology_goes_out_beside_such_a_report():
    file = case(reports=("fabricated",))
    findings, _ = check_text(
        "看到你说满脸通红，真的很抱歉让你受罪了。私信告诉我们批号，今天18点前回你。", file, "first_ack", HOUSE, NOON
    )
    assert "CONTRADICTS_REPORT" in [f.rule for f in findings]
