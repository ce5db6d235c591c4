"""What people do while a question is open: looking keeps it, a text is a text, and nothing is dropped
without a word.
"""

import pytest

from storage.outbox import maintenance
from tests.fakes.wecom_people import xml_of


@pytest.mark.parametrize("look", ["状态", "状态 1", "待办", "列表", "帮助", "/incident help", "/没有这个"])
def test_who_only_looks_keeps_the_question(incident, look):
    incident.ken.types("退回 1 1")
    incident.ken.types(look)
    assert "已退回" in incident.ken.types("口气不对")
    assert incident.application.incidents.read(1).drafts[0].reason == "口气不对"


def test_the_menu_and_a_voice_message_keep_the_question_too(incident):
    incident.ken.types("退回 1 1")
    incident.ken.menu("mine")
    incident.ken.tell(xml_of("ken.wu", MsgType="voice", MediaId="m", MsgId="81"))
    assert "已退回" in incident.ken.types("口气不对")


@pytest.mark.parametrize("text", ["离开", "检查", "导出", "事件 本身不大", "incident unclear", "语言"])
def test_where_a_text_is_asked_for_a_word_that_opens_a_command_is_the_text(incident, text):
    incident.ken.types("退回 1 1")
    assert "已退回" in incident.ken.types(text)
    assert incident.application.incidents.read(1).drafts[0].reason == text


def test_another_question_in_place_of_the_open_one_is_said(incident):
    incident.ken.types("退回 1 1")
    assert "没有答完，已放下" in incident.ken.types("不回复 1")
    incident.ken.clicks(incident.ken.card("approve 1 1"), "send-back")
    assert incident.ken.text("没有答完，已放下")


@pytest.mark.parametrize("open_one", ["定级 1", "退回 1 1"])
def test_a_post_can_be_reported_while_a_question_is_open(incident, open_one):
    link = "https://www.xiaohongshu.com/explore/6a01a9800000000005000077"
    incident.ken.types(open_one)
    assert incident.ken.types(f"新事件 {link} 又一个人过敏").startswith("已建立事件 2，正在定级和找人\n刚才的问题")
    assert incident.application.incidents.read(2).post.native_id == "6a01a9800000000005000077"


def test_where_there_are_only_a_few_answers_anything_else_that_is_a_command_is_one(incident):
    link = "https://www.xiaohongshu.com/explore/6a01a9800000000005000078"
    incident.ken.types("定级 1")
    assert "没有“不知道”这一项" in incident.ken.types("不知道")
    assert "已建立事件 2" in incident.ken.types(f"{link} 又一个人过敏"), "a share text needs no command"
    incident.mei.types("认领 1")
    incident.ken.types("承诺 1 新增 寄新的")
    incident.mei.types("承诺 1 1")
    assert "请回复" in incident.mei.types("兑现"), "the name of an option is the option, though it could open a command"


def test_a_choice_whose_card_comes_too_late_holds_up_nothing(incident, monkeypatch):
    monkeypatch.setattr(incident, "carry", lambda: None)  # nothing goes out for a while
    incident.ada.types("grade 1")
    incident.ada.types("send-back 1 1")
    monkeypatch.undo()
    incident.carry()
    assert [
        m for m in incident.wecom.inbox.get("ada", []) if m["kind"] == "card" and "button_selection" in m["card"]
    ] == []
    with incident.application.database.read_transaction() as connection:
        assert maintenance.waiting(connection)[0] == 0
