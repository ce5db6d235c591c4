"""Databases as older code left them, on either engine.

`at_0001.json`: three incidents, and a process that was killed at its work; written by the desk of commit 564d164.
`at_0003.json`: seventeen incidents in every state, three chats, and the same death; written by the desk of commit
15c66c5.
Rows are as SQLite had them and are never changed: `{table: [row]}`, a row as an object, or as an array under a first
one of names.
JSON within a text stands open there; it goes back in without spaces, to the letter as it was.
`at_0003_outside.json` is what the chats had seen of it by then, who was on the roster, and four requests with their
answers.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Boolean, Connection, inspect, text

from storage.database import Database
from storage.migrate import MIGRATIONS

HERE = Path(__file__).parent
NEXT = "SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"
Row = dict[str, Any]


@cache
def rows_at(revision: str) -> dict[str, list[Row]]:
    """Every row that the code of this revision left, by table."""
    tables = json.loads((HERE / f"at_{revision}.json").read_text("utf-8"))
    return {table: _rows(rows) for table, rows in tables.items()}


def outside_of(revision: str) -> dict[str, Any]:
    """What was outside of the database then."""
    told: dict[str, Any] = json.loads((HERE / f"at_{revision}_outside.json").read_text("utf-8"))
    return told


def older(url: str, revision: str = "0001") -> str:
    """Make the database of this revision at an address, and give the address back."""
    database = Database(url)
    with database.transaction() as connection:
        upgrade_to(connection, revision)
        if not database.sqlite:
            connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        for table, rows in rows_at(revision).items():
            fill(connection, table, rows)
    database.close()
    return url


def upgrade_to(connection: Connection, revision: str) -> None:
    """Bring the database to this revision, which need not be the newest."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    command.upgrade(config, revision)


def fill(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Put the rows in as they were; PostgreSQL wants to be told what is true, and where it is to count on."""
    look, postgresql = inspect(connection), connection.dialect.name == "postgresql"
    columns = {column["name"]: column for column in look.get_columns(table)}
    truths = {name for name, column in columns.items() if postgresql and isinstance(column["type"], Boolean)}
    names, places = (", ".join(mark.format(name) for name in rows[0]) for mark in ('"{}"', ":{}"))
    insert = text(f"INSERT INTO {table} ({names}) VALUES ({places})")
    connection.execute(
        insert, [{name: bool(value) if name in truths else value for name, value in row.items()} for row in rows]
    )
    key = look.get_pk_constraint(table)["constrained_columns"][0]
    if postgresql and str(columns[key]["default"]).startswith("nextval"):
        connection.execute(text(NEXT.format(table=table, key=key)))


def _rows(rows: list[Any]) -> list[Row]:
    if isinstance(rows[0], dict):
        return rows
    names, *values = rows
    return [dict(zip(names, map(_text, row), strict=True)) for row in values]


def _text(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, dict | list) else value
