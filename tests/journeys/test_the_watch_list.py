"""Before it is an incident: watched, with its risk, and looked at again (R6)."""

from pathlib import Path

import pytest

from handlers.case.people import Role
from tests.journeys.stage import Stage
from tests.people import NOON

LINK = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1"


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    stage.alert(
        platform="xiaohongshu", text="听说同行的精华出事了，你们家的成分好像差不多？", brand="GlowSkin", url=LINK
    )
    yield stage
    stage.database.close()


def test_a_risk_is_watched_and_the_monitor_looks_again_every_day_r6(stage: Stage):
    said = stage.says("ken", "观察 1 同行同类产品被曝光，成分相近")
    assert said == "事件 1 已列入观察，每天请 Mei 再看一次；长大了会自动打开"
    stage.later(hours=25)
    assert [line for line in stage.chat.lines["person:mei"] if "再看一次热度" in line] != []
    stage.says("mei", "观察 1 没有新帖")
    assert "上次看：" in stage.words(stage.hears("ken", "观察名单").card.parts[0].text)


def test_the_next_look_is_when_a_person_says_r6(stage: Stage):
    said = stage.says("ken", "观察 1 风险=同行被曝光，成分相近 复看=3天")
    assert said == "事件 1 已列入观察，2026-11-24 12:00 请 Mei 再看；长大了会自动打开"
    assert stage.desk.read(1).watch_risk == "同行被曝光，成分相近"
    stage.later(hours=50)
    assert [line for line in stage.heard("person:mei") if "再看一次热度" in line] == []
    stage.later(hours=24)
    assert [line for line in stage.chat.lines["person:mei"] if "再看一次热度" in line] != []


@pytest.mark.parametrize("worry", ["竞品的床垫被查出甲醛超标", "A competitor recalled its bottles, people were burnt"])
def test_harm_on_a_competitor_that_no_sheet_lists_is_watched_r6(stage: Stage, worry: str):
    stage.says("ken", f"观察 {worry} 复看=3天")
    watched = stage.desk.read(2)
    assert (watched.status, watched.watch_risk, watched.watch_hours) == ("watched", worry, 72.0)


def test_what_is_watched_has_no_windows_and_no_room_card(stage: Stage):
    stage.says("ken", "watch 1 rival in the news")
    stage.later(hours=60)
    assert not any(place.startswith("room") for place in stage.chat.lines)


def test_what_is_watched_opens_by_itself_when_it_grows_r6_r7(stage: Stage):
    stage.says("ken", "watch 1 rival in the news")
    stage.alert(
        platform="xiaohongshu",
        text="听说同行的精华出事了，你们家的成分好像差不多？今天我用完满脸红肿，去医院了",
        brand="GlowSkin",
        url=LINK,
    )
    file = stage.desk.read(1)
    assert (file.status, file.severity) == ("open", "L3")


def test_what_is_watched_can_be_dismissed_with_a_reason(stage: Stage):
    stage.says("ken", "watch 1 rival in the news")
    assert stage.desk.read(1).watch_risk == "rival in the news"
    stage.says("ken", "dismiss 1 官方已澄清，和我们无关")
    assert stage.desk.read(1).status == "closed"


def test_an_incident_under_way_does_not_go_back_to_the_watch_list(stage: Stage):
    stage.alert(platform="xiaohongshu", text="用了一次就满脸通红，过敏了", brand="GlowSkin")
    assert "不能退回观察" in stage.says("ken", "观察 2 再看看")


@pytest.mark.parametrize(
    "line",
    [
        "观察 https://www.xiaohongshu.com/explore/69200c80000000000503c8ff 代言人在评论区被提起",
        "關注 代言人最近被人議論，還沒有提到我們",
        "/incident watch an ingredient of ours is in the news",
    ],
)
def test_a_worry_is_watched_before_there_is_any_incident_r6(stage: Stage, line: str):
    before = dict(stage.chat.lines)
    assert "已列入观察" in stage.says("ken", line)
    file = stage.desk.read(2)
    assert (file.status, file.drafts, file.tasks) == ("watched", (), ())
    assert file.watch_risk != "" and file.person(Role.MONITOR) != ""
    assert not any(place.startswith("room") for place in stage.chat.lines.keys() - before.keys())
    stage.later(hours=25)
    monitor = f"person:{file.person(Role.MONITOR)}"
    assert any("再看一次热度" in said for said in stage.chat.lines[monitor])
    assert "已登记" in stage.says("mei", "观察 2 没有新的")


def test_a_link_that_is_known_or_grave_is_not_put_aside_r6(stage: Stage):
    assert "事件 1 已列入观察" in stage.says("ken", f"观察 {LINK} 成分相近")
    assert "不只是观察" in stage.says("ken", "观察 用了GlowSkin精华整张脸烂了，在医院急诊，医生说是化学烧伤")
    assert "要观察什么" in stage.says("ken", "观察")


@pytest.mark.parametrize("name", ["风险", "風險", "risk"])
def test_a_risk_given_by_name_is_no_word_of_the_post_and_one_text_is_one_post_r6(stage: Stage, name: str):
    grave = "有人说GlowSkin精华烂脸，去医院了，医生诊断化学灼伤"
    stage.says("ken", f"观察 {grave}")
    stage.says("mei", f"观察 {grave} {name}=已经传到微博")
    stage.says("ken", f"观察 听说代言人要翻车 {name}=还没提到我们")
    stage.says("mei", "观察 听说代言人要翻车")
    known = [stage.desk.read(n) for n in range(2, stage.count() + 1)]
    assert [(f.post.text, f.status, f.watch_risk) for f in known] == [
        (grave, "open", ""),
        ("听说代言人要翻车", "watched", "还没提到我们"),
    ]
    assert "已登记" in stage.says("mei", f"观察 3 {name}=微博上有人问")
