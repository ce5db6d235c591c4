"""The decision on a draft: exact words, once, and what a change does to it (R46, R61, R85, R98)."""

from dataclasses import replace

from handlers.case.assessment import Assessment
from handlers.case.case_file import Status
from handlers.case.drafts import DraftState, Finding
from handlers.case.people import Role
from handlers.drafts.request import edit, request_draft
from handlers.drafts.review import approve, no_reply, send_back, withdraw
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from tests.handlers.drafts.reviewed import WORDS, drafted, notices
from tests.people import ADA, JUN, KEN, MEI, NOON, POLICY, TEAM, act, case, refusal, told


def test_ken_approves_the_exact_words():
    file = drafted()
    decision = approve(file, act(KEN, version="1", sure="yes", hash=file.drafts[0].hash[:8]), NOON)
    assert decision.events[0].hash == file.drafts[0].hash
    after = told(file, decision, KEN).drafts[0]
    assert (after.state, after.decided_by, after.decided_at) == (DraftState.APPROVED, "ken", NOON)


def test_what_was_shown_is_what_is_approved():
    assert (
        refusal(approve(drafted(), act(KEN, version="1", sure="yes", hash="00000000"), NOON))
        == "rejection.text_changed"
    )


def test_what_was_not_seen_is_not_approved():
    assert refusal(approve(drafted(), act(KEN), NOON)) == "rejection.see_first"


def test_the_hash_covers_the_target_too():
    one, other = drafted().drafts[0], drafted(target="小丽 · 别的评论").drafts[0]
    assert one.text == other.text and one.hash != other.hash


def test_any_edit_voids_the_approval():
    file = told(drafted(), approve(drafted(), act(KEN, version="1", sure="yes"), NOON), KEN)
    file = told(file, edit(file, act(MEI, text=WORDS + "！"), NOON), MEI)
    assert [(d.version, d.state) for d in file.drafts] == [(1, DraftState.REPLACED), (2, DraftState.WAITING)]
    assert file.approved_drafts() == ()


def asked_again_after_approval():
    """Version 1 is approved; then Mei asks for other words and the writer brings version 2."""
    file = told(drafted(), approve(drafted(), act(KEN, version="1", sure="yes"), NOON), KEN)
    file = told(file, request_draft(file, act(MEI, kind="first_ack"), NOON), MEI)
    written = WrittenDraft("first_ack", WORDS.replace("今天18点", "今天20点"), "phrases", asked_by="mei")
    return told(file, on_draft_written(file, written, TEAM, POLICY, NOON), MEI)


def test_words_that_were_asked_for_replace_no_approved_ones():
    file = asked_again_after_approval()
    assert [(d.version, d.state) for d in file.drafts] == [(1, DraftState.APPROVED), (2, DraftState.WAITING)]


def test_the_approval_of_newer_words_voids_that_of_the_older_and_tells_who_may_be_posting():
    file = asked_again_after_approval()
    decision = approve(file, act(KEN, version="2", sure="yes", hash=file.drafts[1].hash), NOON)
    after = told(file, decision, KEN)
    assert [(d.version, d.state) for d in after.drafts] == [(1, DraftState.REPLACED), (2, DraftState.APPROVED)]
    assert [m.key for notice in notices(decision) for m in notice.says] == ["tell.do_not_post"]


def test_a_second_click_changes_nothing_and_says_who_decided():
    file = told(drafted(), approve(drafted(), act(KEN, version="1", sure="yes"), NOON), KEN)
    decision = approve(file, act(ADA, version="1", sure="yes"), NOON)
    assert (decision.rejection.key, decision.rejection.args["by"]) == ("rejection.already_decided", "ken")


def test_a_button_on_a_replaced_version_points_to_the_newest():
    file = told(drafted(), edit(drafted(), act(MEI, text="换一句，抱歉"), NOON), MEI)
    decision = approve(file, act(KEN, version="1", sure="yes"), NOON)
    assert (decision.rejection.key, decision.rejection.args["newest"]) == ("rejection.replaced", 2)


def test_a_block_cannot_be_approved():
    assert (
        refusal(approve(drafted(findings=(Finding("ASK_DELETE", "block"),)), act(KEN, version="1", sure="yes"), NOON))
        == "rejection.blocked"
    )


def test_an_ack_needs_the_approvers_explicit_tick():
    file = drafted(findings=(Finding("CORP_PHRASE", "ack"), Finding("LENGTH", "warn")))
    assert refusal(approve(file, act(KEN, version="1", sure="yes"), NOON)) == "rejection.tick_first"
    decision = approve(file, act(KEN, version="1", sure="yes", **{"ack:CORP_PHRASE": "on"}), NOON)
    assert decision.events[0].acknowledged == ("CORP_PHRASE",)
    assert approve(file, act(KEN, version="1", sure="yes", ack="CORP_PHRASE"), NOON).events == decision.events


