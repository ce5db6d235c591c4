"""Who is who: by the id on the roster, or once by a verified address, and never by anything less."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.protocol import RetryLater
from bot.chat.slack.api import web_client
from bot.chat.slack.inbound.text import command_text, without_name
from bot.chat.slack.settings import RosterFields
from bot.chat.slack.users import NOT_OF_THE_TEAM, SlackDirectory
from bot.config.roster import Roster
from bot.incidents.team import TeamDirectory
from storage.database import Database
from storage.migrate import upgrade
from tests.fakes.slack import FakeSlack, Fault
from tests.fakes.slack_desk import settings_for
from tests.growth import LINEAR, growth

NOW = datetime.now(UTC)


@pytest.fixture
def directory(fake: FakeSlack, tmp_path: Path) -> Iterator[SlackDirectory]:
    settings = settings_for(fake, tmp_path)
    database = Database(settings.database)
    upgrade(database)
    people = TeamDirectory(database, Roster(settings.roster, settings.zone, [RosterFields]))
    yield SlackDirectory(database, people, web_client(settings), settings.language, settings.zone)
    database.close()


def test_the_roster_knows_without_asking_slack(fake: FakeSlack, directory: SlackDirectory) -> None:
    assert (directory.person("U0MEI"), directory.person("U0ADA"), fake.calls) == ("mei", None, [])


def test_a_verified_address_is_asked_for_once(fake: FakeSlack, directory: SlackDirectory) -> None:
    assert directory.recognise("U0ADA", NOW) == "ada"
    assert (directory.person("U0ADA"), directory.user(directory.team().people["ada"]), fake.calls) == (
        "ada",
        "U0ADA",
        ["users.info", "auth.test"],
    )


@pytest.mark.parametrize(
    "change", [{"is_email_confirmed": False}, *({flag: True} for flag in NOT_OF_THE_TEAM), {"team_id": "T0FAR"}]
)
def test_an_address_that_proves_nothing_is_not_believed(
    fake: FakeSlack, directory: SlackDirectory, change: dict
) -> None:
    fake.users["U0ADA"] |= change
    assert directory.recognise("U0ADA", NOW) is None and directory.person("U0ADA") is None


def test_somebody_elses_id_is_not_taken_over_by_an_address(fake: FakeSlack, directory: SlackDirectory) -> None:
    fake.user("U0EVIL", "mei@example.com")
    assert directory.recognise("U0EVIL", NOW) is None


def test_a_link_ends_when_the_roster_changes_the_address(
    fake: FakeSlack, directory: SlackDirectory, tmp_path: Path
) -> None:
    directory.recognise("U0ADA", NOW)
    roster = tmp_path / "roster.toml"
    roster.write_text(roster.read_text().replace("ada@example.com", "ada@elsewhere.example"))
    assert directory.person("U0ADA") is None


def test_everybody_with_an_address_is_looked_up_in_advance(directory: SlackDirectory) -> None:
    assert (directory.link_by_email(NOW), directory.link_by_email(NOW)) == (1, 0)
    assert directory.person("U0ADA") == "ada"


@pytest.mark.parametrize(
    "change",
    [
        {"profile": {"email": "other@example.com"}},
        {"is_email_confirmed": False},
        *({flag: True} for flag in NOT_OF_THE_TEAM),
        {"team_id": "T0FAR"},
        None,
    ],
)
@pytest.mark.parametrize("told", ["at the next look", "at once, by Slack"])
def test_who_was_recognised_is_proven_again(
    fake: FakeSlack, directory: SlackDirectory, change: dict | None, told: str
) -> None:
    """Issue 11: an address that somebody had for a day is not theirs for ever."""
    directory.recognise("U0ADA", NOW)
    account = fake.users.pop("U0ADA") if change is None else fake.users["U0ADA"]
    account |= change or {"deleted": True}
    if told == "at once, by Slack":
        directory.profile_changed(account, NOW)
    else:
        directory.prove_again(NOW)
    assert (directory.person("U0ADA"), directory.user(directory.team().people["ada"])) == (None, "")


def test_a_changed_address_of_the_roster_makes_somebody_its_owner(fake: FakeSlack, directory: SlackDirectory) -> None:
    fake.users["U0NEW"]["profile"] = {"email": "ada@example.com"}
    directory.profile_changed(fake.users["U0NEW"], NOW)
    assert directory.person("U0NEW") == "ada"


@pytest.mark.parametrize("flag", NOT_OF_THE_TEAM)
def test_a_guest_or_bot_is_no_person_of_the_team_even_by_an_id_of_the_roster(
    fake: FakeSlack, directory: SlackDirectory, flag: str
) -> None:
    fake.users["U0MEI"] |= {flag: True}
    directory.prove_again(NOW)
    assert (directory.person("U0MEI"), directory.user(directory.team().people["mei"])) == (None, "")
    assert directory.person("U0KEN") == "ken"
    fake.users["U0MEI"] |= {flag: False}
    directory.prove_again(NOW)
    assert directory.person("U0MEI") == "mei"


def test_while_slack_cannot_be_asked_nobody_loses_their_account(fake: FakeSlack, directory: SlackDirectory) -> None:
    directory.recognise("U0ADA", NOW)
    fake.fail("users.info", *[Fault(error="team_access_not_granted")] * 10)
    directory.prove_again(NOW)
    fake.faults["users.info"][:] = [Fault(error="internal_error")]
    with pytest.raises(RetryLater):
        directory.prove_again(NOW)
    assert (directory.person("U0ADA"), directory.person("U0MEI")) == ("ada", "mei")


def test_typed_text_reads_as_people_see_it(directory: SlackDirectory) -> None:
    assert command_text("assign 12 owner <@U0MEI> he &amp; she", directory) == "assign 12 owner mei he & she"
    assert (
        command_text("posted 12 <https://a.example/x?a=1&amp;b=2|a.example>", directory)
        == "posted 12 https://a.example/x?a=1&b=2"
    )
    assert (
        command_text("note 1 see <#C1|general> <@U9|zoe> <!here> a &lt; b", directory)
        == "note 1 see general @zoe !here a < b"
    )
    assert without_name(" <@U0BOT> approve 12") == "approve 12"


@pytest.mark.parametrize(("head", "piece"), [("", "<"), ("", "<a"), ("<", "a"), ("", "&amp;")])
def test_hostile_text_is_read_in_linear_time(directory: SlackDirectory, head: str, piece: str) -> None:
    assert growth(lambda text: command_text(text, directory), lambda length: head + (piece * length)[:length]) < LINEAR
