"""The decision on a draft: named people, exact words, once (R46, R61, R85, R98)."""

from dataclasses import replace

from handlers.case.assessment import Assessment
from handlers.case.case_file import Status
from handlers.case.decision import Notify
from handlers.case.drafts import Draft, DraftState, Finding
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.drafts.card import draft_card
from handlers.drafts.request import edit, request_draft
from handlers.drafts.review import approve, clear, no_reply, send_back, withdraw
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from handlers.overview.cards import cards_for, viewers
from handlers.overview.next_step import next_step
from tests.people import ADA, HOUR, HOUSE, JUN, KEN, LOU, MEI, NOON, RUI, TEAM, act, case, refusal, told

WORDS = "看到你说满脸通红，真的很抱歉，先别再用了，不舒服就去看医生，票据留着。方便的话私信告诉我们批号，今天18点前有同事回你。"


def notices(decision):
    """What people are told; that readers read the draft too is asked with every one."""
    return [follow_up for follow_up in decision.follow_ups if isinstance(follow_up, Notify)]


def drafted(**changes: object):
    """A case with one draft that waits for Ken."""
    given = {
        "kind": "first_ack",
        "text": WORDS,
        "target": "小美 · 用了一次",
        "author": "phrases",
        "reviewers": ("ken",),
    }
    return case(drafts=(Draft(1, at=NOON, **(given | changes)),))


def test_ken_approves_the_exact_words():
    file = drafted()
    decision = approve(file, act(KEN, version="1", hash=file.drafts[0].hash[:8]), NOON)
    assert decision.events[0].hash == file.drafts[0].hash
    after = told(file, decision, KEN).drafts[0]
    assert (after.state, after.decided_by, after.decided_at) == (DraftState.APPROVED, "ken", NOON)


def test_what_was_shown_is_what_is_approved():
    assert refusal(approve(drafted(), act(KEN, version="1", hash="00000000"), NOON)) == "objection.text_changed"


def test_what_was_not_seen_is_not_approved():
    assert refusal(approve(drafted(), act(KEN), NOON)) == "objection.see_first"


def test_the_hash_covers_the_target_too():
    one, other = drafted().drafts[0], drafted(target="小丽 · 别的评论").drafts[0]
    assert one.text == other.text and one.hash != other.hash


def test_lou_is_told_who_decides():
    decision = approve(drafted(), act(LOU), NOON)
    assert (decision.rejection.key, decision.rejection.args["approver"]) == ("objection.not_approver", "ken")


def test_the_owner_cannot_approve_even_as_a_deputy():
    file = case(
        drafts=drafted().drafts,
        assignments=case().assignments | {Role.OWNER: replace(case().assignments[Role.OWNER], person="ada")},
    )
    assert refusal(approve(file, act(ADA, version="1"), NOON)) == "objection.owner_cannot_approve"


def test_an_appointed_deputy_may_decide():
    assert told(drafted(), approve(drafted(), act(ADA, version="1"), NOON), ADA).drafts[0].decided_by == "ada"


def test_nobody_approves_their_own_draft():
    assert (
        refusal(approve(drafted(author="ken", contributors=("ken",)), act(KEN, version="1"), NOON))
        == "objection.own_words"
    )


def test_whoever_edited_last_cannot_approve_nor_whoever_wrote_first():
    file = drafted(author="ada", contributors=("ada",))
    file = told(file, edit(file, act(KEN, version="1", text=WORDS + "辛苦了"), NOON), KEN)
    assert refusal(approve(file, act(KEN, version="2"), NOON)) == "objection.own_words"
    assert refusal(approve(file, act(ADA, version="2"), NOON)) == "objection.own_words"


def test_any_edit_voids_the_approval():
    file = told(drafted(), approve(drafted(), act(KEN, version="1"), NOON), KEN)
    file = told(file, edit(file, act(MEI, text=WORDS + "！"), NOON), MEI)
    assert [(d.version, d.state) for d in file.drafts] == [(1, DraftState.REPLACED), (2, DraftState.WAITING)]
    assert file.approved_drafts() == ()


