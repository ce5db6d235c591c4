"""A copy of the desk's memory, taken while the desk goes on; and the way back. Each is done whole or not at all."""

import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Table
from sqlalchemy.exc import DatabaseError, OperationalError

from handlers.case.errors import UserError
from storage.database import Database
from storage.migrate import METADATA, revision, revisions

FOLDER, DATED = "backups", "dingfengbo-%Y-%m-%dT%H%MZ.backup"  # where backups age, and how they are named
MADE_AT = "SELECT version_num FROM alembic_version"


def backup_name(data_dir: Path, now: datetime) -> Path:
    """Where a backup goes that is given no name: its own says when it was made (UTC), by which it ages."""
    folder = data_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / now.astimezone(UTC).strftime(DATED)


def backups_before(data_dir: Path, moment: datetime) -> Iterator[Path]:
    """Yield backups that were made before then, as their names say; files of other names are left alone."""
    for file in sorted((data_dir / FOLDER).glob("*")):
        try:
            made = datetime.strptime(file.name, DATED).replace(tzinfo=UTC)
        except ValueError:
            continue
        if made < moment:
            yield file


class NoBackup(UserError):
    """The copy could not be made, or not be put back, with what to do instead."""


def back_up(database: Database, to: Path, chat_tables: Sequence[Table] = ()) -> int:
    """Write the copy and return its size in bytes. It is checked before it gets its name. Raises NoBackup.

    `chat_tables` are those that chats declare in their folders.
    """
    if not to.parent.is_dir():
        raise NoBackup(f"There is no folder {to.parent}. Make it first, or name another.")
    if to.is_dir():
        raise NoBackup(f"{to} is a folder. Name a file in it.")
    unfinished = to.with_name(to.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(0o600)
    try:
        if database.sqlite:
            _copy(database, unfinished)
        else:
            ours = (
                f'--table="{name}"' for name in _tables(database, chat_tables)
            )  # the database may hold other people's tables too
            _postgresql("pg_dump", database.engine.url, "--format=custom", "--no-owner", f"--file={unfinished}", *ours)
            _postgresql("pg_restore", None, "--file=/dev/null", str(unfinished))  # reads it to its end
        return unfinished.replace(to).stat().st_size
    finally:
        unfinished.unlink(missing_ok=True)


def restore(database: Database, file: Path, chat_tables: Sequence[Table] = ()) -> None:
    """Replace everything with the copy, in one transaction; no process may be running. Raises NoBackup."""
    if not file.is_file():
        raise NoBackup(f"There is no file {file}.")
    if not database.sqlite:
        _put_back(database, file, chat_tables)
        return
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        _whole(copy)
        if (made_at := copy.execute(MADE_AT).fetchone()[0]) not in revisions():
            raise NoBackup(f"{file} was made by a newer version (revision {made_at}); restore it with that one.")
        _make_room(database)
        with database.engine.connect() as connection:
            copy.backup(_driver(connection.connection.driver_connection))


def _make_room(database: Database) -> None:
    """Rename a file that is no database any more, its log first: it cannot be written into, and is kept."""
    try:
        database.engine.connect().close()
    except OperationalError:  # locked, or not ours to open: that it is damaged is not known
        raise
    except DatabaseError:
        file = Path(database.engine.url.database or "")
        for there in (file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm"), file):
            if there.exists():
                there.replace(there.with_name(f"{there.name}.damaged"))


def _put_back(database: Database, file: Path, chat_tables: Sequence[Table]) -> None:
    """Ours go first, those too that the copy does not know; other people's tables in the same database stay."""
    gone, url = ", ".join(f'"{name}"' for name in _tables(database, chat_tables)), database.engine.url
    with tempfile.TemporaryDirectory() as folder:
        script = f"{folder}/script.sql"
        _postgresql("pg_restore", None, "--no-owner", f"--file={script}", str(file))
        once = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        _postgresql("psql", url, *once, f"--command=DROP TABLE IF EXISTS {gone}", f"--file={script}")


def _tables(database: Database, chat_tables: Sequence[Table]) -> tuple[str, ...]:
    """The names of our tables in this database: a copy made or replaced by this version may have older ones."""
    tables = {table.name: table for table in (*METADATA.tables.values(), *chat_tables)}
    with database.read_transaction() as connection:
        before = "" < revision(connection) < "0004"
    return (*(str(t.info.get("formerly", name)) if before else name for name, t in tables.items()), "alembic_version")


def _copy(database: Database, to: Path) -> None:
    with closing(sqlite3.connect(to)) as copy:
        with database.engine.connect() as connection:
            _driver(connection.connection.driver_connection).backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        _whole(copy)


def _whole(copy: sqlite3.Connection) -> None:
    """Raises NoBackup when something in it is damaged, or when it is no desk's."""
    try:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")]
        copy.execute(MADE_AT)
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    if found != ["ok"]:
        raise NoBackup(f"The copy is not whole: {found[0]}. Look at the disk, then try again.")


def _driver(connection: object) -> sqlite3.Connection:
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _postgresql(tool: str, url: URL | None, *words: str) -> None:
    """Run one of PostgreSQL's tools. The password goes through a file: every user can read command lines.

    Raises NoBackup.
    """
    if (program := shutil.which(tool)) is None:
        raise NoBackup(
            f"This needs {tool}: install PostgreSQL's client tools (postgresql-client), at least the server's version."
        )
    with tempfile.NamedTemporaryFile("w", prefix="pgpass") as secret:
        if url is not None:
            password = (url.password or "").replace("\\", "\\\\").replace(":", "\\:")
            secret.write(f"*:*:*:*:{password}\n")
            secret.flush()
            place = url.set(drivername="postgresql", password=None).update_query_dict({"passfile": secret.name})
            words = (f"--dbname={place.render_as_string()}", *words)
        ended = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise NoBackup(f"{tool}: {ended.stderr.strip()}")
