"""People of other workspaces are answered and decide nothing; and no person approves their own words."""

from pathlib import Path
from typing import Any

import pytest

from bot.incidents.execute_commands import NoSuchIncident
from tests.fakes.slack import TEAM, Fault
from tests.fakes.slack_desk import SlackDesk, workspace
from tests.fakes.slack_people import button_commands, event_of, request_of, shown, tool_says

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
FAR = "T0FAR"


@pytest.fixture
def draft(desk: SlackDesk) -> dict:
    """A draft before Ken, once Slack has told which workspace is ours."""
    desk.slack.wait(lambda: "users.lookupByEmail" in desk.slack.calls)
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    return desk.message("D0KEN", "draft version 1", buttons=True)


def decided(desk: SlackDesk) -> str:
    return desk.application.incidents.read(1).drafts[0].decided_by


@pytest.mark.parametrize(
    "change",
    [
        {"user": {"id": "U0KEN", "team_id": FAR}},
        {"team": {"id": FAR, "domain": "far"}},
        {"team": None, "user": {"id": "U0KEN", "team_id": FAR}},
        {"enterprise": {"id": "E0FAR", "name": "Far"}, "user": {"id": "U0KEN", "team_id": "E0FAR"}},
    ],
    ids=["shared channel", "installed there too", "org-wide", "another organisation"],
)
def test_a_click_from_another_workspace_decides_nothing_and_is_answered(
    desk: SlackDesk, draft: dict, change: dict
) -> None:
    desk.send("interactive", desk.ken.click("D0KEN", draft["ts"], "approve") | change)
    desk.whisper("another Slack workspace")
    assert decided(desk) == ""
    desk.ken.clicks("D0KEN", draft["ts"], "approve")
    assert decided(desk) == "ken"


def test_a_command_from_another_workspace_decides_nothing_and_is_answered(desk: SlackDesk, draft: dict) -> None:
    answer = desk.send(
        "slash_commands", desk.ken.command("approve 1 1 sure=yes") | {"team_id": FAR, "team_domain": "far"}
    )
    assert ("another Slack workspace" in shown(answer), decided(desk)) == (True, "")


def test_a_form_from_another_workspace_decides_nothing_and_is_answered(desk: SlackDesk, draft: dict) -> None:
    desk.ken.clicks("D0KEN", draft["ts"], "send-back")
    view = desk.slack.wait(lambda: desk.slack.modals and desk.slack.modals[-1])
    answer = desk.ken.submits({**view, "app_installed_team_id": FAR}, {"reason": "too cold"})
    assert ("another Slack workspace" in shown(answer["view"]), decided(desk)) == (True, "")


def said(desk: SlackDesk, **more: Any) -> None:
    event = {
        "type": "app_mention",
        "user": "U0KEN",
        "text": "<@U0BOT> approve 1 1 sure=yes",
        "channel": "C0ROOM",
        "ts": "1700000000.1",
        **more,
    }
    desk.send("events_api", event_of(event) | {"is_ext_shared_channel": True})


@pytest.mark.parametrize("more", [{"user_team": FAR, "source_team": FAR}, {"team": FAR}, {"user_team": "E0FAR"}])
def test_a_mention_by_somebody_of_another_workspace_decides_nothing_and_is_answered(
    desk: SlackDesk, draft: dict, more: dict
) -> None:
    said(desk, **more)
    desk.whisper("another Slack workspace")
    assert decided(desk) == ""


def test_one_of_us_may_mention_the_bot_in_a_shared_channel(desk: SlackDesk, draft: dict) -> None:
    said(desk, user_team=TEAM, source_team=TEAM, team=TEAM)
    desk.slack.wait(lambda: decided(desk) == "ken")


def test_a_foreign_tool_in_a_shared_alerts_channel_opens_nothing(desk: SlackDesk, draft: dict) -> None:
    event = {
        "type": "message",
        "subtype": "bot_message",
        "bot_id": "B0FAR",
        "app_id": "A0FAR",
        "text": LINK.replace("01a9", "01b0"),
    }
    desk.send("events_api", event_of({**event, "channel": "C0ALERTS", "ts": "1700000000.2", "user_team": FAR}))
    assert (desk.slack.whispers, desk.slack.channels["C0ALERTS"]) == ([], [])


def test_a_bot_that_is_not_listed_opens_nothing_and_is_told_once(desk: SlackDesk, draft: dict) -> None:
    for n in range(3):
        text = LINK.replace("01a9", f"01c{n}")
        tool_says(desk.send, text, bot_id="B0OTHER", app_id="A0OTHER", ts=f"1700000001.{n}")
    desk.message("C0ALERTS", "Posts of B0OTHER here are no alerts yet")
    desk.settled()
    assert sum("B0OTHER" in shown(m) for m in desk.slack.channels["C0ALERTS"] if m.get("blocks")) == 1
    with pytest.raises(NoSuchIncident):
        desk.application.incidents.read(2)


