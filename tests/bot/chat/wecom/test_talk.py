"""Talking with the desk in WeCom: questions one at a time, reasons by the next text, choices on a card, files and
pictures.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.chat.wecom import store as wecom
from storage.incidents import cases
from tests.fakes.wecom_people import COUNT, xml_of

PAGE = "https://www.xiaohongshu.com/explore/6a01a9800000000005000003"
JPEG = b"\xff\xd8\xff\xe0" + b"picture" * 100


def decide(incident):
    """Ken's card about the first draft."""
    return incident.ken.card("approve 1 1")


def test_after_a_button_that_needs_a_reason_the_next_text_is_the_reason(incident):
    incident.ken.clicks(decide(incident), "send-back")
    assert "请回复：" in incident.ken.text("退回")
    assert incident.ken.types("语气太硬\n再软一点") == "已退回事件 1 的第 1 版，负责人会看到理由"
    draft = incident.application.incidents.read(1).drafts[0]
    assert (draft.state, draft.reason) == ("sent_back", "语气太硬\n再软一点")


def test_the_question_is_remembered_when_the_desk_starts_again(incident):
    incident.ken.types("退回 1 1")
    with incident.application.database.read_transaction() as connection:
        assert '"send-back 1 1' in wecom.talk(connection, "ken").question
    assert "已退回" in incident.ken.types("口气不对")


@pytest.mark.parametrize("typed", ["取消。", "算了吧", "Ｃａｎｃｅｌ", "取消！"])
def test_a_question_says_how_to_leave_it_and_takes_that_however_it_is_typed(incident, typed):
    assert "取消" in incident.ken.types("退回 1 1")
    assert incident.ken.types(typed) == "已取消，什么都没有改变"
    assert incident.application.incidents.read(1).drafts[0].state == "waiting"


def test_a_question_can_be_cancelled_and_a_command_takes_precedence(incident):
    assert "请回复" in incident.ken.types("退回 1 1")
    assert incident.ken.types("取消") == "已取消，什么都没有改变"
    assert "没有“太硬了”这个命令" in incident.ken.types("太硬了")
    incident.ken.types("退回 1 1")
    noted, dropped = incident.ken.types("备注 1 先等等").split("\n")
    assert (noted, "没有答完，已放下" in dropped) == ("已记入事件 1 的时间线", True)
    assert incident.application.incidents.read(1).drafts[0].state == "waiting"


@pytest.mark.parametrize("reason", ["通过", "退回重写", "记录 不实", "2 处错字", "语言 不当"])
def test_a_reason_that_begins_like_a_command_is_still_a_reason(incident, reason):
    incident.ken.types("退回 1 1")
    assert "已退回" in incident.ken.types(reason)
    assert incident.application.incidents.read(1).drafts[0].reason == reason


def test_after_half_an_hour_a_text_is_a_text_again(incident):
    incident.ken.types("退回 1 1")
    with incident.application.database.transaction() as connection:
        talk = wecom.talk(connection, "ken")
        assert talk.asked_at is not None
        wecom.set_talk(connection, "ken", talk.incident, talk.question, talk.asked_at - timedelta(minutes=31))
    assert "没有“太硬了”这个命令" in incident.ken.types("太硬了")


def test_a_choice_is_made_on_a_card_and_the_text_follows(incident):
    incident.ada.types("grade 1")
    asked = incident.ada.card("severity")
    assert incident.ada.clicks(asked, "choose ", {"severity": "L3"}) == ""
    assert "1. product safety" in incident.ada.text("Please reply"), (
        "eleven categories are too many to choose from on a card"
    )
    assert "Please reply" in incident.ada.types("1")
    assert "L3" in incident.ada.types("a second report")
    assert incident.application.incidents.read(1).severity == "L3"


def test_a_choice_on_an_old_card_is_not_taken_for_the_new_question(incident):
    incident.ada.types("grade 1")
    old = incident.ada.card("severity")
    incident.ada.types("cancel")
    incident.ada.clicks(old, "choose ", {"severity": "L0"})
    assert "too old" in incident.ada.text("press the button again")
    assert incident.application.incidents.read(1).severity == "L2"


@pytest.mark.parametrize("typed", ["1", "首次回应", "first_ack"])
def test_a_choice_can_be_typed_by_number_word_or_name(incident, typed):
    incident.mei.types("认领 1")
    asked = incident.mei.types("起草 1")
    assert asked.startswith("起草 · 事件 1\n请回复：草稿种类\n1. 首次回应\n2. 解决方案\n"), "too many for a card"
    assert incident.mei.types("不存在的") == f"没有“不存在的”这一项，请回复编号或名称\n{asked}"
    assert "起草" in incident.mei.types(typed)


