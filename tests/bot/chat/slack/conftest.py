"""A desk on a fake Slack whose channels take messages quickly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.slack import places
from tests.fakes.slack_desk import SlackDesk


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channels that need no pause."""
    monkeypatch.setattr(places, "EVERY", 0.0)


@pytest.fixture
def desk(tmp_path: Path, quick: None) -> Iterator[SlackDesk]:
    """A whole desk, called by signed requests."""
    desk = SlackDesk(tmp_path, http=True)
    yield desk
    desk.close()
