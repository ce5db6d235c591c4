"""Who reads what: brands limit it; health, privacy and crises are for those who act, legal and managers."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.chat.console.api import Call, CommandApi
from bot.chat.console.sender import Sender
from bot.chat.protocol import Message
from bot.config.roster import Roster
from bot.incidents.dispatch import parse
from bot.reports.verify import verify_export
from handlers.case.card import Quote
from handlers.case.people import Role
from storage.incidents import reads
from tests.journeys.test_nobody_alone import CRISIS, PLAIN, ROSTER, N, reported

MORE = """
[person.kim]
name = "Kim"
roles = ["owner", "approver", "legal", "manager"]
brands = ["Other"]
[person.pat]
name = "Pat"
roles = ["kol"]
"""
SECRET = ("脸肿", "接触性皮炎", "小美", "6a01a6b0000000000500aa01")
READING = (
    "status 1",
    "brief 1",
    "tasks 1",
    "export 1",
    "edit 1 1",
    "approve 1",
    "approve 1 1 sure=yes",
    "note 1 看看",
    "reads 1",
)


@pytest.fixture
def desk(stage, tmp_path):
    """A desk with Kim, who works for another brand, and Pat, who has nothing to do with it."""
    path = tmp_path / "more.toml"
    path.write_text(ROSTER + MORE, encoding="utf-8")
    stage.desk.people.roster, stage.desk.people._cached = Roster(path, "Asia/Shanghai"), None
    return stage


def all_words(desk, person, line):
    """Everything a person is shown in answer to a line."""
    heard = desk.hears(person, line)
    cards = [heard.card] if heard.card else []
    parts = [part for card in cards for part in card.parts] + list(heard.form.parts if heard.form else ())
    shown = [desk.words(said) for said in heard.says] + [desk.words(card.title) for card in cards]
    shown += [p.text if isinstance(p, Quote) else desk.words(p.text) if hasattr(p, "text") else p.url for p in parts]
    shown += [field.value for field in (heard.form.fields if heard.form else ())]
    return " ".join(shown)


@pytest.mark.parametrize("line", READING)
@pytest.mark.parametrize("person", ["lou", "kim", "pat"])
def test_who_is_not_concerned_reads_nothing_of_a_crisis(desk, person, line):
    reported(desk, CRISIS)
    shown = all_words(desk, person, line)
    assert [word for word in SECRET if word in shown] == []
    counts = line == "status 1" and person != "kim"  # how many of what, and whom to ask
    assert desk.hears(person, line).ok is counts


@pytest.mark.parametrize("person", ["mei", "ken", "rui", "ada", "zoe"])
def test_who_acts_on_it_legal_and_managers_read_it(desk, person):
    reported(desk, CRISIS)
    assert "脸肿" in all_words(desk, person, "status 1")


def test_a_plain_complaint_is_read_by_its_brand_and_by_no_other(desk):
    reported(desk, PLAIN)
    assert "包装破了" in all_words(desk, "pat", "status 1")
    assert desk.hears("kim", "status 1").says[0].key == "rejection.other_brand"
    assert desk.hears("kim", "take 1").says[0].key == "rejection.other_brand"


def test_the_board_shows_counts_to_everybody_and_incidents_to_who_may_read_them(desk):
    reported(desk, CRISIS)
    boards = {person: desk.hears(person, "status").card for person in ("lou", "kim", "pat", "mei")}
    opened = {
        person: [b.code for b in board.buttons if b.code.startswith("status")] for person, board in boards.items()
    }
    assert opened == {"lou": [], "kim": [], "pat": [], "mei": ["status 1"]}
    assert all("L3 危机 1 件" in desk.words(board.parts[0].text) for board in boards.values())


def test_the_room_sees_who_acts_and_by_when_and_no_word_of_the_case(desk):
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("mei", "note 1 脸肿的照片已收到，接触性皮炎")
    desk.says("mei", "assess 1 小美本人确认接触性皮炎")
    desk.says("mei", "snooze 1 2h 等小美回话")
    shown = " ".join([*desk.reads("room:GlowSkin", N, "case"), *desk.heard("room:GlowSkin")])
    assert [word for word in SECRET if word in shown] == []
    assert "负责人 Mei" in shown and "需知" in shown
    assert "接触性皮炎" in all_words(desk, "rui", "status 1"), "who needs to know reads the lines there"


def test_reads_are_logged_and_shown_to_managers_and_legal(desk):
    reported(desk, CRISIS)
    for person in ("mei", "rui", "pat"):
        desk.hears(person, "status 1")
    card = desk.hears("ada", "reads 1").card
    assert [desk.words(row.text) for row in card.parts] == ["Rui · 状态", "Mei · 状态"]
    assert desk.hears("mei", "reads 1").says[0].key == "rejection.reads_are_for"


def readable(export: Path) -> str:
    """All words of an export's text files and of its workbook."""
    texts = [path.read_text("utf-8") for path in export.iterdir() if path.suffix in (".json", ".md", ".html", ".csv")]
    sheets = load_workbook(export / "incident.xlsx")
    texts += [str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row]
    return "".join(texts)


