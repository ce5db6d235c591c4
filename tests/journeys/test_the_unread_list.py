"""What no rule knows is never dismissed unread: it waits until a person opens or dismisses it (R5, R9, R34, R35)."""

from datetime import timedelta

from bot.workers.unread import LOOK_AGAIN, UnreadReminder
from handlers.case.case_file import Status
from handlers.triage.second_reading import Reading
from storage.incidents import timeline

STRANGE = "这个蓝色的小东西怎么装回盒子里的说"


class Reader:
    """A local reader that takes every post for the same."""

    may_read, state = True, "ready"

    def __init__(self, kind: str, probability: float) -> None:
        self.reading = Reading("local", {kind: probability}, {kind: "装回盒子"})

    def read(self, text: str, wait: float = 0.0) -> Reading:
        return self.reading


def with_reader(stage, kind, probability=0.9):
    stage.desk.readers = stage.desk.second_reader.reader = Reader(kind, probability)
    stage.desk._alerts.work.__self__.reader = stage.desk.readers


def kinds(stage, number):
    with stage.database.read_transaction() as connection:
        return [line.kind for line in timeline.read(connection, number)]


def test_proof_for_a_post_nobody_has_read_reaches_who_reads_the_list_r13(stage):
    number = stage.alert(text=STRANGE)
    stage.says("mei", f"证据 {number} 就医材料 医院单据")
    asked = {
        person: [line for line in stage.heard(f"person:{person}") if "还没人读" in line] for person in ("mei", "jun")
    }
    assert any(asked.values()) and stage.desk.read(number).status is Status.UNREAD


def test_a_post_that_no_rule_knows_waits_without_a_card_and_is_counted_on_the_board(stage):
    number = stage.alert(text=STRANGE)
    assert stage.desk.read(number).status is Status.UNREAD
    assert (stage.chat.cards, stage.chat.lines) == ({}, {})
    board = stage.hears("mei", "list").card
    assert "1 篇等人看" in stage.words(board.parts[0].text)
    assert [button.code for button in board.buttons] == ["unread"]
    listed = stage.hears("mei", "unread").card
    assert [button.code for button in listed.buttons] == [f"open {number}", f"dismiss {number}"]


def test_one_tap_opens_it_and_the_owner_is_asked(stage):
    number = stage.alert(text=STRANGE)
    stage.says("mei", f"立案 {number} L2 小零件孩子会吞")
    file = stage.desk.read(number)
    assert (file.status, file.severity) == (Status.OPEN, "L2")
    assert "TakenUp" in kinds(stage, number)


def test_a_dismissal_needs_a_reason_and_says_who_and_why(stage):
    number = stage.alert(text=STRANGE)
    assert stage.hears("ken", f"dismiss {number}").form is not None
    assert "已排除" in stage.says("ken", f"dismiss {number} 问包装的")
    file = stage.desk.read(number)
    assert (file.status, file.close_reason) == (Status.CLOSED, "问包装的")
    assert "不在未读清单上" in stage.says("ken", f"dismiss {number} 再来一次")
    assert stage.chat.cards == {}


def test_numbers_and_followers_are_looked_at_before_anything_is_put_there(stage):
    loud = stage.alert(text=STRANGE, author={"name": "大号", "followers": 2_600_000})
    seen = stage.alert(text=STRANGE + "二", counts={"like": 88_000, "save": 90, "comment": 40})
    hot = stage.alert(text=STRANGE + "三", trending=True)
    joined = stage.alert(text=STRANGE + "四", engager_followers="60万")
    assert [stage.desk.read(n).severity for n in (loud, seen, hot, joined)] == ["L3", "L2", "L3", "L3"]
    assert all(stage.desk.read(n).open for n in (loud, seen, hot, joined))


def test_what_grows_loud_later_leaves_the_list_by_itself(stage):
    number = stage.alert(platform="xiaohongshu", native_id="69200c80000000000503c8d1", text=STRANGE)
    again = {"platform": "xiaohongshu", "native_id": "69200c80000000000503c8d1", "text": STRANGE}
    stage.alert(**again, counts={"save": 300, "comment": 10})
    assert (stage.desk.read(number).status, stage.desk.read(number).severity) == (Status.OPEN, "L2")


