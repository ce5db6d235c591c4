"""The doctor's look at Slack: each thing that can be wrong, what is found, and the repair."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.chat.endpoints import Check
from bot.chat.slack.doctor import checks
from tests.fakes.slack import BOT, SCOPES, FakeSlack, Fault
from tests.fakes.slack_desk import settings_for

SECRET = SecretStr("0123456789abcdef0123456789abcdef")
INVITE = "invite the app into the channel: /invite @Dingfengbo"
SOCKET = "turn Socket Mode on and copy the app-level token (with connections:write) again into SLACK_APP_TOKEN"


def wrong(fake: FakeSlack, folder: Path, **more: object) -> list[Check]:
    """What is wrong."""
    return [
        check
        for check in checks(settings_for(fake, folder, **{"slack_signing_secret": SECRET, **more}))
        if not check.ok
    ]


def test_all_that_is_looked_at_is_well(fake: FakeSlack, tmp_path: Path) -> None:
    looked_at = [check.name for check in checks(settings_for(fake, tmp_path, slack_signing_secret=SECRET))]
    channels = ["channel C0ALERTS", "channel C0BRAND", "channel C0ROOM"]
    assert looked_at == [
        "slack token",
        "slack scopes",
        "clock",
        *channels,
        "people",
        "alert bots",
        "socket",
        "signing secret",
    ]
    assert wrong(fake, tmp_path) == []


@pytest.mark.parametrize(
    ("error", "repair"),
    [
        ("invalid_auth", "copy the bot token again into SLACK_BOT_TOKEN"),
        ("token_revoked", "install the app again and copy the new bot token into SLACK_BOT_TOKEN"),
        ("account_inactive", "install the app again and copy the new bot token into SLACK_BOT_TOKEN"),
    ],
)
def test_the_token(fake: FakeSlack, tmp_path: Path, error: str, repair: str) -> None:
    fake.fail("auth.test", Fault(error=error))
    assert wrong(fake, tmp_path) == [Check("slack token", False, error, repair)]


def test_slack_out_of_reach(fake: FakeSlack, tmp_path: Path) -> None:
    fake.wire.close()
    [check] = wrong(fake, tmp_path)
    assert (check.name, check.repair) == ("slack token", "let this machine reach slack.com over HTTPS")


@pytest.mark.parametrize("scope", SCOPES.split(","))
def test_every_scope(fake: FakeSlack, tmp_path: Path, scope: str) -> None:
    fake.scopes = ",".join(each for each in SCOPES.split(",") if each != scope)
    found = {check.name: check for check in wrong(fake, tmp_path)}
    repair = f"add {scope} under OAuth & Permissions and install the app again"
    assert found["slack scopes"] == Check("slack scopes", False, f"missing {scope}", repair)


def test_the_scope_for_channels_of_their_own_is_asked_for_where_it_is_needed(fake: FakeSlack, tmp_path: Path) -> None:
    [check] = wrong(fake, tmp_path, slack_l3_channels=True)
    assert check.found == "missing channels:manage"


@pytest.mark.parametrize(("behind", "found"), [(400, "+400 s against Slack"), (-400, "-400 s against Slack")])
def test_the_clock(fake: FakeSlack, tmp_path: Path, behind: int, found: str) -> None:
    fake.skew = behind
    [check] = wrong(fake, tmp_path)
    assert (check.name, check.repair) == ("clock", "set this machine's clock (NTP)")
    assert abs(int(check.found.split()[0]) - behind) <= 2 and check.found.split()[1:] == found.split()[1:]


@pytest.mark.parametrize("channel", ["C0ROOM", "C0BRAND", "C0ALERTS"])
def test_the_channels(fake: FakeSlack, tmp_path: Path, channel: str) -> None:
    fake.members[channel].discard(BOT)
    assert wrong(fake, tmp_path) == [Check(f"channel {channel}", False, "the app is not in it", INVITE)]
    fake.archived.add(channel)
    unarchive = "unarchive the channel, or set another in SLACK_ROOM or SLACK_ROOMS"
    assert wrong(fake, tmp_path) == [Check(f"channel {channel}", False, "archived", unarchive)]
    del fake.channels[channel]
    other = "invite the app into the channel, or correct SLACK_ROOM or SLACK_ROOMS"
    assert wrong(fake, tmp_path) == [Check(f"channel {channel}", False, "channel_not_found", other)]


def test_people_nobody_could_tell_from_others(fake: FakeSlack, tmp_path: Path) -> None:
    settings = settings_for(fake, tmp_path, slack_signing_secret=SECRET)
    settings.roster.write_text(settings.roster.read_text("utf-8").replace('slack = "U0LOU"\n', ""), "utf-8")
    [check] = [check for check in checks(settings) if not check.ok]
    assert (check.found, check.repair.partition(" in ")[0]) == (
        "nobody knows who Lou is in Slack",
        'write slack = "U…" or email',
    )


@pytest.mark.parametrize("error", ["invalid_auth", "not_allowed_token_type", "missing_scope"])
def test_the_socket(fake: FakeSlack, tmp_path: Path, error: str) -> None:
    fake.fail("apps.connections.open", Fault(error=error))
    assert wrong(fake, tmp_path) == [Check("socket", False, error, SOCKET)]


def test_what_cannot_be_a_signing_secret(fake: FakeSlack, tmp_path: Path) -> None:
    [check] = wrong(fake, tmp_path, slack_signing_secret=SecretStr("xoxb-pasted-by-mistake"))
    assert (check.name, check.repair) == (
        "signing secret",
        "copy it again from Basic Information into SLACK_SIGNING_SECRET",
    )
    assert "pasted" not in check.found
