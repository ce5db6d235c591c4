"""A report to the platform: one truthful ground, agreed by a second person, never against our own public words."""

from dataclasses import replace

import pytest

from handlers.case.card import Row
from handlers.case.drafts import Reply
from handlers.case.evidence import EvidenceItem
from handlers.case.removal import AppealState
from handlers.drafts.check_draft import check_text
from handlers.removal.actions import report
from handlers.removal.appeal import appeal
from handlers.removal.card import appeal_card
from handlers.removal.consistency import posted_beside_appeals
from handlers.removal.grounds import GROUNDS
from tests.people import ADA, HOUR, JUN, KEN, LOU, MEI, NOON, POLICY, POST, RUI, act, case, refusal, told

CURSE = "我用了臉都爛了，廠家不得好死"
OPINION = "这产品真垃圾，大家别买"
CLAIM = "这款面霜含有致癌物，吃药都没用"
SORRY = Reply(1, "first_ack", "https://x", "mei", NOON, "看到你说满脸通红，真的抱歉")


def about(text, *kinds, **changes):
    """A case about a post with these words, with evidence of these kinds on file."""
    items = tuple(
        EvidenceItem(n, kind, "mei", NOON, f"{n:064x}", name=f"evidence/INC-1/{n}.png")
        for n, kind in enumerate(kinds, 1)
    )
    return case(post=replace(POST, text=text), evidence_items=items, **changes)


def asks(file, by=JUN, ground="abuse", **given):
    return report(file, act(by, ground=ground, **{"reason": "正文第二句", **given}), NOON)


def moved(file, by, move, **given):
    return appeal(file, act(by, move=move, **given), NOON)


def filed(file=None, ground="abuse"):
    file = file or about(CURSE, "screenshot")
    file = told(file, asks(file, ground=ground), JUN)
    file = told(file, moved(file, KEN, "approve"), KEN)
    return told(file, moved(file, JUN, "filed", channel="form", receipt="XHS-9"), JUN)


def test_a_curse_is_abuse_and_a_rude_opinion_is_nothing_r135():
    file = told(about(CURSE, "screenshot"), asks(about(CURSE, "screenshot")), JUN)
    assert [(a.ground, a.state, a.details["quote"]) for a in file.appeals] == [
        ("abuse", AppealState.DRAFTED, "不得好死")
    ]
    rude = about(OPINION, "screenshot", "test_report", "ownership")
    given = {"quote": OPINION, "whom": "厂家", "claim": OPINION}
    found = {g: report(rude, act(RUI, ground=g, reason="正文", **given), NOON).rejection for g in GROUNDS}
    assert [g for g, rejection in found.items() if rejection is None] == []
    assert refusal(asks(about(OPINION, "screenshot"), ground="negative")) == "rejection.ground_unknown"


def test_answering_is_the_way_chosen_beforehand_and_asks_why_nothing_is_reported_r117():
    assert refusal(asks(about(CURSE), ground="engage", reason="")) == "rejection.not_reporting_reason"
    assert (
        told(about(CURSE), asks(about(CURSE), ground="engage", reason="她说的是实话"), JUN).not_reported
        == "她说的是实话"
    )


def test_fabricated_takes_positive_disproof_and_never_a_missing_order_r125():
    assert refusal(asks(about(CLAIM, "screenshot"), ground="fabricated")) == "rejection.disproof_needed"
    no_order = asks(about(CLAIM, "test_report"), ground="fabricated", reason="在天猫没查到订单")
    assert refusal(no_order) == "rejection.no_order_is_no_proof"
    for kind in ("test_report", "recording", "authority", "court"):
        assert asks(about(CLAIM, kind), ground="fabricated").rejection is None, kind


def test_a_report_about_the_product_against_what_a_body_felt_is_for_legal():
    file = about("用了一次就满脸通红", "test_report")
    file = told(file, asks(file, ground="fabricated"), JUN)
    assert refusal(moved(file, KEN, "approve")) == "rejection.appeal_not_yours"
    assert told(file, moved(file, RUI, "approve"), RUI).appeals[0].approved_by == "rui"


