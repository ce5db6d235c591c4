"""What every desk of a test finds prepared: the prompts are read once, and an empty SQLite file gets the newest tables
at once.

Both take longer than most tests: the one reads two hundred files, the other loads Alembic and compiles every table. A
commit does not wait for the disk: no test cuts the power, and some disks take longer than all the rest. Locks of
PostgreSQL are waited for as long as a slow machine may need; tests about that wait set a time of their own.
"""

import functools
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Connection

import prompts
from storage import database, migrate
from tests.waiting import PATIENCE

apply, load = migrate._apply, functools.cache(prompts.load)


@pytest.fixture(scope="module", autouse=True)
def prepared() -> Iterator[None]:
    """For the modules of a folder that imports it into its conftest, and for no other: some are about what is left out
    here.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "synchronous=OFF"))
        patch.setattr(database, "LOCK_SECONDS", PATIENCE)
        patch.setattr(migrate, "_apply", quickly)
        patch.setattr(prompts, "load", load)
        yield


def quickly(connection: Connection) -> None:
    """Make the newest tables from their statements; PostgreSQL, and a file that an older version left, are migrated."""
    if connection.dialect.name != "sqlite" or migrate.revision(connection):
        return apply(connection)
    for statement in newest():
        connection.exec_driver_sql(statement)
    return None


@functools.cache
def newest() -> list[str]:
    """The statements that make a database as the migrations leave it, rows and all."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = database.Database(f"sqlite:///{folder}/new.db")
        with fresh.transaction() as connection:
            apply(connection)
        fresh.close()
        with closing(sqlite3.connect(f"{folder}/new.db")) as made:
            return [line for line in made.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;")]