def test_a_second_click_changes_nothing_and_says_who_decided():
    file = told(drafted(), approve(drafted(), act(KEN, version="1"), NOON), KEN)
    decision = approve(file, act(ADA, version="1"), NOON)
    assert (decision.rejection.key, decision.rejection.args["by"]) == ("objection.already_decided", "ken")


def test_a_button_on_a_replaced_version_points_to_the_newest():
    file = told(drafted(), edit(drafted(), act(MEI, text="换一句，抱歉"), NOON), MEI)
    decision = approve(file, act(KEN, version="1"), NOON)
    assert (decision.rejection.key, decision.rejection.args["newest"]) == ("objection.replaced", 2)


def test_a_block_cannot_be_approved():
    assert (
        refusal(approve(drafted(findings=(Finding("ASK_DELETE", "block"),)), act(KEN, version="1"), NOON))
        == "objection.blocked"
    )


def test_an_ack_needs_the_approvers_explicit_tick():
    file = drafted(findings=(Finding("CORP_PHRASE", "ack"), Finding("LENGTH", "warn")))
    assert refusal(approve(file, act(KEN, version="1"), NOON)) == "objection.tick_first"
    decision = approve(file, act(KEN, version="1", **{"ack:CORP_PHRASE": "on"}), NOON)
    assert decision.events[0].acknowledged == ("CORP_PHRASE",)
    assert approve(file, act(KEN, version="1", ack="CORP_PHRASE"), NOON).events == decision.events


def test_legal_goes_first_where_legal_is_needed():
    file = replace(drafted(kind="resolution", needs_legal=True), assessment=Assessment(NOON, "mei"))
    assert refusal(approve(file, act(KEN, version="1"), NOON)) == "objection.legal_first"
    assert refusal(clear(file, act(KEN), NOON)) == "objection.not_legal"
    file = told(file, clear(file, act(RUI), NOON), RUI)
    assert told(file, approve(file, act(KEN, version="1"), NOON), KEN).drafts[0].state is DraftState.APPROVED


def test_a_resolution_waits_for_the_assessment_and_a_first_acknowledgement_does_not():
    assert (
        refusal(approve(drafted(kind="resolution", legal="rui"), act(KEN, version="1"), NOON))
        == "objection.assess_first"
    )
    waived = replace(drafted(kind="resolution", legal="rui"), assessment=Assessment(NOON, "mei", waived="只有一条评论"))
    assert approve(waived, act(KEN, version="1"), NOON).rejection is None


def test_a_statement_in_a_crisis_takes_an_executive():
    file = replace(drafted(kind="statement", legal="rui"), severity=Severity.L3, assessment=Assessment(NOON, "mei"))
    assert refusal(approve(file, act(KEN, version="1"), NOON)) == "objection.executive_first"
    assert approve(file, act(ADA, version="1"), NOON).rejection is None


def test_nothing_is_approved_while_a_seat_is_empty():
    file = replace(drafted(), assignments={Role.APPROVER: case().assignments[Role.APPROVER]})
    assert refusal(approve(file, act(KEN, version="1"), NOON)) == "objection.seats_empty"


def test_sending_back_takes_a_reason_and_tells_owner_and_drafter():
    assert refusal(send_back(drafted(), act(KEN), NOON)) == "objection.reason_needed"
    decision = send_back(drafted(), act(KEN, reason="太书面"), NOON)
    assert (told(drafted(), decision, KEN).drafts[0].state, decision.follow_ups[0].roles) == (
        DraftState.SENT_BACK,
        (Role.OWNER, Role.DRAFTER),
    )


def test_legal_may_send_back_too_and_lou_may_not():
    assert (
        told(drafted(), send_back(drafted(), act(RUI, reason="先别提批号"), NOON), RUI).drafts[0].reason == "先别提批号"
    )
    assert refusal(send_back(drafted(), act(LOU, reason="不喜欢"), NOON)) == "objection.not_approver"


def test_no_public_reply_is_a_decision_with_a_reason_and_settles_the_windows():
    assert refusal(no_reply(drafted(), act(KEN), NOON)) == "objection.reason_needed"
    assert refusal(no_reply(drafted(), act(MEI, reason="算了"), NOON)) == "objection.not_approver"
    file = told(drafted(), no_reply(drafted(), act(KEN, reason="作者已自行更正"), NOON), KEN)
    assert (file.no_reply, file.no_reply_at, file.drafts[0].state) == ("作者已自行更正", NOON, DraftState.WITHDRAWN)


