"""An empty database at the newest revision for each test, on both engines; TEST_PG_URL names a PostgreSQL that is
already there.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from storage.database import PRAGMAS, Database
from storage.migrate import upgrade
from tests.postgres import run
from tests.waiting import PATIENCE

# A tenth of the time that a new database takes.
EMPTY = """DO $$ DECLARE name text; BEGIN
FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
  EXECUTE format('DELETE FROM %I', name); END LOOP;
FOR name IN SELECT sequencename FROM pg_sequences LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', name); END LOOP;
END $$"""


@pytest.fixture(scope="module", autouse=True)
def patient() -> Iterator[None]:
    """Locks of PostgreSQL are waited for as long as a slow machine may need, and commits do not wait for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.database.LOCK_SECONDS", PATIENCE)
        patch.setattr("storage.database.PRAGMAS", (*PRAGMAS, "synchronous=OFF"))
        yield


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def another(url: str) -> Iterator[Database]:
    """What a second process has: its own connections to the same database, no lock in common."""
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of the engine."""
    return str(request.param)


@pytest.fixture
def url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with every table."""
    if engine == "postgresql":
        return str(request.getfixturevalue("emptied")())
    shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if engine == "postgresql":
        return str(request.getfixturevalue("postgres")())
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "newest.db"
    _upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def emptied(postgres: Callable[[], str]) -> Iterator[Callable[[], str]]:
    """Empties one PostgreSQL database with every table, and gives its address."""
    url = postgres()
    _upgrade(url)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def empty() -> str:
        run(engine, EMPTY)
        return url

    yield empty
    engine.dispose()


def _upgrade(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()
