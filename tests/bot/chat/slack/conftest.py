"""A desk, or a courier alone, on a fake Slack whose channels take messages quickly."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.endpoints import SenderDeps
from bot.chat.slack import chat
from bot.chat.slack.outbound import channels as places
from bot.chat.slack.outbound.sender import Sender
from bot.chat.slack.settings import RosterFields
from bot.config.roster import Roster
from bot.incidents.team import TeamDirectory
from bot.workers import outbox_dispatcher, scheduler
from storage.database import Database
from storage.migrate import upgrade
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_desk import SlackDesk, settings_for, workspace


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channels that need no pause, and a desk that looks often and tries again soon."""
    monkeypatch.setattr(places, "EVERY", 0.0)
    monkeypatch.setattr(scheduler, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(outbox_dispatcher, "FIRST_PAUSE", timedelta(seconds=0.02))


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
    sender = chat.sender(SenderDeps(settings, database, TeamDirectory(database, Roster(settings.roster, settings.zone, [RosterFields]))))
    yield sender
    database.close()
