"""What Mei asks for at night and does not get: the answer says why, and what to do instead (R162, R163)."""

from pathlib import Path

import pytest

from tests.journeys.stage import Stage
from tests.people import NOON


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def keys(result) -> list[str]:
    return [says.key for says in result.says]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("刷赞把这条压到第二页", "boost"),
        ("找几个写手发种草文把它盖过去", "fake_reviews"),
        ("把熱搜壓下去", "bury"),
        ("take the post down", "delete"),
    ],
)
def test_burying_boosting_and_deleting_are_refused_with_what_to_do_instead_r162_r163(
    stage: Stage, asked: str, kind: str
):
    assert keys(stage.hears("mei", asked)) == [f"refusal.{kind}"]
    assert stage.count() == 0


def test_a_writer_is_not_told_to_hide_an_injury(stage: Stage):
    number = stage.alert(
        platform="xiaohongshu",
        text="用了一次就满脸通红，去医院了",
        url="https://www.xiaohongshu.com/explore/68f1a2b3000000000503c8d1",
    )
    asked = stage.hears("mei", f"draft {number} first_ack", instruction="别提住院的事")
    assert keys(asked) == ["refusal.hide_safety"]


def test_a_pasted_post_that_tells_of_such_an_act_opens_an_incident(stage: Stage):
    stage.hears("mei", "他们找水军刷好评 https://www.xiaohongshu.com/explore/68f1a2b3000000000503c8d1")
    assert stage.count() == 1


@pytest.mark.parametrize(
    "line",
    [
        "task 1 add 找几个素人发好评把这条沉下去",
        "task 1 add buy 500 likes for our notes",
        "remedy 1 refund 200 明天18:00 if she deletes the post",
        "remedy 1 refund 200 明天18:00 她改好评就给",
        "promise 1 add 明天18:00 她删了帖子就退款",
    ],
)
def test_what_is_refused_in_words_is_refused_as_a_task_a_remedy_and_a_promise_r162_r163(stage: Stage, line: str):
    stage.alert(platform="xiaohongshu", text="用了一次就满脸通红，过敏了", brand="GlowSkin")
    before = len(stage.desk.read(1).tasks)
    assert keys(stage.hears("mei", line))[0].startswith("refusal.")
    assert (len(stage.desk.read(1).tasks), stage.desk.read(1).promises) == (before, ())
