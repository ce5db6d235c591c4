"""Posted by a person, promises kept, closed with a reason (R107-R110, R172)."""

from dataclasses import replace

import prompts
from handlers.case.card import Tone, msg
from handlers.case.case_file import Status
from handlers.case.drafts import Draft, DraftState, Promise, PromiseState, Reply
from handlers.case.people import Role
from handlers.closing.actions import close, note, reopen
from handlers.closing.learning.actions import retro
from handlers.drafts.posted import difference, posted
from handlers.overview.case_card import case_card
from handlers.posts import Platform
from handlers.promises.actions import promise
from handlers.promises.events import Promised
from handlers.reminders.actions import snooze
from handlers.reminders.windows import first_answer
from tests.people import ADA, HOUR, JUN, KEN, MEI, NOON, POLICY, POST, act, case, refusal, told

WORDS = "看到你说满脸通红，真的很抱歉，先别再用了。"
LINK = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1?comment=69200d80000000000703c8d1"
APPROVED = Draft(1, "first_ack", WORDS, "小美", "phrases", NOON, DraftState.APPROVED, decided_by="ken", decided_at=NOON)
BOUND = Promise(1, "今天18点前回复", "mei", NOON, NOON + 6 * HOUR)


def with_platforms():
    """The desk's policy with the platforms that come with the desk."""
    tables = prompts.load().platforms.items()
    return replace(POLICY, platforms={id_: Platform.from_mapping({"id": id_, **table}) for id_, table in tables})


def test_mei_says_that_she_posted_it_word_for_word():
    file = case(drafts=(APPROVED,))
    file = told(file, posted(file, act(MEI, link=LINK), NOON + HOUR), MEI, NOON + HOUR)
    assert [(r.version, r.link, r.by, r.at, r.difference) for r in file.replies] == [(1, LINK, "mei", NOON + HOUR, 0.0)]
    assert file.drafts[0].state is DraftState.POSTED


def test_words_nobody_approved_are_recorded_as_that_and_everybody_who_answers_for_them_hears_it():
    file = case(drafts=(APPROVED,))
    decision = posted(file, act(MEI, link=LINK, text=WORDS + "这款没有问题，请继续使用", already="yes"), NOON)
    after = told(file, decision, MEI)
    assert decision.follow_ups[0].roles == (Role.APPROVER, Role.MANAGER, Role.LEGAL, Role.EXECUTIVE)
    assert [(r.approved, r.difference > 0) for r in after.replies] == [(False, True)]
    assert after.drafts[0].state is DraftState.APPROVED, "the approved words may still be posted"
    assert first_answer(after) is None
    assert case_card(after, POLICY).tone is Tone.CRITICAL
    assert (difference("一样", "一样"), difference("甲" * 300, "甲" * 299 + "乙") > 0) == (0.0, True)


def test_what_a_platform_does_to_spaces_and_width_changes_no_words():
    file = case(drafts=(APPROVED,))
    after = told(file, posted(file, act(MEI, link=LINK, text="看到你说满脸通红, 真的很抱歉,\n先别再用了。"), NOON), MEI)
    assert [(r.approved, after.drafts[0].state) for r in after.replies] == [(True, DraftState.POSTED)]


def test_words_that_never_were_a_draft_are_recorded_too():
    asked = act(MEI, version="0", link=LINK, text="没问题，继续用")
    assert refusal(posted(case(), asked, NOON)) == "rejection.post_unapproved", "a slip of the finger alarms nobody"
    sure = replace(asked, args={**asked.args, "already": "yes"})
    after = told(case(), posted(case(), sure, NOON), MEI)
    assert [(r.version, r.text, r.approved) for r in after.replies] == [(0, "没问题，继续用", False)]


def test_a_draft_that_still_waited_is_not_posted_but_public_without_approval():
    waiting = replace(APPROVED, state=DraftState.WAITING, decided_by="", decided_at=None)
    file = case(drafts=(waiting,))
    after = told(file, posted(file, act(MEI, version="1", link=LINK, already="yes"), NOON), MEI)
    assert (after.drafts[0].state, after.replies[0].approved) == (DraftState.UNAPPROVED, False)


