"""An L3 incident's own channel: created once, with its people, whatever fails; or managers hear why not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.slack.outbound import incident_channel
from tests.fakes.slack import Fault
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import shown

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


@pytest.fixture
def desk(tmp_path: Path, quick: None) -> Iterator[SlackDesk]:
    """A desk on which Ada is known, with an incident in the room."""
    desk = SlackDesk(tmp_path, http=True, slack_l3_channels=True)
    desk.slack.scopes += ",channels:manage"
    desk.slack.wait(lambda: "users.lookupByEmail" in desk.slack.calls)
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.message("C0ROOM", "Incident 1", buttons=True)
    yield desk
    desk.close()


def worse(desk: SlackDesk) -> None:
    """It becomes an L3."""
    desk.mei.types("grade 1 L3 it trends everywhere")


def own(desk: SlackDesk) -> str:
    """The incident's channel, once it is announced in the room."""
    desk.message("C0ROOM", "has a channel of its own")
    desk.settled()
    [channel] = [channel for channel in desk.slack.creators if desk.slack.channels[channel]]
    return channel


def test_it_is_opened_once_with_the_people_of_the_roles_and_the_managers(desk: SlackDesk) -> None:
    worse(desk)
    channel = own(desk)
    assert desk.slack.names[channel].startswith("inc-1-")
    assert {"U0MEI", "U0KEN", "U0ADA"} <= desk.slack.members[channel] and "U0LOU" not in desk.slack.members[channel]
    assert [shown(m).partition(".")[0] for m in desk.slack.channels[channel]] == ["Incident 1 is handled here"]


def test_nobody_is_invited_twice_and_who_joins_is_invited_then(desk: SlackDesk) -> None:
    worse(desk)
    channel = own(desk)
    assert "U0LOU" not in desk.slack.members[channel]
    desk.slack.members[channel].discard("U0KEN")
    before, updates = desk.slack.calls.count("conversations.invite"), desk.slack.calls.count("chat.update")
    desk.mei.types("take 1")
    desk.settled()
    assert (desk.slack.calls.count("conversations.invite"), "U0KEN" in desk.slack.members[channel]) == (
        before,
        False,
    ), "who left, left"
    assert desk.slack.calls.count("chat.update") > updates
    roster = desk.application.settings.roster
    roster.write_text(roster.read_text("utf-8").replace("roles = []", 'roles = ["manager"]'), "utf-8")
    desk.ken.types("send-back 1 1 too cold")
    desk.slack.wait(lambda: "U0LOU" in desk.slack.members[channel])
    desk.settled()
    assert (desk.slack.calls.count("conversations.invite"), "U0KEN" in desk.slack.members[channel]) == (
        before + 1,
        False,
    )


@pytest.mark.parametrize(
    "fault", [Fault(cut=True, done=True), Fault(status=503, done=True), Fault(retry_after=1), Fault(status=500)]
)
def test_a_channel_whose_making_nobody_heard_of_is_found_again(desk: SlackDesk, fault: Fault) -> None:
    desk.slack.fail("conversations.create", fault)
    worse(desk)
    assert desk.slack.names[own(desk)].startswith("inc-1-")
    assert len(desk.slack.creators) == 1


def test_a_name_that_is_somebody_elses_is_left_to_them(desk: SlackDesk) -> None:
    file = desk.application.incidents.read(1)
    desk.slack.channel("C0THEIRS")
    name = desk.sender.incident_channels._name(file)
    desk.slack.names["C0THEIRS"] = name
    worse(desk)
    assert desk.slack.names[own(desk)] == f"{name}-2"
    assert desk.slack.channels["C0THEIRS"] == []


@pytest.mark.parametrize("method", ["conversations.invite", "chat.getPermalink", "chat.postMessage"])
@pytest.mark.parametrize("fault", [Fault(cut=True, done=True), Fault(retry_after=1)])
def test_it_is_finished_and_announced_once_whatever_is_lost_on_the_way(
    desk: SlackDesk, method: str, fault: Fault
) -> None:
    desk.settled()
    desk.slack.fail(method, fault, fault)
    worse(desk)
    channel = own(desk)
    assert len(desk.slack.channels[channel]) == 1 and {"U0MEI", "U0KEN"} <= desk.slack.members[channel]
    assert sum("has a channel of its own" in shown(m) for m in desk.slack.channels["C0ROOM"]) == 1


def test_managers_hear_once_that_it_cannot_be_made_and_the_desk_goes_on(desk: SlackDesk) -> None:
    desk.slack.scopes = desk.slack.scopes.replace(",channels:manage", "")
    worse(desk)
    desk.message("D0ADA", "given up", "no channel could be made for incident 1", "add channels:manage")
    desk.settled()
    tried = desk.slack.calls.count("conversations.create")
    for change in ("take 1", "assign 1 legal rui", "note 1 and more"):
        desk.mei.types(change)
    desk.settled()
    assert desk.slack.calls.count("conversations.create") == tried
    assert sum("given up" in shown(m) for m in desk.slack.channels["D0ADA"]) == 1
    assert desk.endpoints.health().ok


def test_what_was_given_up_is_tried_again_later(desk: SlackDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.slack.fail("conversations.create", Fault(error="restricted_action"))
    worse(desk)
    desk.message("D0ADA", "given up", "restricted_action")
    monkeypatch.setattr(incident_channel, "RETRY_AFTER_FAILURE", incident_channel.RETRY_AFTER_FAILURE * 0)
    desk.mei.types("take 1")
    assert own(desk)


def test_somebody_whom_slack_does_not_let_in_is_told_of_once(desk: SlackDesk) -> None:
    desk.slack.fail("conversations.invite", Fault(error="user_is_restricted"))
    worse(desk)
    desk.message("D0ADA", "not everybody could be invited", "user_is_restricted")
    assert len(desk.slack.channels[own(desk)]) == 1
    before = desk.slack.calls.count("conversations.invite")
    desk.mei.types("take 1")
    desk.settled()
    assert desk.slack.calls.count("conversations.invite") == before
