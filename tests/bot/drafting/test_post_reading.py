"""The third reader of a post: a model that must quote, may only raise or ask, and whose failure is seen (R5, R42)."""

import json

import pytest

from bot.drafting import DraftReader, Model
from handlers.case.card import Row, msg
from handlers.case.case_file import Status
from handlers.case.policy import ResponsePolicy
from handlers.overview.case_card import case_card
from storage.incidents import timeline
from tests import shipped
from tests.fakes.model import Reply, said
from tests.journeys.stage import Stage
from tests.people import NOON, case
from tests.waiting import PATIENCE

LIBRARY = shipped.library()
STRANGE = "这个蓝色的小东西装回去以后宝贝就一直不肯睁眼看人了，打13812345678问也没人说"


def found(kind, quote, sure="certain", why="装回去以后不睁眼"):
    return Reply(said(json.dumps({"kind": kind, "quote": quote, "sure": sure, "why": why}, ensure_ascii=False)))


@pytest.fixture
def stage(model, tmp_path):
    """A desk whose posts are read by the model at the fake server."""
    stage = Stage(tmp_path, NOON)
    reader = DraftReader(LIBRARY, None, Model(model.url, "sk-test", "fake-1", timeout=PATIENCE), "local")
    stage.outbox_dispatcher.model_work.draft_reader = reader
    stage.desk._alerts.work.__self__.asks_model = True
    yield stage
    stage.database.close()


def rows_of(card):
    return [part for part in card.parts if isinstance(part, Row)]


def line(stage, number):
    with stage.database.read_transaction() as connection:
        return next(entry.fields for entry in timeline.read(connection, number) if entry.kind == "ModelRead")


def test_what_the_model_quotes_from_the_post_raises_it_with_its_reason_on_card_and_timeline(stage, model):
    model.replies = [found("harm", "一直不肯睁眼看人")]
    number = stage.alert(text=STRANGE)
    file = stage.desk.read(number)
    assert (file.open, file.category, file.severity, file.safety) == (True, "safety", "L2", True)
    assert file.reasons[0] == ("model_harm", {"reader": "fake-1", "why": "装回去以后不睁眼"})
    kept = line(stage, number)
    assert (kept["kind"], kept["words"]) == ("harm", "一直不肯睁眼看人")
    assert "13812345678" not in json.dumps(model.asked) + str(kept["asked"])


def test_words_that_are_not_in_the_post_raise_nothing(stage, model):
    model.replies = [found("harm", "满脸通红")]
    assert stage.desk.read(stage.alert(text=STRANGE)).status is Status.UNREAD


def test_the_model_lowers_nothing(stage, model):
    model.replies = [found("none", "")]
    number = stage.alert(text="拉链第二天就坏了，太失望")
    assert (stage.desk.read(number).severity, line(stage, number)["kind"]) == ("L1", "")


def test_what_was_taken_for_praise_comes_before_a_person_when_the_model_is_only_fairly_sure(stage, model):
    model.replies = [found("complaint", "回购三次", "likely")]
    assert stage.desk.read(stage.alert(text="很好用，推荐，回购三次")).status is Status.UNREAD


def test_a_model_that_fails_leaves_the_grade_and_is_seen_on_timeline_and_card(stage, model):
    model.replies = [Reply(status=401)]
    number = stage.alert(text="拉链第二天就坏了，太失望")
    file = stage.desk.read(number)
    assert (file.severity, file.not_read_by_model, line(stage, number)["absent"]) == ("L1", "model_key", "model_key")
    assert any(
        row.text.args.get("absent") == msg("absent.model_key") for row in rows_of(case_card(file, ResponsePolicy()))
    )


def test_without_a_contract_the_model_hears_nothing_of_a_childs_health(model):
    reader = DraftReader(LIBRARY, None, Model(model.url, "sk-test", "fake-1"), "none").posts
    read = reader.read(case(category="genuine", flags=frozenset()), "孩子用完一直咳嗽")
    assert (read.absent, model.asked) == ("model_untrusted_child", [])


def test_without_a_model_nothing_is_read(model):
    assert DraftReader(LIBRARY, None, None).posts.read(case(), STRANGE) is None