def test_who_drafts_does_not_agree_and_legal_grounds_are_legals():
    file = about(CURSE, "screenshot")
    assert refusal(asks(file, LOU)) == "rejection.not_yours_to_report"
    by_ken = told(file, asks(file, KEN), KEN)
    assert refusal(moved(by_ken, KEN, "approve")) == "rejection.own_appeal"
    assert refusal(moved(by_ken, MEI, "approve")) == "rejection.appeal_not_yours"
    assert refusal(moved(by_ken, JUN, "filed", channel="form", receipt="1")) == "rejection.appeal_not_approved"
    false = about(CLAIM, "authority", "screenshot")
    assert refusal(asks(false, JUN, "defamation")) == "rejection.legal_ground"
    by_legal = told(false, asks(false, RUI, "defamation"), RUI)
    assert refusal(moved(by_legal, RUI, "approve")) == "rejection.own_appeal"
    assert refusal(moved(by_legal, KEN, "approve")) == "rejection.appeal_second_of_legal"
    assert told(by_legal, moved(by_legal, ADA, "approve"), ADA).appeals[0].approved_by == "ada"


def test_filed_needs_channel_and_receipt_and_the_result_stays_in_the_file_r128_r143():
    file = told(about(CURSE, "screenshot"), asks(about(CURSE, "screenshot")), JUN)
    file = told(file, moved(file, KEN, "approve"), KEN)
    assert refusal(moved(file, JUN, "filed", receipt="9")) == "rejection.channel_needed"
    assert refusal(moved(file, JUN, "filed", channel="form")) == "rejection.receipt_needed"
    file = filed()
    assert (file.appeals[0].receipt, file.appeals[0].filed_by, file.reports) == ("XHS-9", "jun", ("abuse",))
    done = told(file, moved(file, JUN, "result", text="部分 只折叠了一条"), JUN)
    assert (done.appeals[0].result, done.appeals[0].note) == ("partial", "只折叠了一条")


def test_one_true_ground_and_again_only_with_new_evidence_x3_r130():
    both = "加我微信：kk_beauty88 拿货，店员就是个贱人"
    file = filed(about(both, "screenshot"))
    assert refusal(asks(file)) == "rejection.already_reported"
    assert refusal(asks(file, ground="diversion")) == "rejection.one_ground"
    refused = told(file, moved(file, JUN, "result", text="refused"), JUN)
    assert refusal(asks(refused)) == "rejection.new_evidence_needed"
    assert refusal(asks(refused, ground="diversion")) == "rejection.new_evidence_needed"
    more = replace(
        refused, evidence_items=(*refused.evidence_items, EvidenceItem(2, "recording", "jun", NOON, "b" * 64))
    )
    assert asks(more).rejection is None


@pytest.mark.parametrize("first", ["reply", "report"])
def test_no_report_calls_invented_what_a_public_reply_accepts_in_any_order_r147(first):
    file = about(CLAIM, "authority")
    if first == "reply":
        answered = replace(file, replies=(SORRY,))
        assert refusal(asks(answered, ground="fabricated")) == "rejection.contradicts_reply"
        return
    drafted = told(file, asks(file, ground="fabricated"), JUN)
    posting = act(
        MEI, link="https://www.xiaohongshu.com/explore/69200c80000000000503c8d1", text=SORRY.text, already="1"
    )
    after = told(drafted, posted_beside_appeals(drafted, posting, NOON + HOUR), MEI)
    assert [(a.state, a.contradicted) for a in after.appeals] == [(AppealState.WITHDRAWN, True)]
    lying = filed(file, "fabricated")
    after = told(lying, posted_beside_appeals(lying, posting, NOON + HOUR), MEI)
    assert [(a.state, a.contradicted) for a in after.appeals] == [(AppealState.FILED, True)]


@pytest.mark.parametrize(
    "file",
    [case(reports=("fabricated",)), filed(about(CLAIM, "authority"), "fabricated")],
    ids=["reported before there were appeals", "filed appeal"],
)
def test_and_no_apology_goes_out_beside_such_a_report(file):
    text = "看到你说满脸通红，真的很抱歉让你受罪了。私信告诉我们批号，今天18点前回你。"
    findings, _ = check_text(text, file, "first_ack", POLICY, NOON)
    assert [f.rule for f in findings if f.rule == "CONTRADICTS_REPORT"] == ["CONTRADICTS_REPORT"]


