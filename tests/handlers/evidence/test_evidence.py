"""What goes on record with a piece of evidence, and what is refused: its kind, its chain, its stamps, a post that is
gone.
"""

import json

import pytest

from handlers.case.decision import Notify, Regrade, TimestampEvidence
from handlers.case.evidence import EvidenceItem
from handlers.case.people import Role
from handlers.evidence.actions import (
    MAX_ITEMS,
    add_evidence,
    describe_evidence,
    keep_timestamp,
    post_gone,
    timestamp_missing,
)
from handlers.evidence.manifest import digest, link_after, manifest_text
from handlers.removal.gate import decided_by_legal
from handlers.removal.grounds import BY_CODE
from handlers.roles.access import may_see_evidence
from tests.people import JUN, KEN, LOU, MEI, NOON, RUI, TEAM, act, case, refusal, told


def handed(n: int = 1, **said: str) -> dict[str, str]:
    """A stored file."""
    return {
        "name": f"evidence/INC-1/{n:016x}.png",
        "sha256": f"{n:064x}",
        "size": "9",
        "media_type": "image/png",
    } | said


def added(file, by=MEI, n: int = 1, **said: str):
    return told(file, add_evidence(file, act(by, **handed(n, **said)), NOON), by)


def test_a_piece_keeps_what_was_said_of_the_capture():
    said = {"address": "https://xhs.cn/1", "page_state": "there", "captured_at": "2026-11-21 11:30", "tool": "iPhone"}
    said["receipt"] = "公证 2026-118"
    [item] = added(case(), original="p.png", text="评论全屏", **said).evidence_items
    assert (item.receipt, item.proves) == ("公证 2026-118", "notarised")
    assert (item.kind, item.original, item.note, item.tool) == ("screenshot", "p.png", "评论全屏", "iPhone")
    assert (item.page_state, item.captured_at.isoformat(), item.clock) == (
        "there",
        "2026-11-21T03:30:00+00:00",
        "unknown",
    )


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [("image/png", "screenshot"), ("video/mp4", "recording"), ("audio/amr", "recording"), ("application/pdf", "other")],
)
def test_without_a_kind_the_type_says_what_it_may_be(media_type, kind):
    [item] = added(case(), media_type=media_type).evidence_items
    assert item.kind == kind


def test_the_manifest_says_name_size_hash_who_address_and_time():
    [item] = added(case(), original="p.png", address="https://xhs.cn/1").evidence_items
    assert json.loads(manifest_text(1, item)) == {
        "format": "dingfengbo evidence 1",
        "incident": 1,
        "evidence": 1,
        "name": "p.png",
        "sha256": f"{1:064x}",
        "size": 9,
        "type": "image/png",
        "by": "mei",
        "received": "2026-11-21T04:00:00+00:00",
        "address": "https://xhs.cn/1",
        "page": "",
        "captured": "",
        "captured_by": "",
        "tool": "",
        "clock": "",
    }
    assert item.manifest == digest(manifest_text(1, item))


def test_each_piece_is_linked_to_the_one_before():
    first, second = added(added(case()), n=2).evidence_items
    assert first.chain_link == link_after("", first.manifest)
    assert second.chain_link == link_after(first.chain_link, second.manifest)


def test_the_same_bytes_are_kept_once_and_no_incident_takes_any_number():
    file = added(case())
    assert refusal(add_evidence(file, act(MEI, **handed()), NOON)) == "rejection.evidence_known"
    full = case(evidence_items=tuple(EvidenceItem(n, "other", "mei", NOON) for n in range(MAX_ITEMS)))
    assert refusal(add_evidence(full, act(MEI, **handed()), NOON)) == "rejection.evidence_too_many"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"proof_kind": "gossip"}, "rejection.evidence_kind_unknown"),
        ({"page_state": "burnt"}, "rejection.capture_unknown"),
        ({"clock": "sundial"}, "rejection.capture_unknown"),
        ({"captured_at": "2026-11-22 11:30"}, "rejection.captured_time"),
        ({"captured_at": "一会儿"}, "rejection.captured_time"),
    ],
)
def test_what_is_said_of_it_must_be_possible(said, why):
    assert refusal(add_evidence(case(), act(MEI, **handed(**said)), NOON)) == why


