"""An alert opens an incident or joins one; grades rise by themselves and fall only by a person (R1-R11, R29, R42)."""

from dataclasses import replace
from datetime import timedelta

from handlers.alerts.actions import new_case, on_first_alert, on_repeat_alert, regrade
from handlers.alerts.merge import merge_post
from handlers.alerts.regrade import grade
from handlers.case.case_file import Status
from handlers.case.decision import Regrade, WriteDraft
from handlers.case.drafts import Promise
from handlers.case.event import EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role
from handlers.posts.post import Alert, Author, ClockSource, Counts
from handlers.triage import Triage, TriageContext, triage
from tests.people import HOUR, JUN, KEN, LOU, MEI, NOON, POLICY, POST, TEAM, act, case, refusal, told

ALERT = Alert(
    "listening",
    POST,
    NOON,
    counts=Counts(like=40, save=10, comment=8),
    captured_at=NOON,
    brand="GlowSkin",
    product="急救精华",
)


def opened(alert=ALERT, context=TriageContext(), siblings=()):  # noqa: B008 - a frozen value
    """The file after its first alert, and the decision."""
    file = new_case(1, alert, "v1")
    decision = on_first_alert(file, alert, triage(alert, context), TEAM, POLICY, (), siblings)
    return apply_events(file, decision.events, EventMeta(alert.seen_at)), decision


def test_the_glowskin_post_is_an_l2_with_the_safety_flag_and_people_on_every_role():
    file, decision = opened()
    assert (file.category, file.severity, file.safety) == (Category.SAFETY, Severity.L2, True)
    assert {r.value: s.person for r, s in file.assignments.items()} == {
        "owner": "mei",
        "approver": "ken",
        "legal": "rui",
        "publisher": "mei",
        "monitor": "mei",
    }
    assert decision.follow_ups == (WriteDraft("first_ack"),)
    assert [r.kind for r in file.requests] == ["first_ack"]


def test_a_happy_post_is_recorded_and_closed_with_its_reason():
    happy = replace(ALERT, post=replace(POST, text="真的很好用，已经回购三次，推荐给大家"))
    file, decision = opened(happy)
    assert (file.status, file.close_reason, decision.follow_ups, dict(file.assignments)) == (
        Status.CLOSED,
        "l0",
        (),
        {},
    )


def test_a_category_that_does_harm_when_wrong_waits_for_a_person_before_anything_is_drafted():
    file = new_case(1, ALERT, "v1")
    doubtful = Triage(Category.EXTORTION, Severity.L2, (Flag.NEEDS_CONFIRMATION,))
    decision = on_first_alert(file, ALERT, doubtful, TEAM, POLICY, (), ())
    assert decision.follow_ups == ()
    file = told(file, decision)
    confirmed = grade(file, act(MEI, severity="L2", category="extortion", reason="私信里开价"), NOON)
    assert confirmed.follow_ups == (WriteDraft("first_ack"),)


def test_the_same_post_again_joins_and_its_numbers_become_a_series():
    file, _ = opened()
    later = replace(ALERT, seen_at=NOON + HOUR, captured_at=NOON + HOUR, counts=Counts(like=90, save=20, comment=30))
    file = told(file, on_repeat_alert(file, later, triage(later, TriageContext()), TEAM, POLICY))
    assert (file.alerts, [c.counts.like for c in file.captures]) == (2, [40, 90])


def test_a_late_capture_takes_its_place_in_time():
    file, _ = opened()
    earlier = replace(ALERT, seen_at=NOON + HOUR, captured_at=NOON - HOUR / 2, counts=Counts(like=5))
    file = told(file, on_repeat_alert(file, earlier, triage(earlier, TriageContext()), TEAM, POLICY))
    assert [c.counts.like for c in file.captures] == [5, 40]


def test_the_series_in_the_file_stays_small_and_keeps_the_newest():
    file, _ = opened()
    for minute in range(1, 60):
        at = NOON + timedelta(minutes=minute)
        more = replace(ALERT, seen_at=at, captured_at=at, counts=Counts(like=40 + minute))
        file = told(file, on_repeat_alert(file, more, Triage(Category.SAFETY, Severity.L2), TEAM, POLICY))
    assert (len(file.captures), file.captures[-1].counts.like, file.alerts) == (12, 99, 60)


