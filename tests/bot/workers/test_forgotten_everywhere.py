"""A person's name, planted in every column of text, is gone after their request, or stays for a reason that is told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    String,
    Table,
    insert,
    select,
    update,
)
from sqlmodel import AutoString

from bot.chat import discover
from bot.workers.person_request import Person, PersonRequest
from bot.workers.receipt import write_receipt
from bot.workers.retention import Retention
from storage.incidents.mentions import IN_HAND
from storage.migrate import METADATA, TABLE_MODULES
from tests.bot.workers.test_retention import NAME, NOON, Kept, kept  # noqa: F401

ASKED, TEXTS = NOON + timedelta(days=1), (JSON, String, AutoString)
OURS = {"tables", *(module.__name__.rpartition(".")[2] for module in TABLE_MODULES)}
# Where a name may stay, and of what the reason told speaks.
STAYS = {
    "timeline.by": "own people",
    "timeline.kind": "older version",
    "timeline.data": "older version",
    "timeline.hash": "older version",
    "fact_sheet.by": "own people",
    "industry_note.by": "own people",
    "fact_sheet.dropped_by": "own people",
    "brand_sheet.by": "own people",
    "restricted_read.person": "own people",
    "restricted_read.what": "own people",
    "restricted_read.hash": "own people",
    "person_state.person": "own people",
    "person_state.language": "own people",
    "chat_link.chat": "own people",
    "chat_link.identity": "own people",
    "chat_link.person": "own people",
    "chat_link.email": "own people",
    "chat_revision.chat": "desk itself",
    "chat_revision.revision": "desk itself",
    "outbox_queue.queue": "address",
    "outbox_queue.token": "address",
    "posted_card.card_key": "address",
    "posted_card.chat": "address",
    "posted_card.place": "address",
    "posted_card.digest": "address",
    "posted_card.ref": "address",
    "incident_channel.chat": "address",
    "wecom_group.room": "address",
    "wecom_group.chat": "address",
    "incident_channel.channel": "address",
    "periodic_job.name": "desk itself",
    "chat_token.app": "desk itself",
    "chat_token.token": "desk itself",
    "chat_token.rejected": "desk itself",
    "chat_token.rejected_why": "desk itself",
    "daily_head.changed": "desk itself",
    "daily_head.head": "desk itself",
    "daily_head.signature": "desk itself",
    "daily_head.numbers": "desk itself",
    "daily_head.reads": "desk itself",
    "head_timestamp.authority": "desk itself",
    "head_timestamp.token": "desk itself",
    "head_timestamp.problem": "desk itself",
    "counts_taken.counts": "desk itself",
    "alert_source_day.source": "desk itself",
    "mailbox.mailbox": "desk itself",
    "mailbox_mail.mailbox": "desk itself",
}


def expected(place: str) -> str:
    """Of what the reason speaks why a name stays there; a column that nobody thought of is to be cleaned."""
    business = place.endswith((".brand", ".platform"))
    return STAYS.get(place, "record of the business" if business else "nothing: it is to go")


def tables() -> list[Table]:
    """Every table of the desk and of its chats."""
    of_chats = {table.name for chat in discover() for table in chat.tables()}
    ours = [table for table in METADATA.sorted_tables if _is_ours(table) or table.name in of_chats]
    return [table for table in ours if table.name != IN_HAND]  # it is forgotten with what it asked for


def _is_ours(table: Table) -> bool:
    from sqlmodel.main import default_registry

    mappers = [mapper for mapper in default_registry.mappers if mapper.local_table is table]
    return any(mapper.class_.__module__.rpartition(".")[2] in OURS for mapper in mappers)


def texts_of(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if isinstance(column.type, TEXTS)]


def planted(column: Column[Any], number: int) -> Any:
    """A value for the column: the name wherever a text may stand."""
    if isinstance(column.type, JSON):
        return {NAME: 1}
    if isinstance(column.type, TEXTS):
        return f'{{"text": "{NAME}"}}' if column.name in ("data", "personal") else f"找{NAME}"
    kind = str(column.type)
    if "BLOB" in kind:
        return f'{{"text": "{NAME}"}}'.encode()
    if kind == "DATE":
        return NOON.date()
    return NOON if "DATETIME" in kind else False if "BOOL" in kind else number


def plant(connection: Connection, number: int) -> None:
    """A row with the name in each text, in every table; an incident has its own in each column that is searched."""
    for table in tables():
        if table.name == "incident":
            found = {"brand": NAME, "product": NAME, "owner": NAME, "approver": NAME, "platform": NAME}
            connection.execute(update(table).where(table.c.number == number).values(found))
            continue
        row = {c.name: planted(c, 7001) for c in table.columns if not (c.primary_key and c.name == "id")}
        row |= {"incident": number} if "incident" in table.c else {}
        if table.name == "brand_sheet":
            row["sheet"] = f'{{"brand": "x", "people": ["{NAME}"]}}'
        if texts_of(table):
            connection.execute(insert(table).values(row))


def standing(connection: Connection) -> set[str]:
    """Each column in which the name stands."""
    return {
        f"{table.name}.{column.name}"
        for table in tables()
        for column in texts_of(table)
        if any(NAME in str(value) for value in connection.execute(select(column)).scalars())
    }


@pytest.mark.parametrize("of", ["its incident", "an incident that is no more"])
def test_a_name_in_every_text_of_every_table_goes_or_stays_for_a_reason(kept, tmp_path, of):  # noqa: F811
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / f"{NAME}.png").write_bytes(b"")
    with kept.stage.database.transaction() as connection:
        plant(connection, kept.number if of == "its incident" else 7001)
        everywhere = standing(connection)
    assert {f"{t.name}.{c.name}" for t in tables() if t.name != "incident" for c in texts_of(t)} <= everywhere
    chats = list(discover())
    rules = Retention(
        kept.stage.database,
        kept.stage.desk.policy,
        kept.retention_settings,
        [table for chat in chats for table in chat.copies()],
        [pair for chat in chats for pair in chat.aged()],
    )
    request = PersonRequest(kept.stage.database, rules, ASKED)
    request.find(Person(NAME))
    request.carry_out(Person(NAME))
    with kept.stage.database.read_transaction() as connection:
        left = standing(connection)
    reasons = {why.split(" ")[0].rstrip(":"): why for why in request.receipt.stays}
    untold = {place for place in left if expected(place) not in reasons.get(place, "")}
    assert untold == set()
    assert request.receipt.texts["fact_sheet"] == {"done": 5, "stays": 3}
    assert any(why.startswith("a file in evidence") for why in request.receipt.stays)
    assert NAME not in write_receipt(tmp_path, request.receipt).read_text("utf-8")
