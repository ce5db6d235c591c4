"""A file of alerts sent to the app: shown on a card, taken in by its button; links that search before an assessment."""

import pytest

from bot.chat import alert_uploads
from tests.fakes.wecom_desk import WecomDesk
from tests.fakes.wecom_wire import Fault

LINK = "https://www.xiaohongshu.com/explore/69200c80000000000001c8d1"
TABLE = f"正文,链接,平台\n用了GlowSkin精华满脸通红过敏,{LINK},小红书\n".encode()


def test_a_file_is_answered_at_once_then_shown_and_taken_in(desk: WecomDesk) -> None:
    assert desk.mei.sends_file("预警.csv", TABLE) == "收到 预警.csv，正在看里面有什么"
    card = desk.mei.card("预警文件")
    assert "新建 L2 严重 1 件" in repr(desk.wecom.inbox["MeiLi"])
    take = next(b["key"] for b in card["card"]["button_list"] if b["key"].endswith(" take"))
    desk.mei.clicks(card, take)
    assert "预警.csv 已导入：新建 1，并入 0" in desk.mei.text("已导入")
    assert desk.application.incidents.read(1).post.url == LINK


def test_a_download_that_fails_is_tried_again_and_said_in_the_end(
    desk: WecomDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alert_uploads, "GIVE_UP", alert_uploads.timedelta(0))
    desk.wecom.fail("media/get", Fault(code=-1))
    desk.mei.sends_file("预警.csv", TABLE)
    assert "预警.csv 没有取到" in desk.mei.text("没有取到")


def test_who_may_not_take_files_in_is_told_and_another_file_is_none_of_alerts(desk: WecomDesk) -> None:
    desk.lou.sends_file("预警.csv", TABLE)
    assert "没有角色" in desk.lou.text("没有角色")
    assert "media/get" not in desk.wecom.calls
    assert "这是哪个事件的证据" in desk.mei.sends_file("报告.pdf", b"%PDF-1.7")


def test_the_first_question_of_an_assessment_has_the_links_that_search_r18(desk: WecomDesk) -> None:
    desk.ken.types("brand GlowSkin products=急救精华")
    desk.mei.types(f"新事件 {LINK} GlowSkin急救精华用了满脸通红过敏")
    desk.mei.types("认领 1")
    assert "https://www.xiaohongshu.com/search_result?keyword=GlowSkin" in desk.mei.types("评估 1") + str(
        desk.wecom.inbox["MeiLi"][-2:]
    )