def test_a_stamp_is_asked_for_through_the_outbox():
    assert add_evidence(case(), act(MEI, **handed()), NOON).follow_ups == (TimestampEvidence(1, 1),)


def test_an_authority_stamps_a_piece_once_and_then_it_proves_the_time():
    file = added(case())
    context = act(MEI, id="1", authority="https://tsa.cn", stamped_at=NOON.isoformat(), token="MIA=")
    stamped = told(file, keep_timestamp(file, context, NOON))
    assert (file.evidence_items[0].proves, stamped.evidence_items[0].proves) == ("supplied", "signed")
    assert keep_timestamp(stamped, context, NOON).events == ()


def test_that_a_stamp_is_missing_is_said_once_to_who_handed_it_in_and_the_owner():
    file = added(case(), JUN)
    context = act(MEI, id="1", authority="https://tsa.cn", problem="HTTP 500")
    decision = timestamp_missing(file, context, NOON)
    [tell] = decision.follow_ups
    assert isinstance(tell, Notify) and (tell.roles, tell.people) == ((Role.OWNER,), ("jun",))
    missing = told(file, decision)
    assert missing.evidence_items[0].not_timestamped == "HTTP 500"
    assert timestamp_missing(missing, context, NOON).events == ()


def test_a_notarys_receipt_stands_above_a_stamp():
    file = added(case())
    context = act(RUI, id="1", proof_kind="screenshot", text="公证处固定", receipt="(2026)沪东证字第1号")
    assert told(file, describe_evidence(file, context, NOON), RUI).evidence_items[0].proves == "notarised"


def test_a_persons_papers_are_seen_by_who_works_on_the_incident():
    file = added(case(), JUN, proof_kind="medical")
    [item] = file.evidence_items
    outsider = KEN.__class__("eva", "Eva", frozenset({Role.LIAISON}))
    assert [may_see_evidence(file, item, p, TEAM) for p in (MEI, KEN, RUI, JUN, outsider, LOU)] == [True] * 4 + [
        False
    ] * 2
    [plain] = added(case(), JUN).evidence_items
    assert may_see_evidence(case(), plain, outsider, TEAM)


def test_strong_proof_of_the_author_is_looked_at_again_and_takes_legal_to_be_called_invented_r13():
    once = added(case(), proof_kind="receipt")
    decision = add_evidence(once, act(MEI, **handed(2, proof_kind="batch_photo")), NOON)
    assert Regrade(1) in decision.follow_ups
    assert Regrade(1) not in add_evidence(once, act(MEI, **handed(2)), NOON).follow_ups
    assert [by_legal(file) for file in (once, told(once, decision, MEI))] == [False, True]


def by_legal(file) -> bool:
    from handlers.removal.gate import Request

    report = EvidenceItem(9, "authority", "mei", NOON)
    return decided_by_legal(file, Request(BY_CODE["fabricated"], "f", "post", "满脸通红", (report,), {}))


def test_that_the_post_is_gone_is_a_fact_a_person_stands_for():
    assert refusal(post_gone(case(), act(MEI), NOON)) == "rejection.gone_how"
    gone = told(case(), post_gone(case(), act(MEI, text="App 和网页都打不开"), NOON), MEI)
    assert (gone.gone_at, gone.gone_by) == (NOON, "mei")
    assert refusal(post_gone(gone, act(KEN, text="我也打不开"), NOON)) == "rejection.gone_already"
    back = told(gone, post_gone(gone, act(KEN, text="恢复 网页能打开"), NOON), KEN)
    assert (back.gone_at, back.gone_by) == (None, "")
    assert refusal(post_gone(back, act(KEN, text="恢复 网页能打开"), NOON)) == "rejection.not_gone"
