"""What every desk of a test finds prepared: the prompts are read once, and an empty SQLite file gets the newest tables at once.

Both take longer than most tests: the one reads two hundred files, the other loads Alembic and compiles every table. A commit
does not wait for the disk: no test cuts the power, and some disks take longer than all the rest. Locks of PostgreSQL are waited
for as long as a slow machine may need; tests about that wait set a time of their own.
"""

import functools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

import prompts
from storage import database, migrate
from tests.waiting import PATIENCE


@pytest.fixture(scope="session", autouse=True)
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For a folder's tests, once they import it into their conftest."""
    statements, apply = newest(tmp_path_factory.mktemp("newest") / "tables.db"), migrate._apply

    def quickly(connection: Connection) -> None:
        """The same tables from the statements that made them; PostgreSQL, and a file that an older version left, are migrated."""
        if connection.dialect.name != "sqlite" or migrate.revision(connection):
            return apply(connection)
        for statement in statements:
            connection.exec_driver_sql(statement)
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "synchronous=OFF"))
        patch.setattr(database, "LOCK_SECONDS", PATIENCE)
        patch.setattr(migrate, "_apply", quickly)
        patch.setattr(prompts, "load", functools.cache(prompts.load))
        yield


def newest(file: Path) -> list[str]:
    """The statements that make a database as the migrations leave it, rows and all."""
    fresh = database.Database(f"sqlite:///{file}")
    migrate.upgrade(fresh)
    fresh.close()
    with closing(sqlite3.connect(file)) as connection:
        return [line for line in connection.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]
