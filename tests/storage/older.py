"""A database as the code of revision 0001 left it, on either engine: three incidents, and a process that was killed at its work.

`at_0001.json` holds the rows as SQLite had them, written by the desk of commit 564d164 and never changed since.
"""

import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Boolean, Connection, inspect, text

from storage.database import Database
from storage.migrate import MIGRATIONS

ROWS: dict[str, list[dict[str, Any]]] = json.loads((Path(__file__).parent / "at_0001.json").read_text("utf-8"))
COUNT = "SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"


def older(url: str) -> str:
    """Makes it there, and gives the address back."""
    database = Database(url)
    with database.transaction() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "0001")
        if not database.sqlite:
            connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        for table, rows in ROWS.items():
            fill(connection, table, rows)
    database.close()
    return url


def fill(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Put the rows in as they were; PostgreSQL wants to be told what is true, and where it is to count on."""
    look, postgresql = inspect(connection), connection.dialect.name == "postgresql"
    truths = {column["name"] for column in look.get_columns(table) if postgresql and isinstance(column["type"], Boolean)}
    names, places = (", ".join(mark.format(name) for name in rows[0]) for mark in ('"{}"', ":{}"))
    insert = text(f"INSERT INTO {table} ({names}) VALUES ({places})")
    connection.execute(insert, [{name: bool(value) if name in truths else value for name, value in row.items()} for row in rows])
    key = look.get_pk_constraint(table)["constrained_columns"][0]
    if postgresql and table in ("incident", "counts_taken", "console_message", "outbox"):
        connection.execute(text(COUNT.format(table=table, key=key)))
