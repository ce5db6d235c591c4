"""A whole desk that revision 0003 left behind, killed at three in the afternoon, goes on under the newest one.

The tests are that afternoon and the days after it: each may let time pass, and goes on where the one before it left off.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.reports.verify import verify_database, verify_export
from tests.fakes.slack_limits import texts
from tests.fakes.slack_people import shown, verbs
from tests.faults.old_desk import OUTSIDE, STARTED, OldDesk, old_desk
from tests.storage.older import older, rows_at

TITLES = [
    "Incident 1 · L2 serious · product safety · 旧款精华",
    "Incident 2 · L1 minor · genuine complaint · 润唇膏",
    "Incident 3 · L3 crisis · product safety · 护手霜",
    "Incident 4 · L0 nothing to do · genuine complaint · 急救精华",
    "Incident 5 · L2 serious · product safety · 眼霜",
    "Incident 6 · L1 minor · genuine complaint · 面膜",
    "Incident 7 · L3 crisis · product safety · 急救精华",
    "Incident 8 · L2 serious · product safety · 急救面膜",
    "Incident 9 · L2 serious · extortion · 面膜",
    "Incident 10 · L1 minor · genuine complaint · 面霜",
    "Incident 11 · L1 minor · genuine complaint · 防晒霜",
    "Incident 12 · L1 minor · genuine complaint · 防晒霜",
    "Incident 13 · L1 minor · genuine complaint · 唇釉",
    "Incident 14 · L1 minor · genuine complaint · 香水",
    "Incident 15 · L1 minor · genuine complaint · 粉底液",
    "DRILL · Incident 16 · L3 crisis · product safety · 急救焕肤精华",
    "Incident 17 · L3 crisis · product safety · 急救面膜",
]
NUMBERS = range(1, len(TITLES) + 1)
# What people wrote, by incident: each word of it stands in the report that is made of the incident today.
WRITTEN = {
    1: ("用户确认恢复", "查得太慢，下次先看批号", "私信截图在案"),
    2: ("已补发",),
    3: ("可能诉讼", "家属要求不要公开回应", "家属和解", "说明书要改", "小鱼妈妈"),
    4: ("开心果",),
    5: ("月底前寄出检测报告", "转线下处理", "检测要到月底", "已和解", "路过的猫", "20000"),
    6: ("已退款", "慢吞吞", "今天又扣了一次钱"),
    7: (
        "阿紫", "52000", "30000", "口气太硬", "批号A17有三起类似反馈", "小红书为主", "一位五万粉", "谢谢你", "周六16点前给出检测结果",
        "当面道歉", "法务认为不妥", "没有回访", "仓库周末不发货", "评论里骂人的账号", "退款300元", "等检测", "防腐剂超标", "律师函在路上",
    ),
    8: ("小鹿", "休假前交接", "同一批号", "等检测结果"),
    9: ("匿名用户88", "收到私信截图，确认勒索", "报警留证", "已报警，回执在我这里"),
    10: ("大橘", "法务建议不公开回应"),
    11: ("阿树", "防晒霜瓶盖已于2026年9月更换"),
    12: ("水军甲",),
    13: ("豆豆",),
    14: ("小海", "电话里说明天再发"),
    15: ("小雨", "100%不会脱妆"),
    16: ("小美", "50000"),
    17: ("山山", "3000"),
}  # fmt: skip
FORGOTTEN = {1: ("小美的日记", "满脸通红"), 2: ("等快递的人",)}  # the retention schedule took these
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


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OldDesk]:
    """The desk started anew, two minutes after it was killed; nothing of what waits has been carried out yet."""
    folder = tmp_path_factory.mktemp("data")
    postgres = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    url = older(postgres() if postgres else f"sqlite:///{folder / 'dingfengbo.db'}", "0003")
    with pytest.MonkeyPatch.context() as patch, old_desk(folder, url, patch) as desk:
        yield desk


@pytest.fixture(scope="module")
def files(desk: OldDesk) -> Path:
    """The file of every incident, as Ken has them exported."""
    for number in NUMBERS:
        desk.types("ken", f"export {number}")
    return desk.folder / "exports"


def test_every_incident_reads(desk):
    cards = [desk.in_slack["ken"].types(f"status {number}") for number in NUMBERS]
    assert [next(iter(texts(card["blocks"]))) for card in cards] == TITLES
    assert "300 likes, 40 saves, 61 comments, 12 shares, 30000 views" in shown(cards[6])


def test_the_board_shows_what_is_open_the_gravest_first_and_what_could_not_be_delivered(desk):
    board = desk.types("ken", "list")
    assert re.findall(r"Incident (\d+) · (L\d)", board)[:12] == [
        ("16", "L3"), ("17", "L3"), ("7", "L3"), ("8", "L2"), ("9", "L2"), ("6", "L1"),
        ("12", "L1"), ("11", "L1"), ("13", "L1"), ("14", "L1"), ("15", "L1"), ("10", "L1"),
    ]  # fmt: skip
    assert "1 message given up since yesterday, the last for wecom person:rui" in board


def test_everybody_finds_what_waits_for_them(desk):
    assert set(re.findall(r"Incident (\d+) ", desk.types("ken", "mine"))) == {"8", "9", "11", "12", "15", "16"}
    assert {"13": "发布", "14": "发布"}.items() <= dict(
        re.findall(r"事件 (\d+) · L\d [^：]+： .*?(发布|兑现|接手)", desk.types("mei", "mine"))
    ).items()


def test_the_fact_sheet_stands_without_the_line_that_was_withdrawn(desk):
    assert re.findall(r"(\d) · GlowSkin · (.+?):  (.+?) \(", desk.types("ken", "fact")) == [
        ("1", "急救精华", "急救精华每批抽检12支"),
        ("2", "旧款精华", "旧款精华已于2026年1月停产"),
        ("4", "防晒霜", "防晒霜瓶盖已于2026年9月更换"),
    ]


def test_every_timeline_verifies_and_goes_on_from_the_lines_it_had(files):
    assert [number for number in NUMBERS if not verify_export(files / f"INC-{number}").ok] == []
    assert {number: [line["Who"] for line in new_lines(files, number)] for number in NUMBERS} == {number: ["Ken"] for number in NUMBERS}


def new_lines(files: Path, number: int) -> list[dict[str, str]]:
    """What an export's timeline holds after the lines that the older desk wrote; those must be there by their hashes."""
    with (files / f"INC-{number}" / "timeline.csv").open(encoding="utf-8-sig", newline="") as table:
        lines = list(csv.DictReader(table))
    before = [line["hash"] for line in rows_at("0003")["timeline"] if line["incident"] == number]
    assert [line["Hash"] for line in lines[: len(before)]] == before
    return lines[len(before) :]


