"""An L1 stays quiet: its owner has it, the room has one line a day (R35)."""

from pathlib import Path

import pytest

from tests.journeys.stage import Stage
from tests.people import NOON


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def complaint(stage: Stage, **changes: object) -> int:
    return stage.alert(
        **{
            "platform": "xiaohongshu",
            "text": "物流太慢了，等了一周，差评",
            "brand": "GlowSkin",
            "product": "面霜",
            **changes,
        }
    )


def in_room(stage: Stage) -> bool:
    return any(place.startswith("room") for place, _, _ in stage.chat.cards) or any(
        place.startswith("room") for place in stage.chat.lines
    )


def test_an_l1_reaches_its_owner_and_not_the_room_r35(stage: Stage):
    number = complaint(stage)
    assert stage.desk.read(number).severity == "L1"
    assert not in_room(stage)
    assert ("person:mei", number, "owner") in stage.chat.cards


def test_in_two_days_of_silence_the_room_hears_nothing_of_it_r35(stage: Stage):
    complaint(stage)
    stage.says("mei", "take 1")
    stage.later(hours=47)
    assert not in_room(stage)


def test_once_it_grows_the_room_has_it_r35(stage: Stage):
    number = complaint(stage)
    stage.says("ken", f"grade {number} L2 转发很快")
    assert ("room:GlowSkin", number, "case") in stage.chat.cards


def test_who_reports_one_is_told_where_it_went_r35(stage: Stage):
    said = stage.says("lou", "新建 物流太慢了，等了一周，差评", brand="GlowSkin")
    assert said == "已建立事件 1（L1 一般，低调处理）：卡片只给负责人 Mei，群里每天汇总一行"


def test_the_board_turns_red_once_a_window_is_overdue_r105(stage: Stage):
    complaint(stage)
    assert stage.hears("ken", "list").card.tone == "calm"
    stage.later(hours=49)
    assert stage.hears("ken", "list").card.tone == "danger"