def test_an_approved_draft_can_be_withdrawn_before_it_is_posted():
    file = told(drafted(), approve(drafted(), act(KEN, version="1"), NOON), KEN)
    assert refusal(withdraw(file, act(JUN, reason="有新情况"), NOON)) == "objection.not_yours_to_withdraw"
    assert told(file, withdraw(file, act(MEI, reason="有新情况"), NOON), MEI).drafts[0].state is DraftState.WITHDRAWN


def test_nothing_is_decided_on_a_closed_incident():
    assert refusal(approve(replace(drafted(), status=Status.CLOSED), act(KEN, version="1"), NOON)) == "objection.closed"


def test_the_writers_words_are_laid_before_the_approver_and_legal_where_it_goes_first():
    file = case(drafting="first_ack")
    first = told(file, on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), TEAM, HOUSE, NOON)).drafts[0]
    assert (first.reviewers, first.needs_legal, first.state) == (("ken",), False, DraftState.WAITING)
    file = case(drafting="resolution")
    second = told(file, on_draft_written(file, WrittenDraft("resolution", WORDS, "phrases"), TEAM, HOUSE, NOON)).drafts[
        0
    ]
    assert (second.reviewers, second.needs_legal) == (("rui", "ken"), True)


def test_words_that_come_after_a_decision_are_not_needed_any_more():
    file = told(case(drafting="first_ack"), no_reply(case(drafting="first_ack"), act(KEN, reason="已和解"), NOON), KEN)
    assert on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), TEAM, HOUSE, NOON).events == ()


def test_an_unknown_kind_of_draft_is_named():
    assert refusal(request_draft(case(), act(MEI, kind="poem"), NOON)) == "objection.kind_unknown"


def test_an_approver_cannot_have_their_own_words_laid_by_somebody_else():
    file = told(case(), request_draft(case(), act(KEN, kind="first_ack", text=WORDS), NOON), KEN)
    file = told(file, request_draft(file, act(MEI, kind="first_ack", text=WORDS), NOON), MEI)
    assert refusal(approve(file, act(KEN, version="2"), NOON)) == "objection.own_words"


def test_findings_an_approver_wrote_are_their_words_wherever_they_turn_up():
    file = replace(case(drafting="resolution"), assessment=Assessment(NOON, "ken", findings="这批泵头装歪了"))
    file = told(
        file,
        on_draft_written(
            file, WrittenDraft("resolution", "抱歉，查到这批泵头装歪了，今天20点前补寄。", "phrases"), TEAM, HOUSE, NOON
        ),
    )
    assert file.drafts[0].contributors == ("ken",)


def test_legal_goes_first_even_when_the_grade_rose_after_the_draft_was_written():
    calm = replace(drafted(kind="resolution", needs_legal=False), assessment=Assessment(NOON, "mei"))
    assert refusal(approve(calm, act(KEN, version="1"), NOON)) == "objection.legal_first"


def test_the_owner_cannot_decide_not_to_reply_as_somebodys_deputy():
    file = replace(
        case(), assignments=case().assignments | {Role.OWNER: replace(case().assignments[Role.OWNER], person="ada")}
    )
    assert refusal(no_reply(file, act(ADA, reason="没必要"), NOON)) == "objection.owner_cannot_approve"


def test_words_still_being_written_do_not_void_an_approval_made_meanwhile():
    file = replace(drafted(), drafting="first_ack")
    file = told(file, approve(file, act(KEN, version="1"), NOON), KEN)
    assert on_draft_written(file, WrittenDraft("first_ack", "另一段", "phrases"), TEAM, HOUSE, NOON).events == ()


def test_the_draft_one_asked_for_last_still_comes_when_another_arrives_first():
    file = case(drafting="resolution")
    file = told(file, on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), TEAM, HOUSE, NOON))
    assert file.drafting == "resolution"
    file = told(
        file,
        on_draft_written(file, WrittenDraft("resolution", WORDS + "今天20点前退款。", "phrases"), TEAM, HOUSE, NOON),
    )
    assert ([d.kind for d in file.drafts], file.drafting) == (["first_ack", "resolution"], "")