def test_only_a_link_of_our_reply_on_the_posts_platform_counts():
    file = case(drafts=(APPROVED,))
    policy = with_platforms()
    links = {"https://weibo.com/1/x": "elsewhere", "https://example.com/a": "elsewhere", POST.url: "is_the_post"}
    links |= {POST.url + "?xsec_token=ab": "is_the_post"}
    found = {link: refusal(posted(file, replace(act(MEI, link=link), policy=policy), NOON)) for link in links}
    assert found == {link: f"rejection.link_{why}" for link, why in links.items()}
    assert posted(file, replace(act(MEI, link=LINK), policy=policy), NOON).rejection is None


def test_what_we_said_elsewhere_a_moment_ago_holds_back_no_reply_under_the_post_r51():
    policy = with_platforms()
    said = Reply(9, "statement", "https://weibo.com/1234567890/NxYz12345", "mei", NOON, "情况说明")
    update = replace(APPROVED, kind="update")
    asked = replace(act(MEI, link=LINK), policy=policy)
    assert posted(case(drafts=(update,), replies=(said,)), asked, NOON + HOUR / 4).rejection is None
    here = replace(said, link=f"{LINK}1")
    assert refusal(posted(case(drafts=(update,), replies=(here,)), asked, NOON + HOUR / 4)) == "rejection.cool_off"


def test_who_approved_it_alone_does_not_record_it_as_posted():
    file = case(drafts=(APPROVED,))
    decision = posted(file, act(KEN, link=LINK), NOON)
    assert (decision.rejection.key, decision.rejection.args["people"]) == (
        "rejection.posted_alone",
        (msg("plain.person", person="mei"),),
    )


def test_nothing_is_posted_without_an_approval_a_link_or_twice():
    assert refusal(posted(case(), act(MEI, link=LINK), NOON)) == "rejection.nothing_approved"
    file = case(drafts=(APPROVED,))
    assert refusal(posted(file, act(MEI, link="javascript:alert(1)"), NOON)) == "rejection.link_needed"
    file = told(file, posted(file, act(MEI, link=LINK), NOON), MEI)
    assert refusal(posted(file, act(MEI, version="1", link=LINK), NOON)) == "rejection.already_posted"


def test_a_promise_is_kept_with_proof():
    file = case(promises=(BOUND,))
    assert refusal(promise(file, act(MEI, id="1", what="kept"), NOON)) == "rejection.proof_needed"
    kept = told(file, promise(file, act(MEI, id="1", what="kept", reason="私信截图 3"), NOON), MEI).promises[0]
    assert (kept.state, kept.proof) == (PromiseState.KEPT, "私信截图 3")


def test_a_promise_moves_with_a_reason_to_a_time_ahead():
    file = case(promises=(BOUND,), reminders={"promise:1": "90%"})
    assert (
        refusal(promise(file, act(MEI, id="1", what="moved", due="2020-01-01 10:00", reason="晚了"), NOON))
        == "rejection.time_passed"
    )
    assert (
        refusal(promise(file, act(MEI, id="1", what="moved", reason="等检测"), NOON)) == "rejection.due_or_owner_needed"
    )
    moved = told(file, promise(file, act(MEI, id="1", what="moved", due="2h", owner="Jun", reason="等检测"), NOON), MEI)
    assert (moved.promises[0].due, moved.promises[0].owner, moved.reminders) == (NOON + 2 * HOUR, "jun", {})


def test_a_broken_promise_reaches_the_approver_and_managers():
    file = case(promises=(BOUND,))
    decision = promise(file, act(MEI, id="1", what="broken", reason="没找到人"), NOON)
    assert decision.follow_ups[0].roles == (Role.APPROVER, Role.MANAGER)
    assert (
        refusal(promise(told(file, decision, MEI), act(MEI, id="1", what="kept", reason="x"), NOON))
        == "rejection.promise_settled"
    )