def test_a_resolution_waits_for_the_assessment_and_a_first_acknowledgement_does_not():
    assert (
        refusal(approve(drafted(kind="resolution", legal="rui"), act(KEN, version="1", sure="yes"), NOON))
        == "rejection.assess_first"
    )
    waived = replace(drafted(kind="resolution", legal="rui"), assessment=Assessment(NOON, "mei", waived="只有一条评论"))
    assert approve(waived, act(KEN, version="1", sure="yes"), NOON).rejection is None


def test_sending_back_takes_a_reason_and_tells_owner_and_drafter():
    assert refusal(send_back(drafted(), act(KEN), NOON)) == "rejection.reason_needed"
    decision = send_back(drafted(), act(KEN, reason="太书面"), NOON)
    assert (told(drafted(), decision, KEN).drafts[0].state, decision.follow_ups[0].roles) == (
        DraftState.SENT_BACK,
        (Role.OWNER, Role.DRAFTER),
    )


def test_no_public_reply_is_a_decision_with_a_reason_and_settles_the_windows():
    assert refusal(no_reply(drafted(), act(KEN), NOON)) == "rejection.reason_needed"
    assert refusal(no_reply(drafted(), act(MEI, reason="算了"), NOON)) == "rejection.not_approver"
    file = told(drafted(), no_reply(drafted(), act(KEN, reason="作者已自行更正"), NOON), KEN)
    assert (file.no_reply, file.no_reply_at, file.drafts[0].state) == ("作者已自行更正", NOON, DraftState.WITHDRAWN)


def test_an_approved_draft_can_be_withdrawn_before_it_is_posted():
    file = told(drafted(), approve(drafted(), act(KEN, version="1", sure="yes"), NOON), KEN)
    assert refusal(withdraw(file, act(JUN, reason="有新情况"), NOON)) == "rejection.not_yours_to_withdraw"
    assert told(file, withdraw(file, act(MEI, reason="有新情况"), NOON), MEI).drafts[0].state is DraftState.WITHDRAWN


def test_nothing_is_decided_on_a_closed_incident():
    assert (
        refusal(approve(replace(drafted(), status=Status.CLOSED), act(KEN, version="1", sure="yes"), NOON))
        == "rejection.closed"
    )


def test_words_that_come_after_a_decision_are_not_needed_any_more():
    file = told(case(drafting="first_ack"), no_reply(case(drafting="first_ack"), act(KEN, reason="已和解"), NOON), KEN)
    assert on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), TEAM, POLICY, NOON).events == ()


def test_an_unknown_kind_of_draft_is_named():
    assert refusal(request_draft(case(), act(MEI, kind="poem"), NOON)) == "rejection.kind_unknown"


def test_words_still_being_written_do_not_void_an_approval_made_meanwhile():
    file = replace(drafted(), drafting="first_ack")
    file = told(file, approve(file, act(KEN, version="1", sure="yes"), NOON), KEN)
    assert on_draft_written(file, WrittenDraft("first_ack", "另一段", "phrases"), TEAM, POLICY, NOON).events == ()


def test_the_draft_one_asked_for_last_still_comes_when_another_arrives_first():
    file = case(drafting="resolution")
    file = told(file, on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), TEAM, POLICY, NOON))
    assert file.drafting == "resolution"
    file = told(
        file,
        on_draft_written(file, WrittenDraft("resolution", WORDS + "今天20点前退款。", "phrases"), TEAM, POLICY, NOON),
    )
    assert ([d.kind for d in file.drafts], file.drafting) == (["first_ack", "resolution"], "")


def test_any_decision_that_voids_an_approval_is_told_to_whoever_may_be_posting():
    file = told(drafted(), approve(drafted(), act(KEN, version="1", sure="yes"), NOON), KEN)
    for decision in (no_reply(file, act(KEN, reason="已和解"), NOON), withdraw(file, act(ADA, reason="写错"), NOON)):
        assert [(follow_up.people, follow_up.says[0].key) for follow_up in notices(decision)] == [
            (("mei",), "tell.do_not_post")
        ]
    again = edit(file, act(JUN, text=WORDS + "！"), NOON)
    assert [(follow_up.people, follow_up.says[0].key) for follow_up in notices(again)] == [
        (("mei",), "tell.do_not_post")
    ]
    assert notices(edit(file, act(MEI, text=WORDS + "！"), NOON)) == []