def test_what_people_wrote_is_on_record_and_what_was_forgotten_is_not(files):
    reports = {number: (files / f"INC-{number}" / "report.md").read_text("utf-8") for number in NUMBERS}
    assert {n: [word for word in words if word not in reports[n]] for n, words in WRITTEN.items()} == {n: [] for n in NUMBERS}
    assert {n: [word for word in words if word in reports[n]] for n, words in FORGOTTEN.items()} == {1: [], 2: []}


def test_every_incident_holds_what_it_held(files):
    now = {n: json.loads((files / f"INC-{n}" / "incident.json").read_text("utf-8")) for n in NUMBERS}
    assert {n: part_of(now[n], OUTSIDE["documents"][str(n)]) for n in NUMBERS} == {n: OUTSIDE["documents"][str(n)] for n in NUMBERS}


def part_of(now: object, then: object) -> object:
    """What is said now of all that was said then: what an export holds besides, it may hold."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {name: part_of(now.get(name), value) for name, value in then.items()}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [part_of(*pair) for pair in zip(now, then, strict=True)]
    return now


def test_lines_read_as_they_did(files):
    now = (files / "INC-10" / "timeline.csv").read_bytes().decode()
    assert now.startswith(OUTSIDE["export"]["timeline.csv"])


def test_an_export_that_the_older_desk_made_verifies_too(tmp_path):
    for name, content in OUTSIDE["export"].items():
        (tmp_path / name).write_bytes(content.encode())
    assert verify_export(tmp_path).ok


def test_what_is_sent_again_gets_the_old_answer_and_changes_nothing(desk):
    ken, asked = desk.in_slack["ken"], {name: OUTSIDE[name] for name in ("alert", "click", "command", "message")}
    before = [desk.types("ken", f"status {number}") for number in NUMBERS]
    alert = desk.alerts(asked["alert"]["body"], asked["alert"]["key"])
    assert (alert.json(), alert.headers["Idempotency-Replayed"]) == (asked["alert"]["answer"], "true")
    ken.send("interactive", {**asked["click"]["payload"], "response_url": desk.slack.address("D0KEN", "U0KEN")})
    assert shown(desk.slack.wait(lambda: desk.slack.whispers[-1:])[0]) == asked["click"]["answer"]
    command = ken.send("slash_commands", {**asked["command"]["payload"], "response_url": desk.slack.address("C0ROOM", "U0KEN")})
    assert shown(command) == asked["command"]["answer"]
    assert desk.in_wecom["rui"].tell(asked["message"]["xml"]) == asked["message"]["answer"]
    assert [desk.types("ken", f"status {number}") for number in NUMBERS] == before


def test_what_waited_for_the_room_arrives_once_in_each_chat(desk):
    desk.work()
    [group] = desk.wecom.groups.values()
    page = "".join(desk.page("mei", "room:GlowSkin", thread) for thread in (7, 9, 13, 17))
    for words in ("Ken 备注：律师函在路上", "Rui 备注：已报警，回执在我这里", "Ken 批准第 1 版"):
        assert (len(desk.reads("C0ROOM", words)), "".join(group["said"]).count(words)) == (1, 1), words
    for words in ("律师函在路上", "已报警，回执在我这里", "approved version 1", "急救面膜用完第二天眼睛肿得睁不开", "水军甲"):
        assert words in page, words


def test_what_may_have_arrived_is_looked_for_or_marked(desk):
    desk.work()
    [group] = desk.wecom.groups.values()
    assert desk.reads("C0ROOM", "电话里说明天再发") == [], "it stood there already"
    assert [said for said in group["said"] if "电话里说明天再发" in said] == ["（重发，可能已经收到过）事件 14｜Ken 备注：电话里说明天再发"]
    assert "电话里说明天再发" in desk.page("mei", "room:GlowSkin", 14)


def test_cards_change_where_they_stand(desk):
    desk.work()
    top = {channel: [m for m in messages if "thread_ts" not in m] for channel, messages in desk.slack.channels.items()}
    assert {shown(m).split(" ")[1] for m in top["C0ROOM"] if m.get("updates")} >= {"8", "13", "14", "16"}
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
    desk.slack.wait(lambda: "Version 2 of incident 14 is approved" in shown(desk.slack.whispers[-1]))


def test_the_incident_that_was_to_be_looked_at_again_has_risen(desk):
    desk.work()
    assert len(desk.reads("D0KEN", "Incident 8 is L3 crisis now")) == 1
    assert desk.types("ken", "status 8").startswith("Incident 8 · L3 crisis")


def test_the_drill_plays_on(desk):
    desk.work()
    assert "388 likes, 41 saves, 52 comments, 19 shares" in desk.types("ken", "status 16"), "the step that was under way"
    desk.until(hour(21, 7, 4))
    assert "912 likes" in desk.types("ken", "status 16"), "the next one"


def test_incidents_get_their_own_channel_once(desk):
    desk.work()
    assert sorted(desk.slack.names.values()) == ["inc-16-1121", "inc-17-1121", "inc-3-0803", "inc-5-1113", "inc-7-1121", "inc-8-1121"]
    assert {name: len(messages) for name, messages in desk.slack.channels.items() if name in ("C0NEW55", "C0NEW81")} == {
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
    desk.in_wecom["ada"].clicks(desk.in_wecom["ada"].card("Which language should you get"), "choose", {"language": "zh-Hant"})
    desk.work()
    desk.in_wecom["ada"].text("From now on you get 繁體中文")


def test_what_was_done_once_is_not_done_again(desk):
    assert "already" in desk.types("ken", "report 7 abuse 同一个账号")
    assert desk.types("ken", "take 7 approver") == "You are approver of incident 7 already"


def test_words_like_those_approved_lately_are_noticed(desk):
    desk.types("mei", f"draft 15 first_ack {next(row['text'] for row in rows_at('0003')['approved_reply'] if row['incident'] == 14)}")
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
    told = ((at + timedelta(hours=8), line.strip()) for at, text in desk.reads("C0ROOM", "事件") for line in text.split("\n"))
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
    number = desk.alert("GlowSkin腮红飞粉，盒子也裂了，差评，再也不买了", native_id="6a0216b0000000000500aa23", product="腮红")
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
    assert "小鱼妈妈" in (desk.folder / "exports" / "INC-3" / "report.md").read_text("utf-8"), "legal holds it since August"
    assert verify_database(desk.house.database).ok
