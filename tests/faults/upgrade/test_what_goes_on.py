"""What was under way when a whole desk of revision 0003 was killed at three in the afternoon is carried out by the newest one.

The tests are that afternoon and the days after it: each may let time pass, and goes on where the one before it left off.
"""

import re
from datetime import UTC, datetime, timedelta

from bot.reports.verify import verify_database
from tests.fakes.slack_people import shown, verbs
from tests.faults.upgrade.old_desk import OUTSIDE, STARTED
from tests.storage.older import rows_at

# What the room hears about incidents that nobody touches, until ten past six in Shanghai, at each full and half hour.
AFTERNOON = [
    ("15:08", "事件 7 的承诺 3“周六16点前给出检测结果”由 Mei 在 2026-11-21 16:00 前兑现，做完请登记凭据"),
    ("15:30", "事件 7 的第 6 版草稿还在等法务决定"),
    ("15:30", "事件 7 的承诺 2“明天12点前告诉你检测安排”由 Jun 在 2026-11-21 18:00 前兑现，做完请登记凭据"),
    ("16:00", "事件 7 的第 6 版草稿还在等法务决定"),
    ("16:00", "事件 7 的承诺 3“周六16点前给出检测结果”已逾期（2026-11-21 16:00），请 Mei 马上兑现，或改期并说明理由"),
    ("16:30", "事件 7 的承诺 3“周六16点前给出检测结果”已逾期（2026-11-21 16:00），请 Mei 马上兑现，或改期并说明理由"),
    ("17:00", "事件 11 的第 1 版草稿还在等审批人决定，最近的时限是 11-23 07:05"),
    ("17:00", "事件 7 的第 6 版草稿还在等法务决定"),
    ("17:00", "事件 7 的承诺 2“明天12点前告诉你检测安排”由 Jun 在 2026-11-21 18:00 前兑现，做完请登记凭据"),
    ("17:30", "事件 12 的第 1 版草稿还在等审批人决定"),
    ("17:30", "事件 6 已超过补救回应时限（11-21 11:28），请负责人把首次回应送审，批准后发布"),
    ("17:30", "事件 7 的承诺 3“周六16点前给出检测结果”已逾期（2026-11-21 16:00），请 Mei 马上兑现，或改期并说明理由"),
    ("18:00", "事件 13 的第 1 版已批准、还没发布，请发布人照原文发到平台，再登记链接"),
    ("18:00", "事件 7 的承诺 2“明天12点前告诉你检测安排”已逾期（2026-11-21 18:00），请 Jun 马上兑现，或改期并说明理由"),
    ("18:00", "事件 8 已超过快速首次回应时限（11-21 09:37），请负责人把首次回应送审，批准后发布"),
    ("18:00", "事件 8 的第 1 版草稿还在等审批人决定，最近的时限是 11-22 06:37"),
]
HALF_AN_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)


def hour(day: int, hours: int, minutes: int = 0) -> datetime:
    """A moment of that November, in UTC."""
    return datetime(2026, 11, day, hours, minutes, tzinfo=UTC)


def test_what_waited_for_the_room_arrives_once_in_each_chat(desk):
    desk.work()
    [group] = desk.wecom.groups.values()
    page = "".join(desk.page("mei", "room:GlowSkin", thread) for thread in (7, 9, 13, 17))
    once = ("Ken 备注：律师函在路上", "Rui 备注：已报警，回执在我这里", "Ken 批准第 1 版")
    came = {words: (len(desk.reads("C0ROOM", words)), "".join(group["said"]).count(words)) for words in once}
    assert came == dict.fromkeys(once, (1, 1))
    shown = ("律师函在路上", "已报警，回执在我这里", "approved version 1", "急救面膜用完第二天眼睛肿得睁不开", "水军甲")
    assert [words for words in shown if words not in page] == []


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
    assert [shown(m).split(" ")[1] for m in top["C0ROOM"] if m.get("updates")] == ["8", "13", "14", "16"]
    assert [float(m["ts"]) >= STARTED.timestamp() for m in top["C0ROOM"]].count(True) == 1, "only 17 has a new one"
    clicked = next(m for m in desk.slack.channels["D0KEN"] if m["ts"] == OUTSIDE["click"]["payload"]["message"]["ts"])
    assert ("approved; decided by Ken" in shown(clicked), "approve" in verbs(clicked)) == (True, False)
    changed = [card["card"]["main_title"]["title"] for card in desk.wecom.cards.values() if card["changes"]]
    assert [title.partition(" ·")[0] for title in changed] == ["Incident 8", "事件 14", "事件 14", "Incident 13"]


def test_words_held_back_in_wecom_are_sent_together(desk):
    desk.work()
    said = [message["text"] for message in desk.wecom.inbox["MeiLi"] if message["kind"] == "text"]
    assert said[0].count("你本来就是事件 15 的负责人") == 2


def test_the_desk_needs_no_new_token_and_knows_everybody_still(desk):
    desk.work()
    assert "gettoken" not in desk.wecom.calls
    assert "users.lookupByEmail" not in desk.slack.calls
    assert desk.reads("D0ADA", "Mei has not accepted as owner in time")