def test_what_may_be_left_out_can_be_added_in_lines(incident):
    incident.mei.types("认领 1")
    asked = incident.mei.types("评估 1")
    assert "篇数=相关帖子几篇" in asked and "风向=评论风向（多数附和投诉 / 说法不一 / 多数为品牌说话）" in asked
    assert incident.mei.types("风向=喧闹\n其他渠道没有查到订单").startswith("没有“喧闹”这一项，请回复编号或名称\n")
    assert incident.mei.types("篇数＝3\nclimate=多数附和投诉\n其他渠道没有查到订单") == "事件 1 的评估已记下"
    found = incident.application.incidents.read(1).assessment
    assert (found.note_count, found.climate, found.findings) == (3, "agree", "其他渠道没有查到订单")


def test_an_outsider_is_refused_with_a_reason(incident):
    assert "没有角色" in incident.lou.types("通过 1 1")


def test_nobody_approves_what_needs_a_tick_without_seeing_it(incident):
    incident.mei.types("认领 1")
    incident.mei.types("评估 1 其他渠道没有查到订单")
    incident.mei.types("起草 1 resolution 看到你说满脸通红，真的对不起。我们会马上退款。")
    draft = incident.application.incidents.read(1).drafts[-1]
    needed = {f.rule for f in draft.findings if f.level == "ack"}
    if draft.needs_legal:
        incident.rui.types("法务通过 1 2")
    assert needed
    incident.ken.clicks(incident.ken.card("approve 1 2"), "approve 1 2")
    assert incident.application.incidents.read(1).draft(2).state == "waiting"
    assert draft.text in incident.ken.text("须确认 1")
    incident.ken.clicks(incident.ken.card("ack="), "approve 1 2")
    assert incident.application.incidents.read(1).draft(2).state == "approved"


def test_the_menu_sends_the_same_texts(incident):
    assert "不在，新的事不会派给你" in incident.mei.menu("away")
    assert "欢迎回来" in incident.mei.menu("away off")
    assert "请回复" in incident.mei.menu("new")
    assert (
        incident.mei.types("https://www.xiaohongshu.com/explore/6a01a9800000000005000002 又一篇，用了过敏")
        == "已建立事件 2，正在定级和找人"
    )


def shares(person, title: str, link: str) -> str:
    """Forward a page to the app; what comes straight back."""
    return str(
        person.tell(
            xml_of(person.user, MsgType="link", Title=title, Description="满脸通红", Url=link, MsgId=str(next(COUNT)))
        )
    )


def test_a_value_that_was_written_wrongly_can_be_sent_again(incident):
    incident.mei.types("认领 1")
    incident.mei.types("评估 1")
    wrong = incident.mei.types("批号已查\n篇数=十二")
    assert "不是数字" in wrong and "请回复" in wrong
    assert incident.mei.types("批号已查\n篇数=12") == "事件 1 的评估已记下"
    assert incident.mei.types("还有别的吗").startswith("没有"), "then it is over"


@pytest.mark.parametrize("typed", ["请假三天", "請假三天", "请假 三天", "离开到周五", "我要离开两小时"])
def test_who_leaves_says_so_in_one_word(desk, typed):
    assert desk.mei.types(typed).startswith("已记下你到 ")


def test_what_is_no_time_is_asked_for_again_at_once(incident):
    incident.mei.types("认领 1")
    assert "静默到何时" in incident.mei.types("静默 1")
    again = incident.mei.types("等下再说")
    assert again.startswith("看不懂时间“等下再说”；请写将来的时间") and "静默到何时" in again
    assert "理由" in incident.mei.types("两小时")
    assert incident.mei.types("等法务").startswith("事件 1 的提醒静默到 ")


def test_a_time_that_is_past_is_asked_for_again_and_the_reason_is_kept(incident):
    incident.mei.types("认领 1")
    incident.mei.types("静默 1")
    incident.mei.types("昨天")
    again = incident.mei.types("等法务")
    assert "已经过去" in again and "静默到何时" in again and "理由" not in again
    assert "最多静默 24 小时" in incident.mei.types("一周")
    assert incident.mei.types("两小时").startswith("事件 1 的提醒静默到 ")


def test_a_wrong_time_under_an_answer_is_asked_for_with_it(incident):
    incident.mei.types("认领 1")
    incident.mei.types("承诺 1 新增 寄新的")
    incident.mei.types("承诺 1 1")
    incident.mei.types("改期")
    assert incident.mei.types("等检测\n期限=很快").startswith("看不懂时间“很快”")
    assert incident.mei.types("等检测\n期限=下周五18:00").startswith("事件 1 的承诺")
    due = incident.application.incidents.read(1).promises[0].due.astimezone(ZoneInfo("Asia/Shanghai"))
    assert f"{due:%a %H:%M}" == "Fri 18:00"


