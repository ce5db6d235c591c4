"""Where a name stands in the database: every column of text of every table is searched."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, Connection, String, Table, Text, cast, delete, inspect, or_, select, update
from sqlmodel import AutoString, SQLModel

from storage import deliveries
from storage.incidents.timeline import TABLE as LINES

# Rows that go whole when the name stands in them: copies, answers, forms half filled in, what is known of a creator.
# A chat's own tables are named by its folder.
# In every other table only the name goes, but where KEPT says why it stays.
COPIES = frozenset(
    {
        *("outbox", "approved_reply", "idempotency_key", "creator", "house_style", "post_key", "text_minhash"),
        deliveries.TABLE.name,
    }
)
# Why a name that stands elsewhere is not taken out; a chat's table says so itself, in its `info` as `kept`.
OLD_LINE = "a line of an older version: its hash covers the text"
RECORD = "a record of the business; change it by hand if the person is meant"
OUR_PEOPLE = "a name or id of our own people, who ask their employer"
ADDRESS = "an address in a chat of ours"
OF_THE_DESK = "a count, hash, token or job of the desk itself"
KEPT: Mapping[str, str] = {
    "timeline": OLD_LINE,
    "incident": RECORD,  # what is searched follows the case file
    **dict.fromkeys(("person_state", "restricted_read"), OUR_PEOPLE),
    **dict.fromkeys(("outbox_queue", "posted_card"), ADDRESS),
    **dict.fromkeys(
        ("chat_revision", "periodic_job", "chat_token", "daily_head", "head_timestamp", "counts_taken"), OF_THE_DESK
    ),
    **dict.fromkeys(("alert_source_day", "mailbox", "mailbox_mail"), OF_THE_DESK),
}
IN_HAND = "person_request"  # the request itself, which goes once it is carried out


@dataclass(frozen=True)
class Mention:
    """A text in which a name stands: table, column, the row's key, and the incident (0: of none)."""

    table: str
    column: str
    key: Mapping[str, Any]
    incident: int
    text: str

    @property
    def place(self) -> str:
        """Where that is, without the text."""
        keys = " ".join(f"{name}={value}" for name, value in self.key.items() if isinstance(value, int))
        return f"{self.table}.{self.column} {keys}".strip()


def mentions(connection: Connection, name: str) -> Iterator[Mention]:
    """Yield every text of the database in which the name stands, as it is or as JSON writes it."""
    there = set(inspect(connection).get_table_names())
    for table in SQLModel.metadata.sorted_tables:
        columns = [c for c in table.columns if isinstance(c.type, JSON | String | AutoString)]
        if table.name in there and table.name != IN_HAND and columns:
            query = select(table).where(or_(*(_holds(column, name) for column in columns)))
            for row in connection.execute(query).mappings():
                yield from _of_row(table, columns, row, name)
    for delivery, text in deliveries.bodies(connection) if deliveries.TABLE.name in there else ():
        if any(form in text for form in _forms(name)):
            yield Mention(deliveries.TABLE.name, "body", {"id": delivery}, 0, text)


def _of_row(table: Table, columns: list[Column[Any]], row: Mapping[Any, Any], name: str) -> Iterator[Mention]:
    key = {column.name: row[column.name] for column in table.primary_key}
    incident = row.get("number" if table.name == "incident" else "incident") or 0
    for column in columns:
        text = row[column.name] if isinstance(row[column.name], str) else json.dumps(row[column.name])
        if any(form in text for form in _forms(name)):
            yield Mention(table.name, column.name, key, incident, text)


def _forms(name: str) -> tuple[str, ...]:
    """The name, and how JSON writes it with and without other scripts."""
    return tuple(dict.fromkeys((name, json.dumps(name, ensure_ascii=False)[1:-1], json.dumps(name)[1:-1])))


def _holds(column: Column[Any], name: str) -> Any:
    return or_(*(cast(column, Text).contains(form, autoescape=True) for form in _forms(name)))


def erase(connection: Connection, mention: Mention, of_chats: Collection[str], name: str, instead: str) -> str:
    """Delete the row, or the personal part of a timeline's line; why not for what cannot go in this way, else empty.

    In what stays as it is otherwise, `instead` takes the name's place.
    `of_chats` names the tables of the chats: a row there that names the person goes whole.
    """
    table = SQLModel.metadata.tables[mention.table]
    here = [table.c[name] == value for name, value in mention.key.items()]
    if mention.table in COPIES or mention.table in of_chats:
        connection.execute(delete(table).where(*here))
        return ""
    if (mention.table, mention.column) == (LINES.name, "personal"):
        connection.execute(update(table).where(*here).values(personal=None))
        return ""
    if mention.column in ("by", "dropped_by"):
        return OUR_PEOPLE
    kept = KEPT.get(mention.table, str(table.info.get("kept", "")))
    if kept or mention.column in (*mention.key, "brand", "platform"):
        return kept or RECORD
    text = mention.text
    for form in _forms(name):
        text = text.replace(form, instead)
    connection.execute(update(table).where(*here).values({mention.column: text}))
    return ""
