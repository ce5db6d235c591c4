"""The second reading: a critic that must quote, may only raise, and whose absence is visible."""

import json

from bot.drafting import DraftReader
from bot.drafting.errors import TransientModelError
from bot.drafting.llm import ModelAnswer
from handlers.case.drafts import Draft, DraftState, Finding
from handlers.drafts.second_reading import DoubtfulWords, DraftReading, on_draft_read
from tests import shipped
from tests.people import KEN, NOON, case, told

LIBRARY = shipped.library()
WORDS = "轮子掉了很扫兴，对不起。机场里谁的箱子没修过。给您13812345678回电，私信我。"


class Critic:
    """A model that answers with these doubts, or fails."""

    name, timeout = "critic-1", 1.0

    def __init__(self, *doubts, fails=None):
        self.doubts, self.fails, self.asked = doubts, fails, ""

    def ask(self, system, user, schema, deadline):
        self.asked = user
        if self.fails:
            raise self.fails
        found = [{"act": act, "quote": quote} for act, quote in self.doubts]
        return ModelAnswer(json.dumps({"found": found}, ensure_ascii=False), False, self.name, (1, 1), 1, 5)


def draft(**given):
    return Draft(1, "resolution", WORDS, "post", "mei", NOON, second_reading=True, **given)


def read(critic):
    return DraftReader(LIBRARY, None, critic, "local").read(case(), draft())


def test_what_the_critic_quotes_from_the_draft_asks_for_a_tick():
    reading = read(Critic(("minimises", "机场里谁的箱子没修过"), ("blames", "你自己摔的"), ("unknown", "轮子")))
    assert reading.doubts == (DoubtfulWords("minimises", "机场里谁的箱子没修过", "critic-1"),)
    file = told(case(drafts=(draft(),)), on_draft_read(case(drafts=(draft(),)), reading), KEN)
    start = WORDS.index("机场")
    assert file.drafts[0].findings == (
        Finding("MINIMIZE", "ack", start, start + 10, "机场里谁的箱子没修过", "critic-1"),
    )
    assert (file.drafts[0].read_by, file.drafts[0].not_read_by) == (("critic-1",), ("reader_missing",))


def test_prompt_and_answer_are_kept_without_personal_data():
    critic = Critic(("minimises", "机场里谁的箱子没修过"))
    reading = read(critic)
    assert "13812345678" not in critic.asked + reading.asked + reading.answered
    assert "机场里谁的箱子没修过" in reading.answered


def test_a_critic_that_fails_or_is_not_set_is_named_on_the_draft():
    assert read(Critic(fails=TransientModelError("model_slow"))).absent == ("reader_missing", "model_slow")
    assert read(None).absent == ("reader_missing", "critic_off")


def test_a_second_reading_never_takes_a_finding_away():
    blocked = draft(findings=(Finding("THREAT", "block", 0, 2, "轮子"),))
    file = case(drafts=(blocked,))
    after = told(file, on_draft_read(file, DraftReading(1, readers=("local",))), KEN)
    assert after.drafts[0].findings == blocked.findings


def test_owner_and_approver_hear_of_a_doubt_about_approved_words():
    approved = draft(state=DraftState.APPROVED)
    decision = on_draft_read(
        case(drafts=(approved,)), DraftReading(1, (DoubtfulWords("minimises", "谁的箱子没修过", "local"),), ("local",))
    )
    assert [notice.says[0].key for notice in decision.follow_ups] == ["tell.draft_doubted"]
