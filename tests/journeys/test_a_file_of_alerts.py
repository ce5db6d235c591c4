"""A file of alerts in a chat: first what it holds, then a button takes it in; nothing is written before (R1, R16)."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.incidents import alert_files
from bot.incidents.requests import CommandResult
from handlers.case.decision import ImportAlerts
from tests.journeys.stage import Stage

RED = "https://www.xiaohongshu.com/explore/69200c8000000000000{}c8d1"
TABLE = f"""标题,正文,链接,平台,昵称,点赞数,怪列
红脸,用了GlowSkin精华满脸通红过敏,{RED.format(1)},小红书,小美,12,zz
,GlowSkin客服不理人,https://weibo.com/2803301701/Oabcd1234,微博,阿强,1.2万,zz
,GlowSkin客服还是不理人,https://weibo.com/2803301701/Oabcd1234,微博,阿强,1.3万,zz
,这个牌子很好用推荐,{RED.format(2)},小红书,小李,abc,zz
,,,,,,q
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "sent"
    file.write_text(TABLE, encoding="utf-8")
    return file


def preview(stage: Stage, file: Path, called: str = "预警.csv", person: str = "mei") -> CommandResult:
    return stage.alert_files.preview(person, file, called, stage.now)


def shown(stage: Stage, result: CommandResult) -> dict[str, str]:
    assert result.card
    return {stage.words(part.label): stage.words(part.text) for part in result.card.parts}


def code(result: CommandResult, answer: str) -> str:
    assert result.card
    return next(button.code for button in result.card.buttons if button.code.endswith(answer))


def test_the_preview_says_what_is_in_it_what_would_open_and_what_was_not_read_r16(stage: Stage, table: Path) -> None:
    assert shown(stage, preview(stage, table)) == {
        "文件": "预警.csv",
        "里面的预警": "4 条：小红书 2 · 微博 2",
        "导入后": "新建 L2 严重 1 件 · 新建 L1 一般 1 件 · 并入已有 1 条 · 只留档 1 条",
        "L2 严重 · 小红书": "红脸 用了GlowSkin精华满脸通红过敏",
        "L1 一般 · 微博": "GlowSkin客服不理人",
        "读不了的行（1）": "第 6 行：没有链接、编号或文字",
        "有疑问的行（1）": "第 5 行：点赞数：'abc' 不是数量，请写成 1234、1,234、1.8万、10w+ 或 3亿 这样",
        "没读的列": "怪列",
    }
    assert stage.count() == 0, "nothing is written before the button"


def test_taken_in_it_does_what_the_preview_said_and_tells_who_pressed(stage: Stage, table: Path) -> None:
    take = code(preview(stage, table), "take")
    assert stage.says("ken", take) == "正在导入 预警.csv，完成后告诉你"
    assert stage.heard("person:ken") == ["预警.csv 已导入：新建 2，并入 1，只留档 1，以前导入过 0，没收 1 行"]
    found = [(f.severity, f.post.platform, f.post.author.name) for f in map(stage.desk.read, (1, 2, 3))]
    assert found == [("L2", "xiaohongshu", "小美"), ("L1", "weibo", "阿强"), ("L0", "xiaohongshu", "小李")]
    assert "已不在" in stage.says("mei", take), "it is deleted once it is taken in"
    assert shown(stage, preview(stage, table))["导入后"] == "并入已有 4 条"


def test_a_second_press_and_a_kill_in_the_middle_take_nothing_in_twice(
    stage: Stage, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = code(preview(stage, table), "take")
    token = take.split()[1]
    with monkeypatch.context() as killed:
        killed.setattr(alert_files.shutil, "rmtree", lambda *given, **named: None)
        stage.alert_files.take_in(ImportAlerts(token, "mei"), stage.now)
    assert stage.says("mei", take).startswith("正在导入")
    assert stage.count() == 3
    assert len(stage.heard("person:mei")) >= 1
    assert [stage.desk.read(n).alerts for n in (1, 2, 3)] == [1, 2, 1]


def test_left_it_is_deleted_and_opens_nothing(stage: Stage, table: Path) -> None:
    leave = code(preview(stage, table), "leave")
    assert stage.says("mei", leave) == "预警.csv 没有导入，已从这里删除"
    assert (stage.count(), list(stage.alert_files.folder.iterdir())) == (0, [])


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("报告.pdf", "报告.pdf 不是预警文件"),
        ("表.xlsx", "这份文件导入不了：表.xlsx"),
    ],
)
def test_what_is_no_file_of_alerts_is_said(stage: Stage, table: Path, called: str, said: str) -> None:
    result = preview(stage, table, called)
    assert said in " ".join(map(stage.words, result.says))
    assert (result.ok, list(stage.alert_files.folder.glob("*/*"))) == (False, [])


def test_a_name_from_outside_stays_a_name(stage: Stage, table: Path) -> None:
    result = preview(stage, table, r"C:\Users\..\预警<1>|2.csv")
    assert shown(stage, result)["文件"] == "预警_1__2.csv"


def test_only_people_on_duty_take_files_in(stage: Stage, table: Path) -> None:
    assert "没有角色" in " ".join(map(stage.words, preview(stage, table, person="lou").says))
    take = code(preview(stage, table), "take")
    assert "没有角色" in stage.says("lou", take)
    assert stage.count() == 0


def test_size_and_number_have_limits(stage: Stage, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alert_files, "MAX_ALERTS", 3)
    assert "超过 3 条" in " ".join(map(stage.words, preview(stage, table).says))
    monkeypatch.setattr(alert_files, "MAX_SIZE", 100)
    assert "超过" in " ".join(map(stage.words, preview(stage, table).says))


def test_a_file_that_nobody_takes_in_goes_after_a_day(stage: Stage, table: Path) -> None:
    preview(stage, table)
    [folder] = stage.alert_files.folder.iterdir()
    alert_files.forget_files(stage.alert_files.folder.parent, stage.now)
    before = (stage.now - timedelta(days=2)).timestamp()
    os.utime(folder, (before, before))
    alert_files.forget_files(stage.alert_files.folder.parent, stage.now)
    assert list(stage.alert_files.folder.iterdir()) == []


def test_typed_alone_the_command_says_what_to_do(stage: Stage) -> None:
    assert "先把文件发到这里" in stage.says("mei", "导入")
    assert "先把文件发到这里" in stage.says("mei", "不导入")