def test_a_promise_made_elsewhere_is_added_by_hand():
    fact = promise(case(), act(MEI, what="add", reason="电话里答应补寄", due="明天 18:00"), NOON).events[0]
    assert fact == Promised(id=1, text="电话里答应补寄", owner="mei", due=NOON + 30 * HOUR)


def test_open_promises_block_closing_and_only_a_manager_overrides():
    file = case(promises=(BOUND,))
    assert refusal(close(file, act(MEI, reason="用户满意"), NOON)) == "rejection.not_settled"
    assert (
        refusal(close(file, act(MEI, reason="用户满意", override="已电话确认"), NOON))
        == "rejection.override_is_for_managers"
    )
    closed = close(file, act(ADA, reason="用户满意", override="已电话确认"), NOON)
    assert (closed.events[0].override, told(file, closed, ADA).status) == ("已电话确认", Status.CLOSED)


def test_closing_takes_a_reason_and_somebody_of_the_incident():
    assert refusal(close(case(), act(MEI), NOON)) == "rejection.reason_needed"
    assert refusal(close(case(), act(JUN, reason="看着没事了"), NOON)) == "rejection.not_yours_to_close"
    closed = close(case(), act(KEN, reason="已解决", override="电话里说清了"), NOON)
    assert told(case(), closed, KEN).close_reason == "已解决"


def test_a_reopened_incident_asks_its_people_again():
    closed = case(status=Status.CLOSED, closed_at=NOON, close_reason="已解决")
    file = told(closed, reopen(closed, act(MEI, reason="又被转发"), NOON + HOUR), MEI, NOON + HOUR)
    assignment = file.assignments[Role.OWNER]
    assert (file.status, file.closed_at, assignment.since, assignment.accepted_at) == (
        Status.OPEN,
        None,
        NOON + HOUR,
        None,
    )


def test_the_retro_comes_after_closing():
    assert refusal(retro(case(), act(MEI, text="晚了两小时"), NOON)) == "rejection.close_first"
    closed = replace(case(), status=Status.CLOSED)
    learned = told(closed, retro(closed, act(MEI, text="晚了两小时"), NOON), MEI).learning
    assert [(line.by, line.heading, line.text) for line in learned.lines] == [("mei", "words", "晚了两小时")]


def test_snooze_needs_a_time_ahead_a_reason_and_has_an_end():
    assert refusal(snooze(case(), act(MEI, until="昨天", reason="忙"), NOON)) == "rejection.time_passed"
    assert refusal(snooze(case(), act(MEI, until="3d", reason="忙"), NOON)) == "rejection.snooze_too_long"
    assert refusal(snooze(case(), act(MEI, until="2h"), NOON)) == "rejection.reason_needed"
    assert told(case(), snooze(case(), act(MEI, until="2h", reason="开会"), NOON), MEI).snoozed_until == NOON + 2 * HOUR


def test_an_empty_note_is_refused():
    assert refusal(note(case(), act(MEI, text="  "), NOON)) == "rejection.note_empty"


def test_what_went_out_is_recorded_even_when_the_draft_was_replaced_meanwhile():
    file = case(drafts=(replace(APPROVED, state=DraftState.REPLACED),))
    after = told(file, posted(file, act(MEI, version="1", link=LINK, already="yes"), NOON), MEI)
    assert [(r.link, r.approved) for r in after.replies] == [(LINK, False)]


def test_a_promise_is_settled_by_its_people_and_withdrawn_only_by_the_approver_or_a_manager():
    file = case(promises=(BOUND,))
    assert refusal(promise(file, act(JUN, id="1", what="kept", reason="x"), NOON)) == "rejection.not_your_promise"
    assert refusal(promise(file, act(MEI, id="1", what="withdrawn", reason="x"), NOON)) == "rejection.not_your_promise"
    assert (
        told(file, promise(file, act(KEN, id="1", what="withdrawn", reason="用户不需要"), NOON), KEN).promises[0].state
        == "withdrawn"
    )
