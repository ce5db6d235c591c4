"""What was under way when a desk of revision 0003 was killed at three in the afternoon is carried out by today's."""

from datetime import timedelta

from tests.fakes.slack_people import button_commands, shown
from tests.faults.upgrade.old_desk import KILLED, OUTSIDE, STARTED
from tests.storage.older import rows_at


def test_what_waited_for_the_room_arrives_once_in_each_chat(desk):
    desk.work()
    [group] = desk.wecom.groups.values()
    page = "".join(desk.page("mei", "room:GlowSkin", thread) for thread in (7, 9, 13, 17))
    once = ("Ken 备注：律师函在路上", "Rui 备注：已报警，回执在我这里", "Ken 批准第 1 版")
    came = {words: (len(desk.reads("C0ROOM", words)), "".join(group["said"]).count(words)) for words in once}
    assert came == dict.fromkeys(once, (1, 1))
    there = ("律师函在路上", "已报警，回执在我这里", "approved version 1", "水军甲")
    assert [words for words in there if words not in page] == []
    assert "急救面膜用完第二天眼睛肿得睁不开" not in page, "a crisis is need-to-know: the room has no words of it"


def test_what_may_have_arrived_is_looked_for_or_marked(desk):
    desk.work()
    [group] = desk.wecom.groups.values()
    assert desk.reads("C0ROOM", "电话里说明天再发") == [], "it stood there already"
    assert [said for said in group["said"] if "电话里说明天再发" in said] == [
        "（重发，可能已经收到过）事件 14｜Ken 备注：电话里说明天再发"
    ]
    assert "电话里说明天再发" in desk.page("mei", "room:GlowSkin", 14)


def test_cards_change_where_they_stand(desk):
    desk.work()
    top = {channel: [m for m in messages if "thread_ts" not in m] for channel, messages in desk.slack.channels.items()}
    assert {shown(m).split(" ")[1] for m in top["C0ROOM"] if m.get("updates")} >= {"8", "13", "14", "16"}
    assert [float(m["ts"]) >= STARTED.timestamp() for m in top["C0ROOM"]].count(True) == 1, "only 17 has a new one"
    clicked = next(m for m in desk.slack.channels["D0KEN"] if m["ts"] == OUTSIDE["click"]["payload"]["message"]["ts"])
    assert ("approved; decided by Ken" in shown(clicked), "approve" in button_commands(clicked)) == (True, False)
    changed = {
        card["card"]["main_title"]["title"].partition(" ·")[0] for card in desk.wecom.cards.values() if card["changes"]
    }
    assert changed >= {"Incident 8", "Incident 13", "事件 14"}


def test_words_held_back_in_wecom_are_sent_together(desk):
    desk.work()
    said = [message["text"] for message in desk.wecom.inbox["MeiLi"] if message["kind"] == "text"]
    assert said[0].count("你本来就是事件 15 的负责人") == 2


def test_the_desk_needs_no_new_token_and_knows_everybody_still(desk):
    desk.work()
    assert "gettoken" not in desk.wecom.calls
    assert "users.lookupByEmail" not in desk.slack.calls
    assert desk.reads("D0ADA", "Mei has not accepted as owner in time")


def test_drafts_that_were_asked_for_are_written_and_put_to_ken(desk):
    desk.work()
    cards = {
        words: m
        for m in desk.slack.channels["D0KEN"]
        for words in ("Incident 14 · draft version 2", "Incident 17 · draft version 1")
        if words in shown(m)
    }
    assert [button_commands(card)[0] for card in cards.values()] == ["approve", "approve"]
    desk.in_slack["ken"].clicks("D0KEN", cards["Incident 14 · draft version 2"]["ts"], "approve")
    answer = desk.slack.wait(lambda: desk.slack.whispers[-1:])[0]
    assert shown(answer).startswith("Version 2 of incident 14 is approved")


def test_the_incident_that_was_to_be_looked_at_again_has_risen(desk):
    desk.work()
    assert len(desk.reads("D0KEN", "Incident 8 is L3 crisis now")) == 1
    assert desk.types("ken", "status 8").startswith("Incident 8 · L3 crisis")


def test_the_drill_plays_on(desk):
    desk.work()
    assert "388 likes, 41 saves, 52 comments, 19 shares" in desk.types("ken", "status 16"), (
        "the step that was under way"
    )
    desk.until(KILLED + timedelta(minutes=4))
    assert "912 likes" in desk.types("ken", "status 16"), "the next one"


def test_incidents_get_their_own_channel_once(desk):
    desk.work()
    assert sorted(desk.slack.names.values()) == [
        "inc-16-1121",
        "inc-17-1121",
        "inc-3-0803",
        "inc-5-1113",
        "inc-7-1121",
        "inc-8-1121",
    ]
    assert {
        name: len(messages) for name, messages in desk.slack.channels.items() if name in ("C0NEW55", "C0NEW81")
    } == {
        "C0NEW55": 1,
        "C0NEW81": 1,
    }


def test_what_is_said_in_an_incidents_own_channel_is_about_it(desk):
    [channel] = [channel for channel, name in desk.slack.names.items() if name == "inc-7-1121"]
    assert shown(desk.in_slack["ken"].types("note 电视台来电", channel)) == "Added to the timeline of incident 7"


def test_a_picture_that_was_on_its_way_becomes_evidence_and_one_that_is_known_does_not(desk):
    let_a_minute_pass(desk)
    desk.in_wecom["rui"].text("已存为事件 7 的证据")
    desk.in_wecom["rui"].sends(b"\xff\xd8\xff\xe0" + b"picture" * 5)
    let_a_minute_pass(desk)
    desk.in_wecom["rui"].text("这份证据已在事件 7 里")
    items = desk.application.incidents.read(7).evidence_items
    assert [(item.id, item.by) for item in items] == [(1, "mei"), (2, "rui")], "the older one first, as it came in"


def let_a_minute_pass(desk):
    """The new cards of 0.3.0 use up what WeCom takes for a person in a minute: what is said next comes after it."""
    desk.work()
    desk.until(desk.now + timedelta(minutes=2))


def test_questions_asked_in_wecom_can_be_answered(desk):
    assert "事件 15 的提醒静默到 2026-11-21 18:0" in desk.in_wecom["mei"].types("等质检")
    desk.work()
    desk.in_wecom["ada"].clicks(
        desk.in_wecom["ada"].card("Which language should you get"), "choose", {"language": "zh-Hant"}
    )
    let_a_minute_pass(desk)
    desk.in_wecom["ada"].text("From now on you get 繁體中文")


def test_what_was_done_once_is_not_done_again(desk):
    assert "already" in desk.types("ken", "report 7 abuse 同一个账号")
    assert desk.types("ken", "take 7 approver") == "You are approver of incident 7 already"


def test_words_like_those_approved_lately_are_noticed(desk):
    desk.types(
        "mei",
        f"draft 15 first_ack {next(row['text'] for row in rows_at('0003')['approved_reply'] if row['incident'] == 14)}",
    )
    desk.work()
    assert desk.reads("D0KEN", "Incident 15 · draft version 3", "Too close to a reply of the last 30 days")


def test_people_read_their_own_language(desk):
    assert desk.types("lou", "mine").startswith("我的待辦")
