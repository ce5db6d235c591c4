"""A group that is gone: the next message finds out, a new one is made, nothing is lost, and the manager hears once."""

from datetime import timedelta

import pytest

from bot.chat.protocol import RetryLater
from bot.ops.clock import utc_now
from bot.workers.reconcile import Reconciler
from tests.bot.chat.wecom.rooms import GROUP, card, line
from tests.fakes.wecom_desk import ROSTER, WecomDesk
from tests.fakes.wecom_wire import Fault

REASONS = [86001, 86003, 86008, 49008, 40050, 81013]
GONE = "is gone"


def successor(desk: WecomDesk) -> dict:
    """The only group that is there now, and not under the old name."""
    [(name, group)] = desk.wecom.groups.items()
    assert name != GROUP
    return group


def told(desk: WecomDesk) -> int:
    """How often the manager heard that the group is gone."""
    return len([m for m in desk.wecom.inbox.get("ada", []) if GONE in m.get("text", "")])


@pytest.mark.parametrize("code", REASONS)
def test_the_next_message_finds_out_and_goes_to_a_new_group(desk, code):
    desk.sender.deliver(line(1, "第一条"), utc_now())
    desk.wecom.dissolve(GROUP, code)
    for n in range(2, 36):
        desk.sender.deliver(line(n, f"第 {n} 条"), utc_now())
    desk.carry()
    assert successor(desk)["said"] == [f"事件 1｜第 {n} 条" for n in range(2, 36)]
    assert successor(desk)["userlist"] == ["MeiLi", "ken.wu", "ada", "rui"]
    assert told(desk) == 1


def test_a_group_that_went_while_nobody_spoke_is_found_out_when_people_are_compared(desk):
    desk.sender.deliver(line(1, "第一条"), utc_now())
    desk.wecom.dissolve(GROUP, 49008)
    file = desk.application.settings.data_dir / "roster.toml"
    file.write_text(ROSTER.replace('wecom = "rui"\n', ""), encoding="utf-8")
    desk.sender.deliver(line(2, "第二条"), utc_now())
    desk.carry()
    assert (successor(desk)["said"], told(desk)) == (["事件 1｜第二条"], 1)


def test_a_successor_that_goes_too_gets_another(desk):
    now = utc_now()
    desk.sender.deliver(line(1, "第一条"), now)
    desk.wecom.dissolve(GROUP)
    desk.sender.deliver(line(2, "第二条"), now)
    [second] = desk.wecom.groups
    desk.wecom.dissolve(second)
    desk.sender.deliver(line(3, "第三条"), now + timedelta(seconds=5))
    desk.carry()
    assert (successor(desk)["said"], told(desk)) == (["事件 1｜第三条"], 2)


def test_what_cannot_be_said_while_no_group_can_be_made_waits_and_comes_in_order(desk):
    desk.sender.deliver(line(1, "第一条"), utc_now())
    desk.wecom.dissolve(GROUP)
    desk.wecom.fail("appchat/create", *[Fault(code=60011)] * 4)
    for n in (2, 3):
        with pytest.raises(RetryLater, match="no new WeCom group") as waits:
            desk.sender.deliver(line(n, f"第 {n} 条"), utc_now())
        assert (waits.value.whole_channel, waits.value.delivery_unknown) == (True, False)
    assert "no new WeCom group" in desk.endpoints.health().detail
    desk.wecom.faults.clear()
    for n in (2, 3):
        desk.sender.deliver(line(n, f"第 {n} 条"), utc_now())
    desk.carry()
    assert (successor(desk)["said"], told(desk)) == (["事件 1｜第 2 条", "事件 1｜第 3 条"], 1)
    assert desk.endpoints.health().ok


def test_the_new_group_is_shown_the_cards_of_open_incidents_and_nobody_hears_of_gaps(incident, monkeypatch):
    incident.wecom.dissolve(GROUP)
    incident.sender.deliver(line(50, "还在吗"), utc_now())
    audit = Reconciler(incident.application.incidents, lambda: None)
    for minutes in (0, 6):
        audit.reconcile_due(utc_now() + timedelta(minutes=minutes))
    monkeypatch.setattr("tests.fakes.wecom_desk.utc_now", lambda: utc_now() + timedelta(minutes=7))
    incident.carry()
    assert [text.partition("\n")[0] for text in successor(incident)["said"] if "事件 1 · L2" in text] != []
    assert [m for m in incident.wecom.inbox["ada"] if "INC-1 card" in m.get("text", "")] == []


def test_words_held_back_for_the_old_group_are_said_in_the_new_one(room):
    if room.path != "appchat/send":
        pytest.skip("a robot's group is not ours to make")
    room.sender.deliver(line(1, "先说一句"), utc_now())
    room.wecom.fail(room.path, Fault(), Fault(cut=True))
    with pytest.raises(RetryLater):
        room.sender.deliver(card(2, 3), utc_now())
    room.wecom.dissolve(GROUP)
    room.sender.deliver(card(2, 3, possibly_delivered=True), utc_now())
    said = "\n".join(successor(room)["said"])
    assert ["第 1 行" in said, "第 2 行" in said] == [True, True]


def test_another_process_that_made_the_group_at_the_same_moment_is_no_obstacle(desk):
    desk.wecom.groups[GROUP] = {"name": "x", "owner": "ada", "userlist": ["MeiLi", "ken.wu", "ada", "rui"], "said": []}
    desk.wecom.fail("appchat/get", Fault(code=86003))
    desk.sender.deliver(line(1, "第一条"), utc_now())
    assert (desk.wecom.groups[GROUP]["said"], told(desk)) == (["事件 1｜第一条"], 0)


def test_an_id_that_cannot_be_given_out_again_gets_a_successor_at_once(desk):
    desk.wecom.gone[GROUP] = 86003
    with pytest.raises(RetryLater, match="is gone"):
        desk.sender.deliver(line(1, "第一条"), utc_now())
    desk.sender.deliver(line(1, "第一条"), utc_now())
    assert successor(desk)["said"] == ["事件 1｜第一条"]


def test_a_group_whose_state_may_not_be_asked_is_not_taken_for_gone(desk):
    desk.sender.deliver(line(1, "第一条"), utc_now())
    desk.wecom.fail("appchat/get", Fault(code=48002))
    desk.sender.deliver(line(2, "第二条"), utc_now() + timedelta(hours=1))
    assert desk.wecom.groups[GROUP]["said"] == ["事件 1｜第一条", "事件 1｜第二条"]


@pytest.mark.parametrize(("setting", "owner"), [("", "ada"), ("rui", "rui"), ("lou", "lou"), ("nobody", "ada")])
def test_the_owner_is_who_is_named_for_it_or_a_manager_and_never_just_the_first_line(tmp_path, setting, owner):
    desk = WecomDesk(tmp_path / "data", wecom_group_owner=setting)
    desk.sender.deliver(line(1, "第一条"), utc_now())
    assert desk.wecom.groups[GROUP]["owner"] == owner
    assert owner in desk.wecom.groups[GROUP]["userlist"]
    desk.close()