def test_an_export_is_redacted_unless_a_second_person_agrees_to_the_whole(desk, tmp_path):
    reported(desk, CRISIS)
    files = desk.hears("mei", "export 1").files
    assert files and all(name.startswith("INC-1-redacted/") for name in files)
    folder = next(path for path in tmp_path.rglob("INC-1-redacted") if path.is_dir())
    words = readable(folder)
    assert [word for word in ("脸肿", "小美") if word in words] == []
    assert json.loads((folder / "incident.json").read_text("utf-8"))["exported"]["redaction"] == "redacted"
    assert verify_export(folder).ok
    assert desk.hears("mei", "export 1 profile=full").files == ()
    assert desk.hears("mei", "export 1 profile=full").says[0].key == "rejection.already_proposed"
    desk.says("rui", "confirm 1 1")
    whole = desk.hears("mei", "export 1 profile=full").files
    assert [name.partition("/")[0] for name in whole] == ["INC-1", "INC-1"]


@pytest.mark.parametrize("role", ["kol", "owner"])
def test_nobody_reads_a_crisis_by_taking_a_role_that_it_does_not_miss(desk, role):
    reported(desk, CRISIS.replace("，央视也来问了", ""))
    person = "pat" if role == "kol" else "jun" if desk.desk.read(N).person(Role.OWNER) != "jun" else "mei"
    desk.desk.people.roster.path.write_text((ROSTER + MORE).replace('deputies = ["jun"]\n', ""), encoding="utf-8")
    assert desk.hears(person, f"take {N} {role}").says[0].key == "rejection.role_not_missing"
    assert [word for word in SECRET if word in all_words(desk, person, f"status {N}")] == []


PASTED = "https://www.xiaohongshu.com/explore/6a01a6b0000000000500aa01"


def test_who_works_for_another_brand_reports_a_known_post_and_neither_moves_nor_learns_anything(desk):
    reported(desk, PLAIN)
    before = desk.desk.read(N)
    answer = desk.hears("kim", f"new {PASTED} {PLAIN}，而且脸肿去医院了")
    after = desk.desk.read(N)
    assert (answer.says[0].key, answer.says[0].args) == ("answer.passed_on", {})
    assert (after.post, after.severity, after.alerts, after.open) == (
        before.post,
        before.severity,
        before.alerts,
        True,
    )
    assert [r.by for r in after.hand_reports] == ["kim"], "it is on record, and the room was told"
    assert desk.hears("mei", f"new {PASTED} {PLAIN}").says[0].key == "answer.joined"


def test_lists_of_ones_own_forms_of_buttons_and_the_live_page_are_logged_too(desk):
    reported(desk, CRISIS)
    desk.hears("mei", "mine")
    desk.dispatcher.button_form(parse(f"note {N}"), "mei")
    for _ in range(2):  # a page asks every few seconds: once an hour is logged
        desk.dispatcher.access.log_page("mei", [N], desk.now)
    with desk.database.read_transaction() as connection:
        kept = [read.what for read in reads.newest(connection, N, 50) if read.person == "mei"]
    assert sorted(kept) == ["console", "mine", "note"]


def test_lists_and_forms_of_a_crisis_are_logged_too(desk):
    reported(desk, CRISIS)
    for line in ("tasks 1", "task 1", "plan 1", "brief 1", "edit 1 1"):
        desk.hears("mei", line)
    rows = [desk.words(row.text) for row in desk.hears("ada", "reads 1").card.parts]
    assert [row.partition(" · ")[2] for row in rows] == ["任务清单 · 预案 · 事实简报 · 修改草稿"]


def test_the_log_has_one_line_for_a_person_day_and_command_and_pages_behind_it(desk):
    """Row 32 of the audit: thirty lines showed, and two inboxes filled them."""
    reported(desk, CRISIS)
    access, day = desk.dispatcher.access, desk.now
    for n in range(100):
        for _ in range(3):
            access.log(N, "mei", f"command-{n:03}", day + timedelta(minutes=n // 50))
    first, second = (desk.hears("ada", line).card for line in ("reads 1", "reads 1 page=2"))
    assert [button.code for button in first.buttons + second.buttons] == ["reads 1 page=2"]
    shown = [desk.words(card.parts[0].text).partition(" · ")[2].split(" · ") for card in (first, second)]
    assert (shown[0][0], shown[0][-1], shown[1]) == (
        "command-010",
        "command-099",
        [f"command-{n:03}" for n in range(10)],
    )


def test_an_inbox_is_one_line_and_not_one_for_each_button_in_it(desk, tmp_path):
    reported(desk, CRISIS)
    sender = Sender(desk.database)
    for id_, ((place, incident, key), card) in enumerate(desk.chat.cards.items(), 1):
        sender.deliver(Message(id_, place, incident, key, card=card), desk.now)
    inbox = CommandApi(desk.dispatcher, sender, tmp_path, lambda: desk.now).run(Call(person="rui", inbox=True))
    assert any(button["fields"] for message in inbox if message["card"] for button in message["card"]["buttons"])
    with desk.database.read_transaction() as connection:
        assert [read.what for read in reads.newest(connection, N, 50) if read.person == "rui"] == ["console"]


def test_words_put_as_a_product_stand_in_no_room_and_in_no_redacted_export(desk, tmp_path):
    reported(desk, CRISIS.replace("面霜", ""))
    desk.says("mei", "take 1")
    desk.says("mei", "about 1 product=张三脸肿")
    assert "张三" not in " ".join([*desk.reads("room:GlowSkin", N, "case"), *desk.heard("room:GlowSkin")])
    desk.hears("rui", "export 1 redacted")
    folder = next(path for path in tmp_path.rglob("INC-1-redacted") if path.is_dir())
    assert "张三" not in readable(folder)
