"""Two incidents about one matter become one, and apart again: who may, what is carried over, what stays (R11, R187)."""

from dataclasses import replace
from datetime import timedelta

from handlers.alerts.merging import merge, others_of_merge, unmerge
from handlers.alerts.merging_events import MergedInto, TookIn
from handlers.case.assignment import Assignment
from handlers.case.case_file import Status
from handlers.case.decision import CommandContext
from handlers.case.drafts import Promise
from handlers.case.event import EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role
from handlers.closing.actions import reopen
from handlers.commands.registry import BY_NAME, decide
from handlers.overview.case_card import case_card
from handlers.overview.merged_parts import matters_of
from handlers.reminders.timers import timers
from handlers.roles.proposals.events import ProposalConfirmed, Proposed
from tests.people import ADA, JUN, KEN, LOU, MEI, NOON, POLICY, TEAM, act, case, refusal

OWNED = {Role.OWNER: Assignment("mei", NOON, NOON), Role.APPROVER: Assignment("ken", NOON)}
PLAIN = case(number=12, severity=Severity.L1, flags=frozenset(), assignments=OWNED, category=Category.GENUINE)
PROMISE = Promise(1, "18:00 前回话", "mei", NOON, NOON + timedelta(hours=6))
MILD = replace(PLAIN, number=16)
HARM = case(number=15, category=Category.SAFETY, promises=(PROMISE,))


def asks(by, other, /, **args):
    return CommandContext(by, TEAM, POLICY, args, {other.number: other})


def merged():
    decision = merge(PLAIN, asks(MEI, HARM, reason="同一个顾客"), NOON)
    assert decision.rejection is None, decision.rejection
    meta = EventMeta(NOON, "mei")
    return apply_events(PLAIN, decision.events, meta), apply_events(HARM, decision.also[15], meta)


def test_the_one_that_goes_on_is_as_grave_as_both_and_has_the_people_for_it():
    kept, ended = merged()
    assert (kept.severity, kept.category, kept.safety, kept.merged) == (Severity.L2, Category.SAFETY, True, (15,))
    assert kept.person(Role.LEGAL) == "rui"
    assert (ended.status, ended.merged_into, ended.close_reason) == (Status.CLOSED, 12, "同一个顾客")


def test_promises_of_the_one_that_ended_bind_on_and_are_seen_from_the_other():
    _, ended = merged()
    assert any(timer.key == "promise:1" for timer in timers(ended, POLICY))
    assert not any(timer.key in ("retro", "aftercare") for timer in timers(ended, POLICY))
    assert [row.label.key for row in matters_of(ended)] == ["merged.roles", "merged.promises"]


def test_both_cards_lead_to_each_other():
    kept, ended = merged()
    assert "status 12" in [b.code for b in case_card(ended, POLICY).buttons]
    assert "card.merged" in [getattr(part, "label", None) and part.label.key for part in case_card(kept, POLICY).parts]


def test_a_case_of_harm_is_merged_by_two_whichever_of_both_is_named():
    """The clock of a burn would end by one click otherwise (row 28 of the audit)."""
    for file, other, values in (
        (PLAIN, HARM, {"reason": "同一个顾客"}),
        (HARM, PLAIN, {"reason": "into 12 同一个顾客"}),
    ):
        [made] = decide(BY_NAME["merge"], file, asks(MEI, other, **values), NOON).events
        assert (type(made), made.proposal, dict(made.args)) == (Proposed, "merged", values)
    alone = decide(BY_NAME["merge"], PLAIN, asks(MEI, MILD, reason="同一个顾客"), NOON)
    assert [type(event) for event in alone.events] == [TookIn]


