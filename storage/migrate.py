"""Brings the database to the newest revision at start; a database that is there already costs one query."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlmodel import SQLModel

from handlers.errors import UserError
from storage import console, tables, tokens, wecom
from storage.database import Database
from storage.outbox import rate_limit

MIGRATIONS = Path(__file__).parent / "migrations"
METADATA = SQLModel.metadata
LOCK = 0x64696E6766656E67  # any number that nobody else locks in this PostgreSQL database
TABLE_MODULES = (rate_limit, console, tables, tokens, wecom)  # every module that declares a table


class NewerDatabase(UserError):
    """The database was made by a newer version of this program."""


def upgrade(database: Database) -> None:
    """Apply what is missing, all of it or nothing. Several processes may call this at once. Raises NewerDatabase."""
    with database.read_transaction() as connection:
        if up_to_date(connection):
            return
    with database.transaction() as connection:
        if not database.sqlite:  # SQLite's transaction has the file to itself already
            connection.execute(
                text("SET LOCAL lock_timeout = 0")
            )  # whoever comes second waits for the first, however long
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if not up_to_date(connection):
            _apply(connection)


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
