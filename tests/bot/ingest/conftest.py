"""A desk on a database of its own, and the HTTP endpoint for alerts in front of it."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from bot.config.content import Content, load_content
from bot.config.roster import EXAMPLE, Roster
from bot.config.settings import Settings
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.team import TeamDirectory
from bot.ingest import api
from bot.ingest.file_import import ImportSummary, import_file
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.signature import sign
from storage import tables
from storage.database import Database

NOW = datetime(2026, 11, 21, 2, 3, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
SECRET = "correct horse battery"
_ = tables  # imported for the tables it declares


@pytest.fixture(scope="session")
def prompt_content() -> Content:
    return load_content(Settings.model_construct())


@pytest.fixture(scope="module")
def desk(prompt_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Incidents]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('desk')}/desk.db")
    SQLModel.metadata.create_all(database.engine)
    yield Incidents(
        database,
        TeamDirectory(database, Roster(EXAMPLE, "Asia/Shanghai")),
        prompt_content.policy,
        MessageBuilder((), prompt_content.policy),
        "v1",
    )
    database.close()


@pytest.fixture(scope="module")
def new_app(desk: Incidents, prompt_content: Content) -> Callable[..., FastAPI]:
    """The endpoint as one more process has it, or one that was started again, at a time of its own."""

    def make(now: datetime = NOW, secret: str = SECRET) -> FastAPI:
        app = FastAPI()
        idempotency = IdempotencyStore(desk.database)
        app.include_router(api.routes(desk, idempotency, prompt_content.platforms, secret, lambda: now))
        return app

    return make


@pytest.fixture(scope="module")
def app(new_app: Callable[..., FastAPI]) -> FastAPI:
    return new_app()


@pytest.fixture(scope="module")
def send(app: FastAPI) -> Iterator[Callable[..., object]]:
    """Post a body (bytes, or anything as JSON), signed unless `headers` say otherwise."""
    with TestClient(app) as client:

        def post(body: object, **headers: str) -> object:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            key = headers.get("Idempotency_Key", "")
            signed = {"X-Dingfengbo-Timestamp": STAMP, "X-Dingfengbo-Signature": sign(SECRET, STAMP, content, key)}
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


@pytest.fixture
def import_bytes(
    desk: Incidents, prompt_content: Content, stored: Callable[[str, bytes], Path]
) -> Callable[[str, bytes], ImportSummary]:
    """Import these bytes under this name."""
    return lambda name, content: import_file(
        stored(name, content), desk, IdempotencyStore(desk.database), prompt_content.platforms, NOW
    )