def test_drafts_that_were_asked_for_are_written_and_laid_before_ken(desk):
    desk.work()
    cards = {
        words: m
        for m in desk.slack.channels["D0KEN"]
        for words in ("Incident 14 · draft version 2", "Incident 17 · draft version 1")
        if words in shown(m)
    }
    assert [verbs(card)[0] for card in cards.values()] == ["approve", "approve"]
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
    desk.until(hour(21, 7, 4))
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
    desk.work()
    desk.in_wecom["rui"].text("已存为事件 7 的证据")
    desk.in_wecom["rui"].sends(b"\xff\xd8\xff\xe0" + b"picture" * 5)
    desk.work()
    desk.in_wecom["rui"].text("这份证据已在事件 7 里")


def test_questions_asked_in_wecom_can_be_answered(desk):
    assert "事件 15 的提醒静默到 2026-11-21 18:0" in desk.in_wecom["mei"].types("等质检")
    desk.work()
    desk.in_wecom["ada"].clicks(
        desk.in_wecom["ada"].card("Which language should you get"), "choose", {"language": "zh-Hant"}
    )
    desk.work()
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


def test_a_reminder_that_was_given_is_not_given_again_and_the_next_comes_at_its_time(desk):
    desk.until(hour(21, 7, 7))
    assert desk.reads("D0MEI", "承诺 3") == []
    desk.until(hour(21, 7, 8))
    assert len(desk.reads("D0MEI", "承诺 3", "2026-11-21 16:00 前兑现")) == 1


def test_the_room_hears_every_reminder_of_the_afternoon_at_its_time(desk):
    desk.until(hour(21, 7, 8))
    desk.until(hour(21, 10, 10), HALF_AN_HOUR)
    untouched = re.compile(r"事件 (5|6|7|8|9|11|12|13) ?(的|：|已)")
    told = (
        (at + timedelta(hours=8), line.strip())
        for at, text in desk.reads("C0ROOM", "事件")
        for line in text.split("\n")
    )
    assert sorted((f"{at:%H:%M}", line) for at, line in told if untouched.match(line)) == sorted(AFTERNOON)


def test_the_audit_finds_nothing_missing(desk):
    desk.until(hour(21, 7, 8))
    assert desk.reads("D0ADA", "INC-") == []


def test_a_known_post_joins_its_incident_and_nearly_the_same_words_are_noticed(desk):
    desk.until(hour(21, 10, 10), HALF_AN_HOUR)
    assert desk.alert("唇釉又掉色", native_id="6a0136b0000000000500aa13") == 13
    words = "GlowSkin香水发来是用过的，盒子也破了，要求退款客服不理人，差评！"
    copy = desk.alert(words, native_id="6a0226b0000000000500aa22", author={"name": "小牛"}, product="香水")
    desk.work()
    assert (copy > 17, len(desk.reads("C0ROOM", "一天内有几乎相同的文字，见事件 14"))) == (True, 1)


def test_nothing_new_is_given_to_jun_while_he_is_away(desk):
    desk.until(hour(21, 10, 10), HALF_AN_HOUR)
    number = desk.alert("GlowSkin眉笔一画就断，差评，再也不买了", native_id="6a0216b0000000000500aa21", product="眉笔")
    assert "Owner:  Mei" in desk.types("ken", f"status {number}")


def test_the_digest_comes_at_nine_the_next_morning(desk):
    desk.until(hour(22, 0, 59), DAY)
    assert desk.reads("C0ROOM", "每日简报") == []
    desk.until(hour(22, 1, 1))
    assert len(desk.reads("C0ROOM", "每日简报")) == 1


def test_jun_is_back_when_he_said(desk):
    desk.until(hour(26, 1, 1), 4 * DAY)
    number = desk.alert(
        "GlowSkin腮红飞粉，盒子也裂了，差评，再也不买了", native_id="6a0216b0000000000500aa23", product="腮红"
    )
    assert "Owner:  Jun" in desk.types("ken", f"status {number}")


def test_what_follows_a_closed_incident_comes_in_its_turn(desk):
    desk.until(hour(28, 2), 2 * DAY)
    assert len(desk.reads("C0BRAND", "事件 5 还没写复盘")) == 1


def test_a_grade_that_a_person_lowered_stays_when_the_post_comes_up_again(desk):
    desk.until(hour(28, 2), 4 * DAY)
    words = "抹了LunaTea眼霜眼睛红肿流泪，去医院花了八百"
    post = {"native_id": "6a0056b0000000000500aa05", "brand": "LunaTea", "product": "眼霜", "counts": {"like": 3}}
    assert desk.alert(words, **post) == 5
    assert desk.types("ken", "status 5").startswith("Incident 5 · L2 serious")


def test_what_is_held_is_kept_and_every_timeline_verifies_after_all_that(desk):
    desk.until(hour(28, 2), 4 * DAY)
    desk.types("ken", "export 3")
    assert "小鱼妈妈" in (desk.folder / "exports" / "INC-3" / "report.md").read_text("utf-8"), (
        "legal holds it since August"
    )
    assert verify_database(desk.house.database).ok