def test_copied_work_takes_proof_and_own_photos_or_a_name_are_none_r136():
    file = about("官方海报同款团购", "screenshot")
    assert refusal(asks(file, ground="ip", work="官方海报")) == "rejection.ownership_needed"
    owned = about("官方海报同款团购", "screenshot", "ownership")
    assert refusal(asks(owned, ground="ip", work="官方海报", reason="提到了我们的品牌名")) == "rejection.not_our_work"
    assert asks(owned, ground="ip", work="官方海报").rejection is None


def test_a_report_states_facts_and_an_objection_opens_the_file_again_r131():
    assert refusal(asks(about(CURSE, "screenshot"), reason="该用户恶意诋毁")) == "rejection.judging_words"
    objected = told(filed(), moved(filed(), JUN, "objected", text="我有购买记录和照片"), JUN)
    assert (objected.appeals[0].contested, objected.reported_as_invented) == ("我有购买记录和照片", False)


LINK = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1"


@pytest.mark.parametrize(
    "named",
    [
        "",
        LINK,
        f"{LINK}?xsec_token=A1",
        f"{LINK}/",
        LINK.rpartition("/")[2].upper(),
        CLAIM,
        "，".join(CLAIM.split("，")[:2]),
    ],
)
def test_the_post_is_the_post_however_it_is_named_x3_r147(named):
    post = replace(POST, text=CLAIM, native_id=LINK.rpartition("/")[2], url=LINK)
    file = replace(about(CLAIM, "screenshot", "court"), post=post)
    first = told(file, asks(file, by=RUI, ground="fabricated", content=named), RUI)
    assert [a.content for a in first.appeals] == ["post"]
    assert refusal(asks(first, by=RUI, ground="defamation", content=LINK)) == "rejection.one_ground"
    accepted = replace(file, replies=(SORRY,))
    assert refusal(asks(accepted, by=RUI, ground="fabricated", content=named)) == "rejection.contradicts_reply"


def test_a_comment_is_another_content_by_its_own_link_which_its_papers_name():
    post = replace(POST, text=CLAIM, native_id=LINK.rpartition("/")[2], url=LINK)
    file = replace(about(CLAIM, "screenshot"), post=post)
    comment = f"{LINK}?commentId=66f60a0c&xsec_token=1"
    given = {"content": comment, "quote": "厂家不得好死", "whom": "厂家", "evidence": "1"}
    file = told(file, asks(file, **given), JUN)
    assert [(a.content == "post", a.details["place"]) for a in file.appeals] == [(False, comment)]
    again = {**given, "content": f"{LINK}?xsec_token=2&commentId=66f60a0c"}
    assert refusal(asks(file, **again)) == "rejection.already_reported"


@pytest.mark.parametrize("others", ["甲 乙 丙", LINK, f"{LINK} 69200c80000000000503c8d1", f"{LINK}?a=1 {LINK}?a=2"])
def test_words_and_the_post_itself_are_no_copies_of_it(others):
    post = replace(POST, text=OPINION, native_id=LINK.rpartition("/")[2], url=LINK)
    file = replace(about(OPINION, "screenshot"), post=post)
    assert refusal(asks(file, ground="duplicate", others=others)) == "rejection.others_needed"


def test_who_decides_sees_that_words_were_typed_which_the_post_has_not():
    file = about(OPINION, "screenshot")
    file = told(file, asks(file, quote="老板不得好死", whom="老板", evidence="1"), JUN)
    shown = [part.label.key for part in appeal_card(file, file.appeals[0]).parts if isinstance(part, Row)]
    own = told(about(CURSE, "screenshot"), asks(about(CURSE, "screenshot")), JUN)
    own_shown = [part.label.key for part in appeal_card(own, own.appeals[0]).parts if isinstance(part, Row)]
    assert ("gate.typed" in shown, "gate.typed" in own_shown) == (True, False)
