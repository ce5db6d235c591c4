"""The room: a group that the app makes and people join by role, or a robot in a group that is there; text commands
instead of buttons.
"""

from datetime import timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.chat.console import store as console
from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.wecom.outbound.markdown import markdown
from bot.i18n import Locale
from bot.ops.clock import utc_now
from handlers.case.card import Card, Link, Quote, Row, Tone, msg
from tests.fakes.wecom_desk import ROSTER, WecomDesk
from tests.fakes.wecom_wire import Fault

GROUP = "dingfengbo1000002"


def line(number: int, text: str, place: str = "room:desk") -> Message:
    """A line for the room."""
    return Message(number, place, 1, says=(msg("plain.text", text=text),))


def test_the_group_is_made_on_first_use_and_people_join_by_role(incident):
    assert incident.wecom.groups[GROUP]["userlist"] == ["MeiLi", "ken.wu", "ada", "rui"]
    card, *lines = incident.wecom.groups[GROUP]["said"]
    assert "> 接手：认领 1" in card and "事件 1 · L2" in card
    assert all(said.startswith("事件 1｜") for said in lines)


def test_who_joins_the_roster_joins_the_group(incident):
    incident.wecom.users.add("jun")
    file = incident.application.settings.data_dir / "roster.toml"
    file.write_text(ROSTER + '[person.jun]\nname = "Jun"\nroles = ["owner"]\nwecom = "jun"\n', encoding="utf-8")
    incident.sender.deliver(line(1, "x"), utc_now())
    assert incident.wecom.groups[GROUP]["userlist"][-1] == "jun"


@pytest.mark.parametrize("wrong", ["unknown", "unseen"])
def test_one_wrong_userid_stops_nobody_else_and_the_manager_hears_of_it_once(desk, wrong):
    if wrong == "unknown":
        desk.wecom.users.discard("rui")
    desk.wecom.unseen.add("rui")
    for n in range(3):
        desk.sender.deliver(line(n, f"第 {n} 条"), utc_now() + timedelta(minutes=11 * n))
    desk.carry()
    assert desk.wecom.groups[GROUP]["userlist"] == ["MeiLi", "ken.wu", "ada"]
    assert desk.wecom.groups[GROUP]["said"] == ["事件 1｜第 0 条", "事件 1｜第 1 条", "事件 1｜第 2 条"]
    told = [m["text"] for m in desk.wecom.inbox["ada"]]
    assert [("rui" in text, "not in the group" in text) for text in told] == [(True, True)]


@pytest.mark.parametrize("code", [48002, 45009, -1])
def test_who_cannot_be_added_keeps_no_message_from_the_others(incident, code):
    file = incident.application.settings.data_dir / "roster.toml"
    file.write_text(ROSTER + '[person.jun]\nname = "Jun"\nroles = ["owner"]\nwecom = "jun"\n', encoding="utf-8")
    incident.wecom.fail("appchat/update", Fault(code=code))
    incident.sender.deliver(line(1, "还是说到了"), utc_now())
    assert incident.wecom.groups[GROUP]["said"][-1] == "事件 1｜还是说到了"


def test_the_card_comes_again_only_when_its_title_or_its_buttons_change(incident):
    said = incident.wecom.groups[GROUP]["said"]
    count = len([text for text in said if text.startswith("**")])
    incident.mei.types("备注 1 去问了柜台")
    assert len([text for text in said if text.startswith("**")]) == count
    incident.ada.types("grade 1 L3 safety a second report")
    assert len([text for text in said if text.startswith("**")]) == count + 1
    assert "L3" in said[[n for n, text in enumerate(said) if text.startswith("**")][-1]]


def test_a_brand_can_have_a_group_of_its_own(tmp_path):
    desk = WecomDesk(tmp_path / "data", wecom_rooms="GlowSkin=glow1", wecom_room="main1")
    for place in ("room:GlowSkin", "room:other"):
        desk.sender.deliver(line(1, place, place), utc_now())
    assert {chat: group["said"] for chat, group in desk.wecom.groups.items()} == {
        "glow1": ["事件 1｜room:GlowSkin"],
        "main1": ["事件 1｜room:other"],
    }
    desk.close()


def test_a_group_needs_two_people(tmp_path):
    desk = WecomDesk(tmp_path / "data")
    desk.sender.room.people = lambda place: ("MeiLi",)
    with pytest.raises(PermanentFailure, match="two people"):
        desk.sender.deliver(line(1, "x"), utc_now())
    desk.close()


@pytest.fixture
def robot(tmp_path):
    """A desk whose room is a group robot."""
    desk = WecomDesk(tmp_path / "data")
    desk.close()
    url = SecretStr(desk.wecom.base + "webhook/send?key=robot-key")
    desk = WecomDesk(tmp_path / "data2", wecom_robot_url=url)
    desk.sender.room.url = desk.wecom.base + "webhook/send?key=robot-key"
    yield desk
    desk.close()


