"""What the place that words go to asks of them: a model's words declared, a first part that stands alone, in time."""

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.case.card import Row
from handlers.case.drafts import DraftState
from handlers.drafts.card import post_card
from handlers.drafts.check_draft import check_text
from handlers.drafts.request import edit
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from handlers.posts import Platform, ReplySurface
from handlers.posts.post import ClockSource, Kind
from tests.people import MEI, NOON, POLICY, TEAM, act, case, told

ENTRIES = Path(__file__).parents[3] / "prompts" / "platforms"
STATEMENT = "昨天收到有人用后满脸通红的消息，很抱歉。这批产品已经停售，20日18点前公布检测结果，有不适请私信我们。"
REVIEW = "说好的温和，用了一次就满脸通红"


def a_place(name: str, **more: object):
    """A policy whose only place to write on this platform is one like this."""
    platform = Platform.from_mapping(tomllib.loads((ENTRIES / f"{name}.toml").read_text("utf-8")))
    place = ReplySurface("statement", 1000, "code_points", (10, 800), "", tuple(Kind), 0, False, 0, False)
    return replace(POLICY, platforms={name: replace(platform, surfaces=(replace(place, **more),))})


@pytest.fixture
def declaring():
    return a_place("xiaohongshu", label_ai=True)


def written_by(author: str, policy):
    """A case with a statement that this writer delivered."""
    file = case(drafting=True)
    decision = on_draft_written(file, WrittenDraft("statement", STATEMENT, author), TEAM, policy, NOON)
    return told(file, decision)


def rules_of(draft):
    return {f.rule for f in draft.findings}


def test_who_posts_a_models_statement_is_told_to_declare_it(declaring):
    file = written_by("fake-1", declaring)
    draft = replace(file.drafts[0], state=DraftState.APPROVED)
    shown = [p.text.args.get("rule") for p in post_card(file, draft).parts if isinstance(p, Row)]
    assert "LABEL_AI" in shown


def test_a_persons_edit_of_a_models_words_is_still_to_be_declared(declaring):
    context = replace(act(MEI, version="1", text=STATEMENT.replace("很抱歉", "真的很抱歉")), policy=declaring)
    file = written_by("fake-1", declaring)
    assert "LABEL_AI" in rules_of(told(file, edit(file, context, NOON), MEI).drafts[-1])


def test_a_persons_own_words_need_no_declaration(declaring):
    context = replace(act(MEI, version="1", text="这是我们自己想的话：产品停售，周五公布结果。"), policy=declaring)
    file = written_by("fake-1", declaring)
    assert "LABEL_AI" not in rules_of(told(file, edit(file, context, NOON), MEI).drafts[-1])


def test_the_phrase_bank_is_no_model(declaring):
    assert "LABEL_AI" not in rules_of(written_by("phrases", declaring).drafts[0])


@pytest.mark.parametrize(("shown", "marked"), [(0, False), (20, True), (200, False)])
def test_what_stands_behind_more_is_marked(shown, marked):
    policy = a_place("weibo", opening=shown)
    file = case(post=replace(case().post, platform="weibo"))
    found = [f for f in check_text(STATEMENT, file, "statement", policy, NOON)[0] if f.rule == "OPENING_ALONE"]
    assert [(f.start, f.level) for f in found] == ([(20, "info")] if marked else [])


@pytest.mark.parametrize(
    ("days", "clock", "level"),
    [
        (29, ClockSource.GIVEN, []),
        (31, ClockSource.GIVEN, ["ack"]),
        (31, ClockSource.FIRST_SEEN, []),  # how old it is, nobody knows
    ],
)
def test_a_review_too_old_for_a_reply_needs_a_tick(days, clock, level):
    policy = a_place("tmall", eligible_days=30)
    post = replace(case().post, platform="tmall", text=REVIEW, published_at=NOON - timedelta(days=days))
    file = case(post=replace(post, clock_source=clock))
    findings = check_text("看到你说满脸通红，真的抱歉，先停用，今天18点前私信回你。", file, "first_ack", policy, NOON)[
        0
    ]
    assert [f.level for f in findings if f.rule == "REPLY_CLOSED"] == level
