"""Brings the database to the newest revision at start; a database that is there already costs one query."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Table, inspect, text
from sqlmodel import SQLModel

from handlers.case.errors import UserError
from storage import model_spending, tables, tokens
from storage.database import Database
from storage.incidents import (
    anchors,
    appeals,
    brand_sheets,
    creators,
    fact_sheet,
    head_timestamps,
    house_style,
    numbers,
    reads,
)

MIGRATIONS = Path(__file__).parent / "migrations"
METADATA = SQLModel.metadata
LOCK = 0x64696E6766656E67  # any number that nobody else locks in this PostgreSQL database
TABLE_MODULES = (
    tables,
    tokens,
    fact_sheet,
    creators,
    brand_sheets,
    house_style,
    reads,
    anchors,
    numbers,
    head_timestamps,
    model_spending,
    appeals,
)  # modules of storage with tables; a chat declares its own


class NewerDatabase(UserError):
    """The database was made by a newer version of this program."""


def upgrade(database: Database, chat_tables: Sequence[Table] = ()) -> None:
    """Apply what is missing, all of it or nothing. Several processes may call this at once. Raises NewerDatabase.

    `chat_tables` are those that chats declare in their folders: a new chat's are created at the first start with it.
    """
    with database.read_transaction() as connection:
        if up_to_date(connection) and not missing(connection, chat_tables):
            return
    with database.transaction() as connection:
        if not database.sqlite:  # SQLite's transaction has the file to itself already
            # The process that comes second waits for the first, however long that takes.
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if not up_to_date(connection):
            _apply(connection)
        for table in missing(connection, chat_tables):
            table.create(connection)


def missing(connection: Connection, tables: Sequence[Table]) -> list[Table]:
    """Those of the tables that the database does not have."""
    known = set(inspect(connection).get_table_names()) if tables else set()
    return [table for table in tables if table.name not in known]


def up_to_date(connection: Connection) -> bool:
    """Whether the database is at the newest revision. Raises NewerDatabase."""
    known = revisions()
    at = revision(connection)
    if at and at not in known:
        raise NewerDatabase(
            f"The database is at revision {at}, this version knows {known[-1]} at most: start the newer version again."
        )
    return at == known[-1]


def revision(connection: Connection) -> str:
    """The revision the database is at; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def revisions() -> list[str]:
    """Every revision in order: a file is called by its number, which is also its id."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def _apply(connection: Connection) -> None:
    from alembic import command  # only here: a start without anything to apply need not wait for it
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