def test_a_storm_reaches_a_robots_room_whole_within_twenty_a_minute(robot):
    now = utc_now()
    for n in range(1, 61):
        robot.sender.deliver(line(n, f"第 {n} 条"), now)
    assert len(robot.wecom.robot) == 12
    robot.wecom.skipped += 62
    robot.sender.deliver(Message(99, "room:desk", 0, "held"), now + timedelta(seconds=62))
    told = "\n".join(body["text"]["content"] for body in robot.wecom.robot)
    assert [n for n in range(1, 61) if f"第 {n} 条" not in told] == []
    assert (len(robot.wecom.robot) <= 20, robot.wecom.broken) == (True, [])


def spread(desk, *messages: Message) -> None:
    """Deliver as the dispatcher would: what must wait comes again, and both clocks move on."""
    now, waiting = utc_now(), list(messages)
    for _ in range(1000):
        if not waiting:
            return
        try:
            desk.sender.deliver(waiting[0], now)
            waiting.pop(0)
        except RetryLater as again:
            assert not again.attempted
            now += timedelta(seconds=10)
            desk.wecom.skipped += 10
    raise AssertionError(f"{len(waiting)} messages still wait")


def test_long_lines_reach_a_robots_room_whole_over_several_minutes(robot):
    marks = "甲乙丙丁"
    spread(robot, *(line(n, mark * 10_000) for n, mark in enumerate(marks, 1)), Message(99, "room:desk", 0, "held"))
    told = "".join(body["text"]["content"] for body in robot.wecom.robot)
    assert [told.count(mark) for mark in marks] == [10_000] * 4


def test_a_list_of_more_than_a_minutes_worth_reaches_a_robots_room_whole(robot):
    lines = tuple(
        Row(msg("plain.text", text=f"事件 {n}"), msg("plain.text", text="等审批人决定" * 90)) for n in range(30)
    )
    spread(robot, Message(1, "room:desk", 0, "digest", card=Card(msg("plain.text", text="每日摘要"), parts=lines)))
    told = "".join(body["markdown"]["content"] for body in robot.wecom.robot)
    assert [told.count(f"事件 {n}：") for n in range(30)] == [1] * 30
    assert len(robot.wecom.robot) > 20


def test_a_wrong_robot_is_given_up_without_its_key_in_the_words(robot):
    robot.sender.room.url = robot.wecom.base + "webhook/send?key=secret-key-123"
    with pytest.raises(PermanentFailure) as given_up:
        robot.sender.deliver(line(1, "x"), utc_now())
    assert "secret-key-123" not in str(given_up.value)
    assert "secret-key-123" not in repr(robot.sender.room)


def test_outside_text_rings_nobody_and_makes_no_link():
    nasty = "<@all> [点我](https://evil.example) <font color='red'>官方</font> **加粗** `码`\n# 标题"
    card = Card(
        msg("plain.text", text=nasty),
        Tone.WARNING,
        (Quote(nasty), Link("javascript:alert(1)", msg("plain.text", text="x"))),
    )
    [text] = markdown(card, Locale("zh-Hans", {}, "Asia/Shanghai"))
    head, _, rest = text.partition("\n")
    assert head.startswith('**<font color="warning">') and head.endswith("</font>**")
    inside = head.removeprefix('**<font color="warning">').removesuffix("</font>**") + rest.removeprefix("> ")
    assert [mark for mark in ("<", "[", "]", "*", "`", "#", "javascript") if mark in inside] == []


def test_in_a_private_text_a_link_cannot_pretend_to_be_another(desk):
    desk.sender.deliver(
        Message(1, "person:mei", 1, says=(msg("plain.text", text="<a href='https://evil.example'>官网</a>"),)),
        utc_now(),
    )
    assert desk.mei.text("官网").startswith("＜a href")


def test_a_long_list_comes_whole_in_several_messages():
    lines = tuple(
        Row(msg("plain.text", text=f"事件 {n}"), msg("plain.text", text="等审批人决定" * 9)) for n in range(60)
    )
    texts = markdown(Card(msg("plain.text", text="每日摘要"), parts=lines), Locale("zh-Hans", {}, "Asia/Shanghai"))
    assert len(texts) > 1
    assert [n for n in range(60) if f"事件 {n}：" not in "\n".join(texts)] == []
    assert max(len(text.encode()) for text in texts) <= 2048


def test_a_manager_who_is_only_in_another_chat_hears_there_who_was_left_out(tmp_path):
    desk = WecomDesk(tmp_path / "data", console=True)
    (desk.application.settings.data_dir / "roster.toml").write_text(
        ROSTER.replace('wecom = "ada"\n', ""), encoding="utf-8"
    )
    desk.wecom.unseen.add("rui")
    desk.sender.deliver(line(1, "x"), utc_now())
    desk.carry()
    with desk.application.database.read_transaction() as connection:
        [said] = connection.execute(select(console.TABLE.c.says).where(console.TABLE.c.place == "person:ada")).scalars()
    assert "wecom.left_out" in said and "rui" in said
    desk.close()
