"""Brings the database to the newest revision at start; a database that is there already costs one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from runpy import run_path

from sqlalchemy import Connection, Table, delete, insert, inspect, select, text
from sqlmodel import SQLModel

from handlers.case.errors import UserError
from storage import alert_sources, deliveries, mailboxes, model_spending, person_requests, tables, tokens
from storage.database import Database
from storage.incidents import (
    anchors,
    appeals,
    brand_sheets,
    creators,
    fact_sheet,
    figures,
    head_timestamps,
    house_style,
    industry,
    numbers,
    reads,
)

MIGRATIONS = Path(__file__).parent / "migrations"
METADATA = SQLModel.metadata
CHAT_REVISION = tables.table_of(tables.ChatRevision)
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
    industry,
    deliveries,
    alert_sources,
    mailboxes,
    person_requests,
    figures,
)  # modules of storage with tables; a chat declares its own


class NewerDatabase(UserError):
    """The database was made by a newer version of this program."""


@dataclass(frozen=True)
class ChatSchema:
    """The tables that a chat declares, and the folder of their migrations: files `<number>_<name>.py` in order.

    Each file names its `TABLE` and has `upgrade(operations)`, which gets Alembic's Operations. A table that a database
    does not have is made as it is declared now, and its earlier migrations are left out.
    """

    chat: str
    tables: Sequence[Table]
    migrations: Path | None = None

    def revisions(self) -> dict[str, Path]:
        """The migrations by number, in order."""
        files = self.migrations.glob("[0-9]*_*.py") if self.migrations else ()
        return {path.name.partition("_")[0]: path for path in sorted(files)}


def upgrade(database: Database, chats: Sequence[ChatSchema] = ()) -> None:
    """Apply what is missing, all of it or nothing. Several processes may call this at once. Raises NewerDatabase."""
    with database.read_transaction() as connection:
        if up_to_date(connection) and not any(behind(connection, chat) for chat in chats):
            return
    with database.transaction() as connection:
        if not database.sqlite:  # SQLite's transaction has the file to itself already
            # The process that comes second waits for the first, however long that takes.
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if not up_to_date(connection):
            _apply(connection)
        for chat in chats:
            if behind(connection, chat):
                _apply_chat(connection, chat)


def behind(connection: Connection, chat: ChatSchema) -> bool:
    """Whether a chat's tables are missing or not as they are declared now. Raises NewerDatabase."""
    newest = max(chat.revisions(), default="")
    at = chat_revision(connection, chat) if newest else ""
    if at > newest:
        raise NewerDatabase(
            f"The tables of {chat.chat} are at revision {at}, this version knows {newest} at most: start the newer "
            "version again."
        )
    return at != newest or bool(missing(connection, chat.tables))


def chat_revision(connection: Connection, chat: ChatSchema) -> str:
    """The number of the chat's migration that was applied last; empty for none."""
    return connection.execute(select(CHAT_REVISION.c.revision).where(CHAT_REVISION.c.chat == chat.chat)).scalar() or ""


def _apply_chat(connection: Connection, chat: ChatSchema) -> None:
    from alembic.migration import MigrationContext  # see _apply
    from alembic.operations import Operations

    absent, at = missing(connection, chat.tables), chat_revision(connection, chat)
    operations = Operations(MigrationContext.configure(connection))
    for number, path in chat.revisions().items():
        if number > at:
            migration = run_path(str(path))
            if migration["TABLE"] not in {table.name for table in absent}:
                migration["upgrade"](operations)
            at = number
    for table in absent:
        table.create(connection)
    if at:
        connection.execute(delete(CHAT_REVISION).where(CHAT_REVISION.c.chat == chat.chat))
        connection.execute(insert(CHAT_REVISION).values(chat=chat.chat, revision=at))


def missing(connection: Connection, tables: Sequence[Table]) -> list[Table]:
    """Return those of the tables that the database does not have."""
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