def test_what_a_person_reports_is_never_closed_by_the_machine(stage):
    stage.says("mei", f"new {STRANGE}")
    stage.says("mei", "new 很好用，推荐，回购三次")
    assert [stage.desk.read(n).status for n in (1, 2)] == [Status.OPEN, Status.UNREAD]


def test_the_monitors_are_asked_once_for_all_that_waits_too_long(stage):
    stage.now = stage.now.replace(hour=2)
    reminder = UnreadReminder(stage.desk)
    for i in range(3):
        stage.alert(text=STRANGE + str(i))
    assert reminder.ask_due(stage.now) == 0
    asked = 0
    for _ in range(24):
        stage.now += LOOK_AGAIN
        asked += reminder.ask_due(stage.now)
    stage.carry()
    told = [line for place, lines in stage.chat.lines.items() for line in lines if "未读清单" in line]
    assert asked == len(told) > 0
    assert stage.now - timedelta(hours=6) == stage.now.replace(hour=2, minute=0)


def test_a_second_reader_raises_what_the_rules_do_not_know_and_says_so_on_the_timeline(stage):
    with_reader(stage, "harm")
    number = stage.alert(text=STRANGE)
    file = stage.desk.read(number)
    assert (file.open, file.severity, file.category, file.safety) == (True, "L2", "safety", True)
    assert "SecondRead" in kinds(stage, number)


def test_a_second_reader_puts_what_was_taken_for_praise_before_a_person(stage):
    with_reader(stage, "complaint")
    number = stage.alert(text="很好用，推荐，回购三次")
    assert stage.desk.read(number).status is Status.UNREAD


def test_a_second_reader_does_not_undo_what_a_person_has_dismissed(stage):
    number = stage.alert(text=STRANGE)
    stage.says("ken", f"dismiss {number} 问包装的")
    with_reader(stage, "harm")
    stage.desk.second_reader.read(number, stage.now)
    assert stage.desk.read(number).status is Status.CLOSED


def test_products_are_one_however_they_are_spelled_and_the_second_harm_report_is_a_crisis(stage):
    stage.says("ken", "brand GlowSkin names=小光 products=急救精华:rescue-serum/小绿瓶")
    first = stage.alert(text="小光的小绿瓶用完脸上起红疹")
    second = stage.alert(text="My face got a rash after the Rescue Serum", brand="glowskin")
    assert [stage.desk.read(n).product for n in (first, second)] == ["急救精华", "急救精华"]
    assert [stage.desk.read(n).severity for n in (first, second)] == ["L3", "L3"]


def test_harm_of_a_rival_told_in_praise_of_us_and_a_rivals_own_post_are_not_ours(stage):
    stage.says("ken", "brand GlowSkin names=小光 rivals=LunaTea,露娜")
    ours = stage.alert(text="露娜用了烂脸,还是小光好用,推荐,回购")
    theirs = stage.alert(text="露娜的面霜用完烂脸住院了")
    assert [stage.desk.read(n).close_reason for n in (ours, theirs)] == ["l0", "l0"]


def test_five_open_incidents_on_a_product_make_a_crisis_of_trust_that_names_them_all(stage):
    numbers = [stage.alert(text=f"面霜第{i}瓶还是搓泥，失望", product="面霜", brand="GlowSkin") for i in range(4)]
    last = stage.alert(text="又搓泥了，面霜质量太差", brand="GlowSkin")
    stage.says("mei", f"about {last} product=面霜")
    later = stage.alert(text="面霜搓泥，避雷", product="面霜", brand="GlowSkin")
    lead = stage.desk.read(stage.desk.read(last).umbrella)
    assert (lead.category, lead.severity) == ("trust_crisis", "L3")
    assert set(lead.members) == {*numbers, last, later}
    assert all(stage.desk.read(n).umbrella == lead.number for n in lead.members)
