"""R112: complaints under our own posts have a view of their own and stand in the digest until they are answered."""

from datetime import timedelta

from bot.workers.digest import digest_card
from tests.journeys.test_glowskin import POST, REPLY

COMMENT = {
    **POST,
    "text": "问了三次了没人回，精华推不开很失望",
    "author": {"name": "小美"},
    "counts": {},
    "kind": "comment",
}
WORDS = "看到你问了三次我们都没回，精华推不开让你失望了，真的很抱歉。私信告诉我们批号，今天22点前回复你。"


def view(stage):
    """The lines of the view as Ada reads it."""
    return [stage.words(part.text) for part in stage.hears("ada", "own").card.parts]


def digest(stage):
    """The digest's lines about our own posts."""
    files = [stage.desk.read(n) for n in range(1, stage.count() + 1)]
    card = digest_card([f for f in files if f.open], stage.book.policy, stage.now + timedelta(hours=20))
    return [stage.words(part.text) for part in card.parts if part.label.key == "own.row"]


def test_it_stands_there_until_it_is_answered(stage):
    n = stage.alert(**COMMENT, own_post="新品预告")
    stage.says("mei", f"take {n}")
    stage.says("ken", f"take {n} approver")
    assert ["新品预告" in line for line in view(stage)] == ["新品预告" in line for line in digest(stage)] == [True]
    assert "没有公开回复" in stage.says("mei", f"close {n} 不用管"), "whatever its severity"
    stage.says("mei", f"draft {n} first_ack {WORDS}")
    rules = ",".join(f.rule for f in stage.desk.read(n).drafts[-1].findings)
    stage.says("ken", f"approve {n} {stage.desk.read(n).drafts[-1].version} ack={rules} sure=yes")
    stage.says("mei", f"posted {n} {stage.desk.read(n).drafts[-1].version} {REPLY}")
    assert digest(stage) == [] and "没有等回复" in view(stage)[0]


def test_a_person_who_reports_one_says_under_which_post(stage):
    stage.says("mei", f"new {REPLY.partition('?')[0]} 精华推不开，很失望 own=新品预告")
    assert ["新品预告" in line for line in view(stage)] == [True]


def test_words_that_no_rule_knows_wait_there_too_r112(stage):
    n = stage.alert(platform="weibo", text="问了三次没人回", brand="GlowSkin", own_post="新品预告")
    assert not stage.desk.read(n).open and ["新品预告" in line for line in view(stage)] == [True]


def test_what_stands_elsewhere_is_not_in_this_view(stage):
    stage.alert(**COMMENT)
    assert "没有等回复" in view(stage)[0]
