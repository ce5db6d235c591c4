"""What tools and mail servers handed in, kept as it came until every alert in it was read."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Index, LargeBinary, Row, UniqueConstraint, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from storage.tables import big_key, table_of


class DeliveryState(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"  # to be read
    READ = "read"  # all of it; its body is gone
    UNREADABLE = "unreadable"  # in whole or in part; its body is kept for another try
    SET_ASIDE = "set_aside"  # by a person who decided that nothing in it matters; its body is gone


class DeliveryRow(SQLModel, table=True):
    """One request of a tool, or one mail. `key` tells it from the source's others: sent twice, it is one."""

    __tablename__ = "alert_delivery"
    __table_args__ = (
        UniqueConstraint("source", "key", name="uq_alert_delivery_source"),
        Index("ix_alert_delivery_state", "state", "source"),
    )
    id: int | None = big_key()
    source: str
    key: str  # the sender's id for it, or a hash
    media_type: str
    body: bytes = Field(sa_type=LargeBinary)
    received_at: datetime = Field(index=True)
    state: str
    taken: int = 0  # alerts read out of it
    unread: int = 0  # records in it that could not be read
    problems: str = "[]"  # why not, as a JSON list


TABLE = table_of(DeliveryRow)
MAX_HEAD = 64 * 1024  # bytes in which the head of a mail ends


@dataclass(frozen=True)
class Delivery:
    """A delivery as it is stored; `received_at` is UTC."""

    id: int
    source: str
    media_type: str
    body: bytes
    received_at: datetime
    state: DeliveryState
    taken: int
    unread: int
    problems: tuple[str, ...]


def add(connection: Connection, source: str, key: str, media_type: str, body: bytes, at: datetime) -> int | None:
    """Keep what was handed in at `at` (UTC). Return its id, or None when it is here already."""
    values = {"source": source, "key": key, "media_type": media_type, "body": body, "received_at": at}
    state = {"state": DeliveryState.WAITING, "taken": 0, "unread": 0, "problems": "[]"}
    added = INSERT[connection.dialect.name].returning(TABLE.c.id)
    return connection.execute(added, {**values, **state}).scalar()


def find(connection: Connection, delivery: int) -> Delivery | None:
    """Return one delivery with its body."""
    row = connection.execute(select(TABLE).where(TABLE.c.id == delivery)).first()
    return _delivery(row) if row else None


def waiting(connection: Connection, source: str) -> int:
    """Return how many deliveries of a source are still to be read."""
    query = select(func.count()).select_from(TABLE)
    return int(
        connection.execute(query.where(TABLE.c.state == DeliveryState.WAITING, TABLE.c.source == source)).scalar_one()
    )


def unreadable(connection: Connection, source: str = "", limit: int = 1000) -> list[Delivery]:
    """Return deliveries that could not be read whole, of one source or of all, the newest first."""
    query = select(TABLE).where(TABLE.c.state == DeliveryState.UNREADABLE)
    query = query.where(TABLE.c.source == source) if source else query
    return [_delivery(row) for row in connection.execute(query.order_by(TABLE.c.id.desc()).limit(limit))]


def count_unreadable(connection: Connection) -> dict[str, int]:
    """Return how many deliveries of each source could not be read whole."""
    query = select(TABLE.c.source, func.count()).where(TABLE.c.state == DeliveryState.UNREADABLE)
    return {source: int(count) for source, count in connection.execute(query.group_by(TABLE.c.source))}


def bodies(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield id and words of every body that is kept, one at a time; of a mail those of all its parts."""
    kept = select(TABLE.c.id).where(TABLE.c.state.in_((DeliveryState.WAITING, DeliveryState.UNREADABLE)))
    for delivery in list(connection.execute(kept).scalars()):
        if found := find(connection, delivery):
            yield delivery, "\n".join(_words(found.body))


def _words(body: bytes) -> Iterator[str]:
    yield body.decode("utf-8", "replace")
    if b"\n\n" not in body.replace(b"\r", b"")[:MAX_HEAD]:
        return
    message = message_from_bytes(body)
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield _decoded(content, part.get_content_charset() or "utf-8")
    for value in message.values():
        for piece, charset in decode_header(str(value)):
            yield _decoded(piece, charset or "utf-8") if isinstance(piece, bytes) else piece


def _decoded(content: bytes, charset: str) -> str:
    """Its words in the charset that a mail names, or as UTF-8 when there is no such."""
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def settle(connection: Connection, delivery: int, taken: int, problems: Sequence[str], unread: int) -> None:
    """Record what became of it. The body of what was read whole is not needed any more."""
    state = DeliveryState.UNREADABLE if unread else DeliveryState.READ
    values = {"state": state, "taken": taken, "unread": unread, "problems": json.dumps(list(problems))}
    body = {} if unread else {"body": b""}
    connection.execute(update(TABLE).where(TABLE.c.id == delivery).values(**values, **body))


def try_again(connection: Connection, delivery: int) -> bool:
    """Have an unreadable delivery read once more; False when there is nothing to try."""
    there = (TABLE.c.id == delivery, TABLE.c.state == DeliveryState.UNREADABLE)
    return connection.execute(update(TABLE).where(*there).values(state=DeliveryState.WAITING)).rowcount > 0


def set_aside(connection: Connection, delivery: int) -> bool:
    """Forget the body of an unreadable delivery; False when there is none such."""
    there = (TABLE.c.id == delivery, TABLE.c.state == DeliveryState.UNREADABLE)
    gone = {"state": DeliveryState.SET_ASIDE, "body": b"", "problems": "[]"}
    return connection.execute(update(TABLE).where(*there).values(**gone)).rowcount > 0


def forget(connection: Connection, settled_before: datetime, kept_before: datetime) -> int:
    """Delete what was received long ago (UTC): settled deliveries, and those that were never mended. How many."""
    settled = TABLE.c.state.in_((DeliveryState.READ, DeliveryState.SET_ASIDE)) & (TABLE.c.received_at < settled_before)
    kept = (TABLE.c.state == DeliveryState.UNREADABLE) & (TABLE.c.received_at < kept_before)
    return connection.execute(delete(TABLE).where(settled | kept)).rowcount


def _delivery(row: Row[Any]) -> Delivery:
    names = ("id", "source", "media_type", "received_at", "taken", "unread")
    stored = {name: getattr(row, name) for name in names}
    problems = tuple(json.loads(row.problems))
    return Delivery(**stored, state=DeliveryState(row.state), body=bytes(row.body), problems=problems)


INSERT = {
    "sqlite": sqlite.insert(TABLE).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TABLE).on_conflict_do_nothing(),
}
