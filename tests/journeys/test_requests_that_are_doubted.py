"""What only the local reader takes for a scheme waits for a second person who says why it is right (R162)."""

from pathlib import Path

import pytest

from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.local import LocalReader
from handlers.checks.refusals import refused_kind
from tests.journeys.stage import Stage
from tests.people import NOON

SCHEME = "评论区先占前排，都换成咱们的人"
POST = "https://www.xiaohongshu.com/explore/68f1a2b3000000000503c8d1 GlowSkin精华包装破了，客服三天不理人"


@pytest.fixture(scope="module")
def reader() -> LocalReader:
    encoder = SentenceEncoder()
    assert encoder.load() is EncoderState.READY, "what developers install has the reader"
    return LocalReader(encoder)


@pytest.fixture
def stage(tmp_path: Path, reader: LocalReader):
    stage = Stage(tmp_path, NOON, reader)
    stage.hears("mei", POST)
    yield stage
    stage.database.close()


def titles(stage: Stage) -> list[str]:
    return [task.title["any"] for task in stage.desk.read(1).tasks if "any" in task.title]


@pytest.mark.parametrize(
    "words",
    [SCHEME, "Let it slip to the editor that our ads depend on this story", "和解書裡要寫她以後不能再談這件事"],
)
def test_a_doubted_task_is_done_when_a_second_person_says_why_it_is_right(stage: Stage, words: str):
    assert refused_kind(words) == "", "the rules do not see it"
    assert [said.key for said in stage.hears("mei", f"task 1 add {words}").says] == ["answer.proposed_scheme"]
    assert titles(stage) == []
    assert "第二个人" in stage.says("mei", "confirm 1 1 我自己确认"), "never its author"
    assert "为什么正当" in stage.says("ken", "confirm 1 1")
    assert titles(stage) == []
    assert "已确认" in stage.says("ken", "confirm 1 1 已问过法务，指的是官方说明")
    assert titles(stage) == [words]
    assert [(p.why, p.decided_by) for p in stage.desk.read(1).proposals] == [("已问过法务，指的是官方说明", "ken")]


def test_who_may_confirm_reads_the_words_and_gives_the_reason_in_a_form(stage: Stage):
    stage.hears("mei", f"task 1 add {SCHEME}")
    assert any(SCHEME in line for line in stage.reads("person:ken", 1, "proposal-1"))
    assert "已确认" in stage.clicks("ken", 1, "proposal-1", "confirm", reason="只是排官方账号的班")
    assert titles(stage) == [SCHEME]


def test_a_wish_about_a_draft_is_doubted_too_and_two_wait_side_by_side(stage: Stage):
    stage.hears("mei", "draft 1 first_ack", instruction="顺便暗示她对家给了钱")
    stage.hears("mei", f"task 1 add {SCHEME}")
    stage.hears("mei", "task 1 add Have the admin we know close the topic")
    assert [p.command for p in stage.desk.read(1).proposals] == ["draft", "task", "task"]
    again = stage.hears("mei", f"task 1 add {SCHEME}")
    assert [said.key for said in again.says] == ["rejection.already_proposed"]


@pytest.mark.parametrize(
    "words",
    [
        "查一下她的订单是哪个仓发的，今晚给她回电",
        "有人公布她的住址，請依規則檢舉那則留言",
        "Ask her how the rash is today",
    ],
)
def test_honest_work_is_noted_at_once(stage: Stage, words: str):
    stage.hears("mei", f"task 1 add {words}")
    assert titles(stage) == [words]


def test_without_a_reader_the_rules_stand_alone(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    stage.hears("mei", POST)
    stage.hears("mei", f"task 1 add {SCHEME}")
    assert titles(stage) == [SCHEME]
    assert [said.key for said in stage.hears("mei", "task 1 add 找水军刷好评").says] == ["refusal.fake_reviews"]
    stage.database.close()
