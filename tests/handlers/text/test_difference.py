"""What changed, word by word, in Chinese and English; both texts can be read back from it."""

import pytest
from hypothesis import given, strategies

from bot.i18n import Locale
from handlers.case.card import Difference
from handlers.case.drafts import Draft, DraftState, Reply
from handlers.drafts.card import draft_card, post_card
from handlers.drafts.draft_parts import version_difference
from handlers.text.difference import changes_between
from tests.people import NOON, case

TEXT = strategies.text("天今明前点18 ab,。\n", max_size=40)


def marked(before, after):
    return Difference(None, changes_between(before, after)).marked


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("今天18点前给你答复。", "明天12点前给你答复。", "[-今天18-]{+明天12+}点前给你答复。"),
        ("真的很抱歉。", "很抱歉。", "[-真的-]很抱歉。"),
        ("私信我们", "私信告诉我们", "私信{+告诉+}我们"),
        ("We will reply by 18:00.", "We will write by 12:00.", "We will [-reply-]{+write+} by [-18:00-]{+12:00+}."),
        ("一样", "一样", "一样"),
    ],
)
def test_changes_are_whole_words(before, after, shown):
    assert marked(before, after) == shown


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back(before, after):
    changes = changes_between(before, after)
    assert "".join(run.text for run in changes if run.kind != "new") == before
    assert "".join(run.text for run in changes if run.kind != "gone") == after


def drafts_of(*texts, **last):
    made = [
        Draft(n, "first_ack", text, "小美", "phrases", NOON, DraftState.REPLACED) for n, text in enumerate(texts, 1)
    ]
    return case(drafts=tuple(made))


def test_a_new_version_shows_what_changed_and_another_text_does_not():
    file = drafts_of("看到你说满脸通红，今天18点前回你。", "看到你说满脸通红，明天12点前回你。", "完全是另外写的一段话")
    first, second, third = file.drafts
    shown = [part for part in draft_card(file, second, "ken").parts if isinstance(part, Difference)]
    assert [part.marked for part in shown] == ["看到你说满脸通红，[-今天18-]{+明天12+}点前回你。"]
    assert Locale("en").text(shown[0].label) == "Changes since version 1"
    assert (version_difference(file, first), version_difference(file, third)) == ([], [])


def test_what_was_changed_when_it_was_posted_is_shown():
    file = drafts_of("看到你说满脸通红，今天18点前回你。")
    posted = Reply(1, "first_ack", "https://x.example/1", "mei", NOON, "看到你说满脸通红，今晚回你。", 0.2)
    file = case(drafts=file.drafts, replies=(posted,))
    (shown,) = [part for part in post_card(file, file.drafts[0]).parts if isinstance(part, Difference)]
    assert "".join(run.text for run in shown.changes if run.kind != "gone") == posted.text
