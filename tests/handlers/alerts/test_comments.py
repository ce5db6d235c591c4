"""A comment under a post is told apart from the post; a post without words is not answered (R1, R9, R14)."""

from dataclasses import replace

from handlers.alerts.actions import new_case, on_first_alert
from handlers.alerts.comments import is_comment_on, on_comment, on_post_of_comments
from handlers.case.case_file import Status
from handlers.case.event import EventMeta, apply_events
from handlers.case.grades import Severity
from handlers.closing.purge import without_names
from handlers.overview.case_card import case_card
from handlers.posts.post import Alert, Author, Counts, Kind, Post
from handlers.triage import TriageContext, triage
from tests.people import NOON, POLICY, POST, TEAM, told

ALERT = Alert("listening", POST, NOON, counts=Counts(like=40), captured_at=NOON, brand="GlowSkin", product="急救精华")


def opened(alert=ALERT):
    file = new_case(1, alert, "v1")
    decision = on_first_alert(file, alert, triage(alert, TriageContext()), TEAM, POLICY, (), ())
    return apply_events(file, decision.events, EventMeta(alert.seen_at)), decision


def comment(text, likes=5, author="小鹿"):
    post = Post("xiaohongshu", Kind.COMMENT, "6b0b95b3000000000902a1b2", text=text, parent=POST.native_id)
    return replace(ALERT, post=replace(post, author=Author(author)), counts=Counts(like=likes))


def said_under(file, alert):
    return told(file, on_comment(file, alert, triage(alert, TriageContext()), TEAM, POLICY))


def labels(file):
    return [part.label.key for part in case_card(file, POLICY).parts if hasattr(part, "label")]


def test_its_likes_are_not_the_posts_and_the_same_once_more_changes_nothing():
    file, _ = opened()
    seen = said_under(file, comment("我也是", likes=90_000))
    assert (seen.counts, [(one.text, one.like) for one in seen.comments]) == (Counts(like=40), [("我也是", 90_000)])
    assert said_under(seen, comment("我也是", likes=90_000)) == seen
    assert {"card.comments", "card.comment_by"} <= set(labels(seen))
    assert without_names(seen).comments[0].author == ""


def test_harm_in_a_comment_opens_what_was_closed_as_harmless():
    file, _ = opened(replace(ALERT, post=replace(POST, title="", text="真的很好用，已经回购三次，推荐给大家")))
    assert file.status is Status.CLOSED
    assert said_under(file, comment("好看")).status is Status.CLOSED
    hurt = said_under(file, comment("用完烂脸去医院了，医生说是接触性皮炎"))
    assert (hurt.status, hurt.severity >= Severity.L2) == (Status.OPEN, True)


def test_only_what_stands_under_another_post_is_a_comment_on_it():
    file, _ = opened()
    assert is_comment_on(file, comment("我也是"))
    assert not is_comment_on(file, ALERT)
    own, _ = opened(comment("用完烂脸去医院了"))
    assert not is_comment_on(own, comment("用完烂脸去医院了", likes=9))
    assert "card.parent" in labels(own)


def test_a_post_without_words_asks_for_them_and_is_not_answered():
    file, decision = opened(replace(ALERT, post=replace(POST, title="", text="")))
    assert (file.open, decision.follow_ups) == (True, ())
    assert "card.words" in labels(file)


def test_a_post_that_comes_after_its_comment_brings_its_own_watch_terms():
    file, _ = opened(comment("我也是"))
    late = replace(ALERT, watch_terms=("精华",))
    seen = told(file, on_post_of_comments(file, late, triage(late, TriageContext()), TEAM, POLICY))
    assert (seen.post.native_id, seen.watch_terms) == (POST.native_id, ("精华",))
