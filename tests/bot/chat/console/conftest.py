"""A console on a database of its own, with the real sender."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from bot.chat.console.sender import Sender
from storage.database import Database

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    database = Database(f"sqlite:///{tmp_path / 'console.db'}")
    SQLModel.metadata.create_all(database.engine)
    yield Sender(database)
    database.close()
