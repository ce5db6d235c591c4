"""Comments under our own posts, and the legal track: three grounds, one standard, facts before letters."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.case.case_file import Status
from handlers.case.evidence import EvidenceItem
from handlers.case.grades import Severity
from handlers.case.removal import Appeal, AppealState
from handlers.reminders.fire import fire
from handlers.reminders.timers import timers
from handlers.removal.legal.actions import legal
from handlers.removal.own_section.actions import EarlierDecision, moderate
from tests.people import HOUR, JUN, KEN, NOON, POLICY, RUI, TEAM, act, case, refusal, told

SHOT = "a" * 64
ATTACK = "楼主你就是个贱人"
OPINION = "真难用，别买"


def decides(file, by=KEN, measure="delete", earlier=(), violations=0, **given):
    whole = {"ground": "attack", "reason": "骂另一位用户", "content": ATTACK, "shot": SHOT, **given}
    return moderate(earlier, violations)(file, act(by, measure=measure, **whole), NOON)


def switches(file, **given):
    return moderate((), 0)(file, act(KEN, **given), NOON)


def steps(file, by, step, **given):
    return legal(file, act(by, legal_step=step, **given), NOON)


def with_evidence(*kinds, **changes):
    items = tuple(EvidenceItem(n, kind, "rui", NOON, f"{n:064x}") for n, kind in enumerate(kinds, 1))
    return case(evidence_items=items, **changes)


def test_an_attack_is_taken_down_with_everything_written_beside_it_r121_r122():
    made = told(case(), decides(case()), KEN).moderations[0]
    assert (made.measure, made.ground, made.shot, made.decided_by, made.at) == ("delete", "attack", SHOT, "ken", NOON)


@pytest.mark.parametrize("missing", ["reason", "content", "shot"])
def test_without_one_of_them_no_comment_is_touched_r122(missing):
    assert refusal(decides(case(), **{missing: ""})) == "rejection.moderation_needs"


def test_who_does_not_decide_names_who_does():
    assert refusal(decides(case(), JUN)) == "rejection.comments_not_yours"
    assert refusal(decides(case(), JUN, decider="jun")) == "rejection.comments_not_yours"
    assert told(case(), decides(case(), JUN, decider="ken"), JUN).moderations[0].decided_by == "ken"


def test_an_opinion_stays_on_every_ground_r146():
    for ground in ("attack", "harmful_false", "platform_rules"):
        assert refusal(decides(case(), ground=ground, content=OPINION)) == "rejection.comment_stays", ground
    assert refusal(decides(case(), ground="unpleasant")) == "rejection.own_ground_unknown"
    false = "这款面霜含有致癌物"
    assert refusal(decides(case(), ground="harmful_false", content=false)) == "rejection.disproof_needed"
    assert decides(with_evidence("test_report"), ground="harmful_false", content=false).rejection is None


def test_what_was_decided_otherwise_before_is_shown_and_asks_for_a_reason_r123():
    kept = (EarlierDecision(7, "keep", NOON - HOUR, "abuse"),)
    assert refusal(decides(case(), earlier=kept)) == "rejection.differs_from_before"
    answer = decides(case(), earlier=kept, differs="这次点名了另一位用户").answer
    assert [line.args["number"] for line in answer.args["last"]] == [7]


def test_an_account_is_blocked_only_after_two_logged_violations_r144():
    assert refusal(decides(case(), measure="block", violations=1, account="坏人")) == "rejection.block_too_early"
    blocked = told(case(), decides(case(), measure="block", violations=2, account="坏人"), KEN)
    assert blocked.moderations[0].account not in ("", "坏人")


def test_pre_moderation_is_for_a_crisis_ends_by_itself_and_releases_what_it_held_r145():
    assert refusal(switches(case(), measure="on", reason="刷屏")) == "rejection.pre_moderation_l3"
    crisis = case(severity=Severity.L3)
    assert refusal(switches(crisis, measure="on", reason="刷屏", until="5d")) == "rejection.pre_moderation_too_long"
    on = told(crisis, switches(crisis, measure="on", reason="刷屏", until="36h"), KEN)
    on = told(on, switches(on, measure="held", content=OPINION), KEN)
    daily = [t.at for t in timers(on, POLICY) if t.key == "premoderation:on"]
    assert daily == [NOON + timedelta(hours=24)]
    over = told(on, fire(on, TEAM, POLICY, NOON + timedelta(hours=36)), at=NOON + timedelta(hours=36))
    assert over.pre_moderation.ended_at and all(h.released_at for h in over.pre_moderation.held)
    said = told(over, switches(over, measure="release", held_id="1"), KEN)
    assert [held.why for held in said.pre_moderation.held] == ["ken"]
    assert refusal(switches(said, measure="release", held_id="1")) == "rejection.no_such_held"


@pytest.mark.parametrize("change", [{"severity": Severity.L2}, {"status": Status.CLOSED}])
def test_pre_moderation_ends_with_the_crisis_and_what_was_held_is_released_r145_x15(change):
    crisis = case(severity=Severity.L3)
    on = told(crisis, switches(crisis, measure="on", reason="刷屏", until="24h"), KEN)
    held = told(on, switches(on, measure="held", content="不好用"), KEN)
    assert told(held, fire(held, TEAM, POLICY, NOON), at=NOON).pre_moderation.ended_at is None
    calm = replace(held, **change)
    decision = fire(calm, TEAM, POLICY, NOON)
    assert any(line.key == "remind.pre_moderation_calm" for f in decision.follow_ups for line in getattr(f, "says", ()))
    over = told(calm, decision, at=NOON).pre_moderation
    assert (over.ended_at, [h.released_at for h in over.held]) == (NOON, [NOON])


def test_the_legal_track_is_legals_and_begins_with_fixing_the_evidence_r137_r138():
    assert refusal(steps(case(), KEN, "facts", text="…")) == "rejection.legal_only"
    assert refusal(steps(case(), RUI, "facts", text="…")) == "rejection.fixation_first"
    assert refusal(steps(case(), RUI, "fixation")) == "rejection.fixation_evidence"
    file = with_evidence("screenshot")
    assert told(file, steps(file, RUI, "fixation", text="公证 33 号"), RUI).legal_track.notary == "公证 33 号"


def test_no_letter_before_falsity_and_the_four_parts_and_every_recipient_is_logged_r139_r140():
    file = with_evidence("screenshot", "court")
    file = told(file, steps(file, RUI, "fixation"), RUI)
    early = steps(file, RUI, "sent", text="平台法务部")
    assert (refusal(early), len(early.rejection.args["missing"])) == ("rejection.letter_too_early", 5)
    for part in ("parties", "facts", "law", "remedy"):
        file = told(file, steps(file, RUI, part, text="只写事实"), RUI)
    file = told(file, steps(file, RUI, "false", text="判决书第 3 页"), RUI)
    file = told(file, steps(file, RUI, "sent", text="平台法务部"), RUI)
    assert [name for name, _ in file.legal_track.recipients] == ["平台法务部"]
    assert told(file, steps(file, RUI, "lawsuit", text="已立案"), RUI).legal_track.lawsuit == "filed"


def test_a_holding_statement_has_a_condition_and_no_threat_r148_x19():
    assert refusal(steps(case(), RUI, "holding", text="我们正在核实")) == "rejection.trigger_needed"
    threat = steps(case(), RUI, "holding", text="对造谣者我们将追究法律责任", trigger="上热搜")
    assert refusal(threat) == "rejection.threat_in_public"
    kept = told(case(), steps(case(), RUI, "holding", text="我们正在核实，今晚八点公布", trigger="上热搜"), RUI)
    used = steps(kept, RUI, "triggered", text="已上热搜")
    assert "今晚八点" in used.answer.args["text"]


def test_a_filed_appeal_rings_after_a_day_and_after_two_r107_r132():
    waits = Appeal(1, "abuse", "x", "jun", NOON, state=AppealState.FILED, filed_by="jun", filed_at=NOON, receipt="9")
    file = replace(case(), appeals=(waits,))
    sent = []
    for hours in (24, 48, 7 * 24, 14 * 24, 21 * 24):
        late = NOON + timedelta(hours=hours)
        decision = fire(file, TEAM, POLICY, late)
        lines = [line.key for notice in decision.follow_ups for line in getattr(notice, "says", ())]
        sent.append(sorted({key for key in lines if key.startswith("remind.appeal")}))
        file = told(file, decision, at=late)
    assert sent == [["remind.appeal"], *[["remind.appeal_late"]] * 4]