def test_a_statement_asks_legal_in_where_the_role_was_unfilled():
    plain = case(
        severity=Severity.L2,
        flags=frozenset(),
        assignments={r: s for r, s in case().assignments.items() if r is not Role.LEGAL},
    )
    file = told(plain, request_draft(plain, act(MEI, kind="statement", text="情况说明：抱歉。"), NOON), MEI)
    assert (file.person(Role.LEGAL), file.drafts[0].reviewers) == ("rui", ("rui", "ken"))


def test_what_the_approver_wrote_goes_to_a_deputy_who_did_not():
    file = told(case(), request_draft(case(), act(KEN, kind="first_ack", text=WORDS), NOON), KEN)
    assert file.drafts[0].reviewers == ("ken", "ada")
    file = told(file, approve(file, act(ADA, version="1", hash=file.drafts[0].hash[:8]), NOON), ADA)
    assert (file.drafts[0].state, file.drafts[0].decided_by) == (DraftState.APPROVED, "ada")


def test_a_manager_hears_when_nobody_is_left_to_approve():
    file = told(case(), request_draft(case(), act(ADA, kind="first_ack", text=WORDS), NOON), ADA)
    both = edit(file, act(KEN, version="1", text=WORDS.replace("18点", "19点")), NOON)
    assert [(follow_up.roles, follow_up.says[0].key) for follow_up in notices(both)] == [
        ((Role.MANAGER,), "tell.approver_wrote")
    ]
    mine = edit(file, act(MEI, version="1", text=WORDS.replace("18点", "20点")), NOON)
    assert notices(mine) == []


def test_whoever_decides_instead_of_the_approver_has_the_buttons_and_is_named():
    file = told(drafted(), edit(drafted(), act(KEN, version="1", text=WORDS + "辛苦了"), NOON), KEN)
    assert (viewers(file, file.drafts[1]), next_step(file).args["person"]) == (("ken", "ada"), "ada")
    can = {
        viewer: [b.code.split()[0] for b in draft_card(file, file.drafts[1], viewer).buttons]
        for viewer in ("ken", "ada")
    }
    assert can == {
        "ken": ["send-back", "edit", "draft", "no-reply"],
        "ada": ["approve", "send-back", "edit", "draft", "no-reply"],
    }


def test_a_deputy_who_is_away_is_nobody_to_decide_instead():
    away = replace(TEAM, people={**TEAM.people, "ada": replace(ADA, away_until=NOON + HOUR)})
    decision = edit(drafted(), replace(act(KEN, version="1", text=WORDS + "辛苦了"), team=away), NOON)
    assert [(follow_up.roles, follow_up.says[0].key) for follow_up in notices(decision)] == [
        ((Role.MANAGER,), "tell.approver_wrote")
    ]
    assert next_step(told(drafted(), decision, KEN)).args["person"] == ""


def test_any_decision_that_voids_an_approval_is_told_to_whoever_may_be_posting():
    file = told(drafted(), approve(drafted(), act(KEN, version="1"), NOON), KEN)
    for decision in (no_reply(file, act(KEN, reason="已和解"), NOON), withdraw(file, act(ADA, reason="写错"), NOON)):
        assert [(follow_up.people, follow_up.says[0].key) for follow_up in notices(decision)] == [
            (("mei",), "tell.do_not_post")
        ]
    again = edit(file, act(JUN, text=WORDS + "！"), NOON)
    assert [(follow_up.people, follow_up.says[0].key) for follow_up in notices(again)] == [
        (("mei",), "tell.do_not_post")
    ]
    assert notices(edit(file, act(MEI, text=WORDS + "！"), NOON)) == []


def test_a_reviewer_reads_by_when_a_decision_is_needed():
    [card] = [placed.card for placed in cards_for(drafted(), HOUSE) if placed.card_key == "draft-1"]
    assert [part.text.args["due"] for part in card.parts if part.label and part.label.key == "card.decide_by"] == [
        NOON + 2 * HOUR
    ]
