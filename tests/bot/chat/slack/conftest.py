"""A desk, or a sender alone, on a fake Slack whose channels take messages quickly."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from bot.chat.endpoints import MembersDeps, SenderDeps
from bot.chat.slack import chat
from bot.chat.slack.outbound.sender import Sender
from bot.chat.slack.settings import RosterFields
from bot.config.roster import Roster
from bot.incidents.alert_files import AlertFiles
from bot.incidents.evidence import EvidenceIntake
from bot.incidents.incidents import Incidents
from bot.incidents.team import TeamDirectory
from storage.database import Database
from storage.migrate import upgrade
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_desk import SlackDesk, hurry, settings_for, workspace


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses, or hardly any."""
    hurry(monkeypatch)


@pytest.fixture
def desk(tmp_path: Path, quick: None) -> Iterator[SlackDesk]:
    """A whole desk, called by signed requests."""
    desk = SlackDesk(tmp_path, http=True)
    yield desk
    desk.close()


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    """A workspace."""
    fake = workspace()
    yield fake
    fake.close()


@pytest.fixture
def sender(fake: FakeSlack, tmp_path: Path, quick: None) -> Iterator[Sender]:
    """What carries our messages there."""
    settings = settings_for(fake, tmp_path)
    database = Database(settings.database)
    upgrade(database)
    people = TeamDirectory(database, Roster(settings.roster, settings.zone, [RosterFields]))
    members = chat.members(MembersDeps(settings, database, people))
    none_needed = cast(Incidents, None)  # a message is sent without a look at its incident
    no_evidence, no_files = cast(EvidenceIntake, None), cast(AlertFiles, None)
    sender = chat.sender(SenderDeps(settings, database, people, members, none_needed, no_evidence, no_files))
    yield sender
    database.close()