@pytest.mark.parametrize("listed", ["B0OTHER", "A0OTHER", "B0TOOL, A0OTHER"])
def test_a_listed_bot_or_app_opens_an_incident(tmp_path: Path, listed: str) -> None:
    desk = SlackDesk(tmp_path, slack_alert_bots=listed)
    tool_says(desk.send, f"{LINK} 用了就过敏", bot_id="B0OTHER", app_id="A0OTHER")
    desk.message("C0ROOM")
    assert desk.application.incidents.read(1).source.endswith("Listener")
    desk.close()


def test_until_slack_has_said_which_workspace_is_ours_nothing_is_accepted(tmp_path: Path) -> None:
    slack = workspace()
    slack.fail("auth.test", *[Fault(error="internal_error")] * 100)
    desk = SlackDesk(tmp_path, http=True, slack=slack)
    answer = desk.ken.types("new 用了急救面膜全脸红肿")
    assert "does not know its workspace yet" in shown(answer)
    body, headers = request_of(
        "events_api",
        event_of(
            {
                "type": "app_mention",
                "user": "U0KEN",
                "text": "<@U0BOT> new 用了就过敏",
                "channel": "C0ROOM",
                "ts": "1700000000.1",
            }
        ),
        "signing-secret",
    )
    assert desk.web().post("/slack/events", content=body, headers=headers).status_code == 503  # Slack sends it again
    with pytest.raises(NoSuchIncident):
        desk.application.incidents.read(1)
    slack.faults["auth.test"].clear()
    desk.slack.wait(lambda: desk.sender.directory.workspace.is_known())
    assert "open" in shown(desk.ken.types("new 用了急救面膜全脸红肿"))
    desk.close()


def test_an_address_proven_in_another_workspace_is_not_believed(desk: SlackDesk, draft: dict) -> None:
    desk.slack.users["U0FAR"] = {**desk.slack.users["U0ADA"], "id": "U0FAR", "team_id": FAR}
    directory = desk.sender.directory
    assert directory.recognise("U0FAR", desk.inward.now()) is None


@pytest.mark.parametrize(
    ("body", "foreign"),
    [
        (
            {"team": {"id": "T0OTHER"}, "user": {"id": "U1", "team_id": "T0OTHER"}, "enterprise": {"id": "E0OURS"}},
            False,
        ),
        ({"team_id": "T0OTHER", "enterprise_id": "E0OURS"}, False),
        ({"team": {"id": FAR}, "enterprise": None, "user": {"id": "U1", "team_id": FAR}}, True),
        ({"team_id": TEAM, "enterprise_id": "E0OURS", "event": {"user_team": "E0FAR"}}, True),
        ({"team_id": TEAM, "enterprise_id": "E0OURS", "event": {"user_team": "E0OURS"}}, False),
    ],
)
def test_within_one_organisation_all_workspaces_are_ours(desk: SlackDesk, body: dict, foreign: bool) -> None:
    workspace = desk.sender.directory.workspace
    workspace._identity = {"team_id": TEAM, "enterprise_id": "E0OURS"}
    assert workspace.is_external(body) is foreign


def test_nobody_approves_their_own_draft_by_button_or_by_word(desk: SlackDesk, draft: dict) -> None:
    approve = desk.ken.click("D0KEN", draft["ts"], "approve")
    desk.ken.clicks("D0KEN", draft["ts"], "edit")
    assert (
        desk.ken.fills_in(
            text="很抱歉，您用了一次精华就过敏。请立即停用，不舒服就去看医生，产品和票据留着。我们想了解情况，请私信我们。"
        )
        == {}
    )
    own = desk.application.incidents.read(1).drafts[1]
    refused = "Your words are in version 2 of incident 1 (written, edited, asked for, found out or stated)"
    assert shown(desk.ken.types("approve 1 2 sure=yes")) == f"{refused}, so you do not decide on it; ask Ada to decide"
    assert "waits for your decision" not in shown(desk.ken.types("mine"))
    assert "approve" in button_commands(desk.message("D0ADA", "draft version 2", buttons=True))
    told = desk.message("D0KEN", "draft version 2", buttons=True)
    assert "so you do not decide on it; ask Ada to decide" in shown(told) and "approve" not in button_commands(told)
    approve["actions"][0] |= {"value": f"approve 1 2 {own.hash[:8]} sure=yes", "action_ts": "9"}
    desk.send("interactive", approve)
    desk.whisper("Your words are in version 2")
    assert (own.author, desk.application.incidents.read(1).drafts[1].decided_by) == ("ken", "")