def test_a_shared_link_opens_an_incident(desk):
    assert "已建立事件 1" in shares(desk.mei, "用了过敏", PAGE)
    assert desk.application.incidents.read(1).post.native_id == "6a01a9800000000005000003"


@pytest.mark.parametrize("link", [PAGE, "", "用了过敏"])
def test_the_title_of_a_shared_link_is_never_a_command(incident, link):
    shares(incident.ken, "通过 1 1", link)
    assert incident.application.incidents.read(1).drafts[0].state == "waiting"


def test_the_reply_may_be_shared_to_say_that_it_is_posted(incident):
    incident.ken.clicks(decide(incident), "approve")
    incident.ken.clicks(incident.ken.card("sure=yes"), "approve")  # people's health is at stake: asked once more
    assert "发布后的链接" in incident.mei.types("已发 1")
    reply = f"{incident.application.incidents.read(1).post.url}?comment=7"
    assert "已发布" in shares(incident.mei, "我们的回应", reply)
    assert [each.link for each in incident.application.incidents.read(1).replies] == [reply]


def test_a_picture_becomes_evidence_of_the_incident_in_hand_once(incident):
    assert incident.mei.sends(JPEG) == "收到图片，正在存为事件 1 的证据"
    assert incident.mei.text("已存为事件 1 的证据")
    incident.mei.sends(JPEG)
    assert incident.mei.text("没有重复存")
    [digest] = incident.application.incidents.read(1).evidence
    [kept] = (incident.application.settings.data_dir / "evidence/INC-1").iterdir()
    assert (kept.read_bytes(), kept.suffix) == (JPEG, ".jpg")
    assert digest.startswith(kept.stem)


def test_a_picture_sent_before_the_answer_does_not_take_the_question_away(incident):
    incident.ken.types("退回 1 1")
    assert "收到图片" in incident.ken.sends(JPEG)
    assert "已退回" in incident.ken.types("见图")


def test_a_picture_without_an_incident_in_hand_asks_for_one(desk):
    assert "编号" in desk.rui.sends(JPEG)
    assert "编号" in desk.rui.types("不知道")
    desk.mei.types("新事件 https://www.xiaohongshu.com/explore/6a01a9800000000005000001 用了过敏")
    assert "收到图片" in desk.rui.types("1")
    assert len(desk.application.incidents.read(1).evidence) == 1


def test_a_picture_from_somebody_who_may_not_read_the_incident_is_not_kept(incident):
    assert "编号" in incident.lou.sends(JPEG)
    incident.lou.types("1")
    assert "没有角色" in incident.lou.text("没有角色")
    assert incident.application.incidents.read(1).evidence == ()
    assert not (incident.application.settings.data_dir / "evidence/INC-1").exists()


def test_what_is_no_picture_or_too_large_is_not_kept(incident):
    incident.mei.sends(b"<html>not a picture</html>" * 10)
    assert incident.mei.text("不是能识别的图片")
    incident.mei.sends(JPEG[:4] + b"x" * (20 * 1024 * 1024))
    assert incident.mei.text("超过 20 MB")
    assert incident.application.incidents.read(1).evidence == ()


def test_a_picture_that_wecom_does_not_hand_out_at_once_comes_later(incident):
    from tests.fakes.wecom_wire import Fault

    incident.wecom.fail("media/get", Fault(code=-1))
    incident.mei.sends(JPEG)
    assert incident.application.incidents.read(1).evidence == ()


def test_an_export_is_sent_to_the_one_who_asked(incident):
    incident.mei.types("导出 1")
    assert incident.mei.file()["content"]
    assert not [m for m in incident.wecom.inbox["ken.wu"] if m["kind"] == "file"]


def test_a_button_of_a_damaged_file_is_answered(incident):
    shown = decide(incident)
    with incident.application.database.transaction() as connection:
        connection.execute(update(cases.TABLE).values(file="{"))
    assert incident.ken.clicks(shown, "send-back") == ""
    assert "案卷损坏" in incident.ken.text("事件 1 的案卷")


def test_what_concerns_safety_is_approved_in_two_presses_and_undone_in_one_r61(incident):
    incident.ken.clicks(decide(incident), "approve")
    draft = incident.application.incidents.read(1).drafts[0]
    assert draft.state == "waiting", "one press on a phone is not a decision"
    asked = incident.ken.card("sure=yes")
    assert draft.text in incident.ken.text(draft.text)
    incident.ken.clicks(asked, "approve")
    assert incident.application.incidents.read(1).drafts[0].state == "approved"
    incident.ken.clicks(incident.ken.card("undo 1 1"), "undo 1 1")
    assert incident.application.incidents.read(1).drafts[0].state == "waiting"
