"""A copy of SQLite's file, taken while the desk goes on; it is whole, and a single file."""

import sqlite3
from pathlib import Path

from storage.database import Database


class NoBackup(Exception):
    """The copy could not be made, with what to do instead."""


def back_up(database: Database, to: Path) -> int:
    """Write the copy and return its size in bytes. It is checked before it gets its name. Raises NoBackup."""
    if not database.sqlite:
        raise NoBackup("This desk keeps its memory in PostgreSQL. Write: pg_dump --format=custom --file=FILE DATABASE_URL")
    if not to.parent.is_dir():
        raise NoBackup(f"There is no folder {to.parent}. Make it first, or name another.")
    unfinished = to.with_name(to.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    target = sqlite3.connect(unfinished)
    try:
        with database.engine.connect() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        if (found := target.execute("PRAGMA integrity_check").fetchone()) != ("ok",):
            raise NoBackup(f"The copy is not whole: {found[0]}. Look at the disk, then try again.")
    finally:
        target.close()
    return unfinished.replace(to).stat().st_size
