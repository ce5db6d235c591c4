"""What is in the outbox for an incident, delivered messages included until they are deleted."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.outbox.statements import ROW


def newest_cards(connection: Connection, queues: Collection[str]) -> dict[tuple[str, str], str]:
    """Return the newest payload of each card message, by (queue, card key)."""
    newest = (
        select(func.max(ROW.c.id))
        .where(ROW.c.queue.in_(queues), ROW.c.kind == "card")
        .group_by(ROW.c.queue, ROW.c.card_key)
    )
    query = select(ROW.c.queue, ROW.c.card_key, ROW.c.payload).where(ROW.c.id.in_(newest))
    return {(row.queue, row.card_key): row.payload for row in connection.execute(query)}


def line_messages(connection: Connection, queues: Collection[str]) -> list[tuple[str, str]]:
    """Return (queue, payload) of every message of timeline lines."""
    query = select(ROW.c.queue, ROW.c.payload).where(ROW.c.queue.in_(queues), ROW.c.kind == "lines")
    return [(row.queue, row.payload) for row in connection.execute(query)]


def oldest_enqueued_at(connection: Connection, queues: Collection[str]) -> datetime | None:
    """Return when (UTC) the oldest message of these queues was enqueued."""
    return connection.execute(select(func.min(ROW.c.created_at)).where(ROW.c.queue.in_(queues))).scalar()


def has_undelivered(connection: Connection, queue: str) -> bool:
    """Whether this queue has an undelivered message."""
    return (
        connection.execute(select(ROW.c.id).where(ROW.c.queue == queue, ROW.c.done_at.is_(None)).limit(1)).first()
        is not None
    )