def test_confirming_a_merge_reads_the_other_incident_of_the_proposal_and_changes_both():
    made = decide(BY_NAME["merge"], PLAIN, asks(MEI, HARM, other="15", reason="同一个顾客"), NOON).events
    proposed = apply_events(PLAIN, made, EventMeta(NOON, "mei"))
    confirm = BY_NAME["confirm"]
    assert confirm.others(proposed, {}) == confirm.others(proposed, {"id": "#1"}) == (15,)
    decided = decide(confirm, proposed, asks(KEN, HARM), NOON)
    assert [type(event) for event in decided.events[:2]] == [ProposalConfirmed, TookIn]
    assert [(type(e), e.proposed_by) for e in decided.also[15]] == [(MergedInto, "mei")]


def test_into_turns_the_direction_round():
    values = {"reason": "into 12 同一个顾客"}
    assert others_of_merge(HARM, values) == (12,)
    decision = merge(HARM, asks(MEI, PLAIN, **values), NOON)
    ended = apply_events(HARM, decision.events, EventMeta(NOON, "mei"))
    assert (ended.merged_into, ended.close_reason, decision.also[12][0].other) == (12, "同一个顾客", 15)


def test_undone_it_is_as_it_was_and_the_other_keeps_its_grade():
    kept, ended = merged()
    decision = unmerge(ended, asks(MEI, kept), NOON)
    back = apply_events(ended, decision.events, EventMeta(NOON, "mei"))
    given = apply_events(kept, decision.also[12], EventMeta(NOON, "mei"))
    assert (back.status, back.merged_into, back.closed_at, back.linked) == (Status.OPEN, 0, None, (12,))
    assert (given.merged, given.linked, given.severity) == ((), (15,), Severity.L2)


def test_undone_on_the_one_that_went_on_it_is_the_same():
    kept, ended = merged()
    decision = unmerge(kept, asks(MEI, ended, other="15"), NOON)
    assert (decision.events[0].code, decision.also[15][0].code) == ("GaveBack", "CameApart")


def test_who_may_not_read_one_of_them_or_acts_on_neither_does_not_merge():
    assert refusal(merge(PLAIN, asks(LOU, HARM, reason="x"), NOON)) == "rejection.not_on_duty"
    assert refusal(merge(replace(PLAIN), asks(JUN, replace(HARM, flags=frozenset()), reason="x"), NOON)) == (
        "rejection.not_yours_to_merge"
    )
    outsider = replace(JUN, id="pat")
    assert refusal(merge(PLAIN, asks(outsider, HARM, reason="x"), NOON)) == "rejection.need_to_know"
    assert merge(PLAIN, asks(KEN, HARM, reason="x"), NOON).rejection is None
    assert merge(PLAIN, asks(ADA, HARM, reason="x"), NOON).rejection is None


def test_what_cannot_be_merged_says_why():
    reasons = {
        "rejection.merge_which": merge(PLAIN, act(MEI, reason="x"), NOON),
        "rejection.no_such_incident": merge(PLAIN, act(MEI, reason="x", other="99"), NOON),
        "rejection.merge_brands": merge(
            replace(PLAIN, brand="A"), asks(MEI, replace(HARM, brand="B"), reason="x"), NOON
        ),
        "rejection.merged_already": merge(PLAIN, asks(MEI, replace(HARM, merged_into=3), reason="x"), NOON),
        "rejection.reason_needed": merge(PLAIN, asks(MEI, HARM), NOON),
        "rejection.closed": merge(replace(PLAIN, status=Status.CLOSED), asks(MEI, HARM, reason="x"), NOON),
    }
    assert {key: refusal(decision) for key, decision in reasons.items()} == {key: key for key in reasons}


def test_a_merged_incident_is_not_reopened_but_taken_out():
    assert refusal(reopen(merged()[1], act(MEI, reason="x"), NOON)) == "rejection.merged_already"


def test_a_category_that_people_settled_stays_unless_a_person_may_be_hurt():
    settled = replace(PLAIN, confirmed=True)
    rival = replace(HARM, category=Category.EXTORTION, flags=frozenset({Flag.FAST_TRACK}))
    decision = merge(settled, asks(MEI, rival, reason="x"), NOON)
    assert decision.events[0].category is Category.GENUINE
