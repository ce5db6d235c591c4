"""What was laid into the outbox for an incident, for whoever proves that nothing is missing there."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.outbox.queue import ROW


def newest_cards(connection: Connection, queues: Collection[str]) -> dict[tuple[str, str], str]:
    """By lane and slot, the newest state of each card that was laid there and is not swept yet."""
    newest = (
        select(func.max(ROW.c.id))
        .where(ROW.c.queue.in_(queues), ROW.c.kind == "card")
        .group_by(ROW.c.queue, ROW.c.card_key)
    )
    query = select(ROW.c.queue, ROW.c.card_key, ROW.c.payload).where(ROW.c.id.in_(newest))
    return {(row.queue, row.card_key): row.payload for row in connection.execute(query)}


def lines(connection: Connection, queues: Collection[str]) -> list[tuple[str, str]]:
    """Lane and payload of every message of lines that was laid there and is not swept yet."""
    query = select(ROW.c.queue, ROW.c.payload).where(ROW.c.queue.in_(queues), ROW.c.kind == "lines")
    return [(row.queue, row.payload) for row in connection.execute(query)]


def since(connection: Connection, queues: Collection[str]) -> datetime | None:
    """When the first message that is not swept yet was laid in any of these lanes."""
    return connection.execute(select(func.min(ROW.c.created_at)).where(ROW.c.queue.in_(queues))).scalar()


def waits(connection: Connection, lane: str) -> bool:
    """Whether something in this lane is not carried out yet."""
    return (
        connection.execute(select(ROW.c.id).where(ROW.c.queue == lane, ROW.c.done_at.is_(None)).limit(1)).first()
        is not None
    )