def test_a_grade_rises_by_itself_and_people_hear_of_it():
    file, _ = opened()
    decision = regrade(file, triage(ALERT, TriageContext(harm_reports_7d=1)), TEAM, POLICY, NOON)
    assert told(file, decision).severity is Severity.L3
    assert decision.follow_ups[0].roles == (Role.OWNER, Role.APPROVER)
    assert told(file, decision).person(Role.EXECUTIVE) == "ada"


def test_a_second_harm_report_has_the_first_one_looked_at_again():
    assert Regrade(7) in opened(siblings=(7,))[1].follow_ups


def test_a_persons_downgrade_stands_until_the_rules_say_more_than_they_had_said():
    file, _ = opened()
    file = told(file, grade(file, act(MEI, severity="L1", reason="作者说只是晒伤"), NOON), MEI)
    assert told(file, regrade(file, triage(ALERT, TriageContext()), TEAM, POLICY, NOON)).severity is Severity.L1
    assert (
        told(file, regrade(file, triage(ALERT, TriageContext(harm_reports_7d=1)), TEAM, POLICY, NOON)).severity
        is Severity.L3
    )


def test_to_lower_takes_a_reason_and_somebody_of_the_incident():
    assert refusal(grade(case(), act(MEI, severity="L1"), NOON)) == "rejection.reason_needed"
    assert refusal(grade(case(), act(LOU, severity="L1", reason="没事"), NOON)) == "rejection.not_yours_to_lower"
    assert refusal(grade(case(), act(KEN, severity="L9", reason="x"), NOON)) == "rejection.grade_unknown"
    assert (
        told(case(), grade(case(), act(KEN, severity="L0", reason="说的是别家", override="误报"), NOON), KEN).status
        is Status.CLOSED
    )


def test_taking_legal_off_by_changing_the_category_is_lowering_too():
    privacy = case(category=Category.PRIVACY, flags=frozenset())
    assert (
        refusal(grade(privacy, act(JUN, severity="L2", category="genuine", reason="x"), NOON))
        == "rejection.not_yours_to_lower"
    )


def test_a_person_who_says_safety_adds_the_fast_window_and_legal():
    plain = case(flags=frozenset(), category=Category.GENUINE)
    file = told(plain, grade(plain, act(JUN, severity="L2", category="safety", reason="评论里有烂脸的照片"), NOON), JUN)
    assert (file.safety, Flag.FAST_TRACK in file.flags) == (True, True)


def test_l0_does_not_get_round_open_promises():
    file = case(promises=(Promise(1, "补发", "mei", NOON, NOON + HOUR),))
    assert refusal(grade(file, act(MEI, severity="L0", reason="误会"), NOON)) == "rejection.not_settled"


def test_a_closed_incident_reopens_when_its_post_comes_up_again():
    file = case(status=Status.CLOSED, closed_at=NOON)
    file = told(file, on_repeat_alert(file, ALERT, triage(ALERT, TriageContext()), TEAM, POLICY))
    assert (file.status, file.assignments[Role.OWNER].accepted_at) == (Status.OPEN, None)


def test_what_was_unknown_is_filled_in_and_a_surer_clock_replaces_first_seen():
    known = replace(POST, native_id="", short_code="o/abc", clock_source=ClockSource.FIRST_SEEN, author=Author())
    new = replace(POST, clock_source=ClockSource.DERIVED)
    full = merge_post(known, new)
    assert (full.native_id, full.short_code, full.author, full.clock_source) == (
        POST.native_id,
        "o/abc",
        POST.author,
        ClockSource.DERIVED,
    )
    assert merge_post(new, replace(known, published_at=NOON)).published_at == new.published_at


def test_when_the_posts_words_change_drafts_from_before_are_stale():
    file, _ = opened()
    edited = replace(ALERT, post=replace(POST, text=POST.text + "。补充：去了医院"))
    file = told(file, on_repeat_alert(file, edited, triage(edited, TriageContext()), TEAM, POLICY), at=NOON + HOUR)
    assert (file.post.text, file.reworded_at) == (edited.post.text, NOON + HOUR)
