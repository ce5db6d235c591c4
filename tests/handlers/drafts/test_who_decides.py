"""Who decides on a draft: named people, and never those who wrote its words (R46, R61)."""

from dataclasses import replace

from handlers.case.assessment import Assessment
from handlers.case.drafts import DraftState
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.drafts.card import draft_card
from handlers.drafts.request import edit, request_draft
from handlers.drafts.review import approve, clear, no_reply, send_back
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from handlers.overview.cards import cards_for, viewers
from handlers.overview.next_step import next_step
from tests.handlers.drafts.reviewed import WORDS, drafted, notices
from tests.people import ADA, HOUR, KEN, LOU, MEI, NOON, POLICY, RUI, TEAM, act, case, refusal, told


def test_lou_is_told_who_decides():
    decision = approve(drafted(), act(LOU), NOON)
    assert (decision.rejection.key, decision.rejection.args["approver"]) == ("rejection.not_approver", "ken")


def test_the_owner_cannot_approve_even_as_a_deputy():
    file = case(
        drafts=drafted().drafts,
        assignments=case().assignments | {Role.OWNER: replace(case().assignments[Role.OWNER], person="ada")},
    )
    assert refusal(approve(file, act(ADA, version="1", sure="yes"), NOON)) == "rejection.owner_cannot_approve"


def test_an_appointed_deputy_may_decide():
    assert (
        told(drafted(), approve(drafted(), act(ADA, version="1", sure="yes"), NOON), ADA).drafts[0].decided_by == "ada"
    )


def test_nobody_approves_their_own_draft():
    assert (
        refusal(approve(drafted(author="ken", contributors=("ken",)), act(KEN, version="1", sure="yes"), NOON))
        == "rejection.own_words"
    )


def test_whoever_edited_last_cannot_approve_nor_whoever_wrote_first():
    file = drafted(author="ada", contributors=("ada",))
    file = told(file, edit(file, act(KEN, version="1", text=WORDS + "辛苦了"), NOON), KEN)
    assert refusal(approve(file, act(KEN, version="2", sure="yes"), NOON)) == "rejection.own_words"
    assert refusal(approve(file, act(ADA, version="2", sure="yes"), NOON)) == "rejection.own_words"


def test_legal_goes_first_where_legal_is_needed():
    file = replace(drafted(kind="resolution", needs_legal=True), assessment=Assessment(NOON, "mei"))
    assert refusal(approve(file, act(KEN, version="1", sure="yes"), NOON)) == "rejection.legal_first"
    assert refusal(clear(file, act(KEN), NOON)) == "rejection.not_legal"
    file = told(file, clear(file, act(RUI), NOON), RUI)
    assert (
        told(file, approve(file, act(KEN, version="1", sure="yes"), NOON), KEN).drafts[0].state is DraftState.APPROVED
    )


def test_a_statement_in_a_crisis_takes_an_executive():
    file = replace(drafted(kind="statement", legal="rui"), severity=Severity.L3, assessment=Assessment(NOON, "mei"))
    assert refusal(approve(file, act(KEN, version="1", sure="yes"), NOON)) == "rejection.executive_first"
    assert approve(file, act(ADA, version="1", sure="yes"), NOON).rejection is None


def test_nothing_is_approved_while_a_role_is_unfilled():
    file = replace(drafted(), assignments={Role.APPROVER: case().assignments[Role.APPROVER]})
    assert refusal(approve(file, act(KEN, version="1", sure="yes"), NOON)) == "rejection.seats_empty"


def test_legal_may_send_back_too_and_lou_may_not():
    assert (
        told(drafted(), send_back(drafted(), act(RUI, reason="先别提批号"), NOON), RUI).drafts[0].reason == "先别提批号"
    )
    assert refusal(send_back(drafted(), act(LOU, reason="不喜欢"), NOON)) == "rejection.not_approver"


def test_the_writers_words_go_to_the_approver_and_to_legal_where_it_goes_first():
    file = case(drafting="first_ack")
    first = told(file, on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), TEAM, POLICY, NOON)).drafts[
        0
    ]
    assert (first.reviewers, first.needs_legal, first.state) == (("ken",), False, DraftState.WAITING)
    file = case(drafting="resolution")
    second = told(
        file, on_draft_written(file, WrittenDraft("resolution", WORDS, "phrases"), TEAM, POLICY, NOON)
    ).drafts[0]
    assert (second.reviewers, second.needs_legal) == (("rui", "ken"), True)


def test_an_approver_cannot_have_their_own_words_proposed_by_another_person():
    file = told(case(), request_draft(case(), act(KEN, kind="first_ack", text=WORDS), NOON), KEN)
    file = told(file, request_draft(file, act(MEI, kind="first_ack", text=WORDS), NOON), MEI)
    assert refusal(approve(file, act(KEN, version="2", sure="yes"), NOON)) == "rejection.own_words"


def test_findings_an_approver_wrote_are_their_words_wherever_they_turn_up():
    file = replace(case(drafting="resolution"), assessment=Assessment(NOON, "ken", findings="这批泵头装歪了"))
    file = told(
        file,
        on_draft_written(
            file,
            WrittenDraft("resolution", "抱歉，查到这批泵头装歪了，今天20点前补寄。", "phrases"),
            TEAM,
            POLICY,
            NOON,
        ),
    )
    assert file.drafts[0].contributors == ("ken",)


def test_legal_goes_first_even_when_the_grade_rose_after_the_draft_was_written():
    calm = replace(drafted(kind="resolution", needs_legal=False), assessment=Assessment(NOON, "mei"))
    assert refusal(approve(calm, act(KEN, version="1", sure="yes"), NOON)) == "rejection.legal_first"


def test_the_owner_cannot_decide_not_to_reply_as_somebodys_deputy():
    file = replace(
        case(), assignments=case().assignments | {Role.OWNER: replace(case().assignments[Role.OWNER], person="ada")}
    )
    assert refusal(no_reply(file, act(ADA, reason="没必要"), NOON)) == "rejection.owner_cannot_approve"


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
    file = told(file, approve(file, act(ADA, version="1", sure="yes", hash=file.drafts[0].hash[:8]), NOON), ADA)
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


def test_a_reviewer_reads_by_when_a_decision_is_needed():
    [card] = [placed.card for placed in cards_for(drafted(), POLICY) if placed.card_key == "draft-1"]
    assert [part.text.args["due"] for part in card.parts if part.label and part.label.key == "card.decide_by"] == [
        NOON + 2 * HOUR
    ]
