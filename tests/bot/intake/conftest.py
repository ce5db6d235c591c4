"""A desk on a database of its own, and the door for alerts in front of it."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.team import TeamDirectory
from bot.intake import http
from bot.intake.signature import sign
from bot.roster import EXAMPLE, Roster
from bot.rulebook import Rulebook, open_rulebook
from bot.settings import Settings
from storage import tables
from storage.database import Database

NOW = datetime(2026, 11, 21, 2, 3, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
SECRET = "correct horse battery"
_ = tables  # imported for the tables it declares


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return open_rulebook(Settings.model_construct())


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Incidents]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('desk')}/desk.db")
    SQLModel.metadata.create_all(database.engine)
    yield Incidents(
        database, TeamDirectory(database, Roster(EXAMPLE, "Asia/Shanghai")), rulebook.policy, MessageBuilder((), rulebook.policy), "v1"
    )
    database.close()


@pytest.fixture(scope="module")
def a_door(desk: Incidents, rulebook: Rulebook) -> Callable[[datetime], FastAPI]:
    """Makes the door of one more process, or of one that was started again, at a moment of its own."""

    def door(at: datetime) -> FastAPI:
        app = FastAPI()
        app.include_router(http.routes(desk, rulebook.platforms, desk.database, SECRET, lambda: at))
        return app

    return door


@pytest.fixture(scope="module")
def app(a_door: Callable[[datetime], FastAPI]) -> FastAPI:
    return a_door(NOW)


@pytest.fixture(scope="module")
def send(app: FastAPI) -> Iterator[Callable[..., object]]:
    """Post a body (bytes, or anything as JSON), signed unless `headers` say otherwise."""
    with TestClient(app) as client:

        def post(body: object, **headers: str) -> object:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            signed = {"X-Dingfengbo-Timestamp": STAMP, "X-Dingfengbo-Signature": sign(SECRET, STAMP, content)}
            given = {name.replace("_", "-"): value.encode("latin-1") for name, value in headers.items()}
            return client.post("/alerts", content=content, headers={**signed, **given})

        yield post


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """A file with these bytes."""

    def store(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return store
