"""What a whole desk of revision 0003 knew when it was killed at three in the afternoon, the newest one knows."""

import copy
import csv
import json
import re
from pathlib import Path

import pytest

from bot.reports.verify import verify_export
from tests.fakes.slack_limits import texts
from tests.fakes.slack_people import shown
from tests.faults.upgrade.old_desk import OUTSIDE, OldDesk
from tests.storage.older import rows_at

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
        "阿紫",
        "52000",
        "30000",
        "口气太硬",
        "批号A17有三起类似反馈",
        "小红书为主",
        "一位五万粉",
        "谢谢你",
        "周六16点前给出检测结果",
        "当面道歉",
        "法务认为不妥",
        "没有回访",
        "仓库周末不发货",
        "评论里骂人的账号",
        "退款300元",
        "等检测",
        "防腐剂超标",
        "律师函在路上",
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
}
FORGOTTEN = {1: ("小美的日记", "满脸通红"), 2: ("等快递的人",)}  # the retention schedule took these


@pytest.fixture(scope="module")
def files(desk: OldDesk) -> Path:
    """The file of every incident, as Ken has them exported."""
    for number in NUMBERS:
        desk.exports(number)
    return desk.folder / "exports"


def test_every_incident_reads(desk):
    cards = [desk.in_slack["ken"].types(f"status {number}") for number in NUMBERS]
    assert [next(iter(texts(card["blocks"]))) for card in cards] == TITLES
    assert "300 likes, 40 saves, 61 comments, 12 shares, 1 repost (at 2026-11-21 07:00), 30000 views" in shown(cards[6])


def test_the_board_shows_what_is_open_the_gravest_first_and_what_could_not_be_delivered(desk):
    board = desk.types("ken", "list")
    assert re.findall(r"Incident (\d+) · (L\d)", board)[:12] == [
        ("16", "L3"),
        ("17", "L3"),
        ("7", "L3"),
        ("8", "L2"),
        ("9", "L2"),
        ("6", "L1"),
        ("12", "L1"),
        ("11", "L1"),
        ("13", "L1"),
        ("14", "L1"),
        ("15", "L1"),
        ("10", "L1"),
    ]
    assert "1 message given up since yesterday, the last for wecom person:rui" in board


def test_everybody_finds_what_waits_for_them(desk):
    assert set(re.findall(r"Incident (\d+) ", desk.types("ken", "mine"))) == {*map(str, (6, 7, *range(8, 18)))}, (
        "what Ken decides, and where he holds a role"
    )
    mine = dict(re.findall(r"事件 (\d+) · L\d [^：]+： (.+)", desk.types("mei", "mine")))
    assert {number: mine[number].strip() for number in ("13", "14")} == dict.fromkeys(
        ("13", "14"), "有一版已批准，请照原文发布"
    )


def test_the_fact_sheet_stands_without_the_line_that_was_withdrawn(desk):
    assert re.findall(r"(\d) · GlowSkin · (.+?):  (.+?) \(", desk.types("ken", "fact")) == [
        ("1", "急救精华", "急救精华每批抽检12支"),
        ("2", "旧款精华", "旧款精华已于2026年1月停产"),
        ("4", "防晒霜", "防晒霜瓶盖已于2026年9月更换"),
    ]


def test_every_timeline_verifies_and_goes_on_from_the_lines_it_had(files):
    assert [number for number in NUMBERS if not verify_export(files / f"INC-{number}").ok] == []
    who = {number: {line["Who"] for line in new_lines(files, number)} for number in NUMBERS}
    assert {number: people - {"Ada"} for number, people in who.items()} == {  # Ada gives the second word
        number: {"Ken"} for number in NUMBERS
    }


def new_lines(files: Path, number: int) -> list[dict[str, str]]:
    """What an export's timeline holds after the lines that the older desk wrote; those must be there by
    their hashes.
    """
    with (files / f"INC-{number}" / "timeline.csv").open(encoding="utf-8-sig", newline="") as table:
        lines = list(csv.DictReader(table))
    before = [line["hash"] for line in rows_at("0003")["timeline"] if line["incident"] == number]
    assert [line["Hash"] for line in lines[: len(before)]] == before
    return lines[len(before) :]


def test_what_people_wrote_is_on_record_and_what_was_forgotten_is_not(files):
    reports = {number: (files / f"INC-{number}" / "report.md").read_text("utf-8") for number in NUMBERS}
    assert {n: [word for word in words if word not in reports[n]] for n, words in WRITTEN.items()} == {
        n: [] for n in NUMBERS
    }
    assert {n: [word for word in words if word in reports[n]] for n, words in FORGOTTEN.items()} == {1: [], 2: []}


def test_every_incident_holds_what_it_held(files):
    now = {n: json.loads((files / f"INC-{n}" / "incident.json").read_text("utf-8")) for n in NUMBERS}
    then = {n: copy.deepcopy(OUTSIDE["documents"][str(n)]) for n in NUMBERS}
    for n in (1, 5):  # closed before this window was due, which is said as what it is since 0.3.0
        then[n]["clock"][3]["state"] = "not_due"
    assert {n: part_of(now[n], then[n]) for n in NUMBERS} == then


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
    command = ken.send(
        "slash_commands", {**asked["command"]["payload"], "response_url": desk.slack.address("C0ROOM", "U0KEN")}
    )
    assert shown(command) == asked["command"]["answer"]
    assert desk.in_wecom["rui"].tell(asked["message"]["xml"]) == asked["message"]["answer"]
    assert [desk.types("ken", f"status {number}") for number in NUMBERS] == before
