"""The outbox: messages to deliver after a commit, in ordered queues, at least once, by the lease's holder.

Every change locks a queue before its messages: with one order of locks, two transactions cannot deadlock.
Callers pass `database.db_now()` as `now`: leases must end by one clock, whatever the clocks of the machines say.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import OutboxQueue, OutboxRow, table_of

QUEUE, ROW = table_of(OutboxQueue), table_of(OutboxRow)
LEASE = timedelta(seconds=20)  # a queue of a process that died is claimed by another one after this
POSSIBLY_DELIVERED = "may have arrived"  # how the error of a message begins while it is unknown whether it got there


@dataclass(frozen=True)
class OutboxMessage:
    """What is to be sent or done after the commit, in the order of its `queue` (`<chat>|<place>|<incident>`).

    `kind` is `card`, `lines` or a follow-up's code; `payload` is its JSON. A `card_key` names one message of
    the queue that
    is replaced by its newer states; `first`: no older state of it can be waiting.
    """

    queue: str
    kind: str
    incident: int
    payload: str
    card_key: str = ""
    first: bool = False


@dataclass(frozen=True)
class ClaimedMessage:
    """The first message of a leased queue; `possibly_delivered` when one of its `attempts` may have arrived."""

    id: int
    queue: str
    kind: str
    incident: int
    card_key: str
    payload: str
    revision: int
    created_at: datetime
    token: str
    attempts: int
    possibly_delivered: bool = False


def enqueue(connection: Connection, messages: Sequence[OutboxMessage], now: datetime) -> None:
    """Add messages at the end of their queues.

    A card that still waits in its queue is replaced in its place: a card goes to its newest state, not through
    every one.
    """
    if not messages:
        return
    queues = sorted({m.queue for m in messages})
    upsert_queues(connection, queues, now)
    waiting = _waiting_cards(connection, queues) if any(m.card_key and not m.first for m in messages) else {}
    newer = {waiting[at]: m.payload for m in messages if (at := (m.queue, m.card_key)) in waiting}
    if newer:
        connection.execute(REPLACE_PAYLOAD, [{"of_id": id_, "new_payload": payload} for id_, payload in newer.items()])
    fresh = [m for m in messages if (m.queue, m.card_key) not in waiting]
    if fresh:
        connection.execute(insert(ROW), [_row(m, now) for m in fresh])


def _row(message: OutboxMessage, now: datetime) -> dict[str, Any]:
    stored = {name: value for name, value in vars(message).items() if name != "first"}
    return {**stored, "created_at": now, "revision": 0, "error": ""}


def _waiting_cards(connection: Connection, queues: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return ids of undelivered card messages by (queue, card key)."""
    return {(row.queue, row.card_key): row.id for row in connection.execute(WAITING_CARDS, {"queues": list(queues)})}


def upsert_queues(connection: Connection, queues: Sequence[str], now: datetime) -> None:
    """Make queues that were empty due now; one that waits for a retry keeps waiting."""
    values = [{"queue": name, "enqueued_at": now, "lease_until": None, "token": "", "attempts": 0} for name in queues]
    connection.execute(UPSERT_QUEUE[connection.dialect.name], values)


def claim(
    connection: Connection, now: datetime, limit: int, prefix: str = "", exclude: Sequence[str] = ()
) -> list[ClaimedMessage]:
    """Lease up to `limit` due queues (named `prefix…`, none of `exclude`); return their first messages."""
    # A token for each claim, not for each process: a thread that hung must not finish what was claimed anew.
    token = secrets.token_hex(8)
    due = select(QUEUE.c.queue).where(
        QUEUE.c.next_at <= now, or_(QUEUE.c.lease_until.is_(None), QUEUE.c.lease_until < now)
    )
    due = due.where(QUEUE.c.queue.startswith(prefix, autoescape=True)) if prefix else due
    due = due.where(*(~QUEUE.c.queue.startswith(prefix, autoescape=True) for prefix in exclude))
    names = list(
        connection.execute(due.order_by(QUEUE.c.next_at).limit(limit).with_for_update(skip_locked=True)).scalars()
    )
    if not names:
        return []
    connection.execute(update(QUEUE).where(QUEUE.c.queue.in_(names)).values(lease_until=now + LEASE, token=token))
    return _first_messages(connection, names, token)


def _first_messages(connection: Connection, names: Sequence[str], token: str) -> list[ClaimedMessage]:
    first = select(func.min(ROW.c.id)).where(ROW.c.queue.in_(names), ROW.c.done_at.is_(None)).group_by(ROW.c.queue)
    query = select(ROW, QUEUE.c.attempts).join(QUEUE, QUEUE.c.queue == ROW.c.queue).where(ROW.c.id.in_(first))
    messages = [_claimed(row, token) for row in connection.execute(query.order_by(ROW.c.id))]
    # A process that dies from here on leaves this mark: the next one checks whether the message arrived.
    connection.execute(update(ROW).where(ROW.c.id.in_([head.id for head in messages])).values(error=POSSIBLY_DELIVERED))
    return messages


def _claimed(row: Any, token: str) -> ClaimedMessage:
    columns = ("id", "queue", "kind", "incident", "card_key", "payload", "revision", "created_at", "attempts")
    stored = {name: getattr(row, name) for name in columns}
    return ClaimedMessage(**stored, token=token, possibly_delivered=row.error.startswith(POSSIBLY_DELIVERED))


def renew(connection: Connection, message: ClaimedMessage, now: datetime) -> bool:
    """Extend the lease; False when another process has claimed the queue."""
    return connection.execute(update(QUEUE).where(*_lease_of(message)).values(lease_until=now + LEASE)).rowcount > 0


def done(connection: Connection, message: ClaimedMessage, now: datetime, error: str = "") -> bool:
    """Record that the message was delivered, or given up with `error`, and free its queue for the next one.

    If it was replaced while under way it stays, to be sent again as an update. False changes nothing: another
    process has claimed the queue and is sending the message now.
    """
    if not _release(connection, message, {"next_at": now, "attempts": 0}):
        return False
    same = (ROW.c.id == message.id, ROW.c.revision == message.revision)
    # Only this revision: a card that changed under way is still to be sent in its newest state.
    connection.execute(update(ROW).where(*same).values(done_at=now, error=error))
    empty = ~exists().where(ROW.c.queue == QUEUE.c.queue, ROW.c.done_at.is_(None))
    connection.execute(delete(QUEUE).where(QUEUE.c.queue == message.queue, empty))
    return True


def retry_later(
    connection: Connection, message: ClaimedMessage, at: datetime, error: str, prefix: str = "", attempted: bool = True
) -> bool:
    """Keep the message until `at` (UTC); with `prefix`, every queue whose name begins so waits too. False as
    in `done`.

    Not `attempted` means that nothing was sent, so this was no failure. An `error` that begins with
    POSSIBLY_DELIVERED sets `possibly_delivered` at the next claim.
    """
    if not _release(connection, message, {"next_at": at, "attempts": QUEUE.c.attempts + int(attempted)}):
        return False
    connection.execute(update(ROW).where(ROW.c.id == message.id).values(error=error))
    if prefix:
        sooner = select(QUEUE.c.queue).where(QUEUE.c.queue.startswith(prefix, autoescape=True), QUEUE.c.next_at < at)
        # A queue that another process holds right now learns from its own answer how long to wait.
        connection.execute(
            update(QUEUE).where(QUEUE.c.queue.in_(sooner.with_for_update(skip_locked=True))).values(next_at=at)
        )
    return True


def _release(connection: Connection, message: ClaimedMessage, values: Mapping[str, Any]) -> bool:
    """End the lease; False when another process has claimed the queue."""
    freed = update(QUEUE).where(*_lease_of(message)).values(lease_until=None, token="", **values)
    return connection.execute(freed).rowcount > 0


def _lease_of(message: ClaimedMessage) -> tuple[Any, ...]:
    return (QUEUE.c.queue == message.queue, QUEUE.c.token == message.token)


# Statements of the hot path, put together once: building them anew costs as much as running them.
QUEUE_NAMES: BindParameter[list[str]] = bindparam("queues", expanding=True)
WAITING_CARDS = select(ROW.c.id, ROW.c.queue, ROW.c.card_key).where(
    ROW.c.queue.in_(QUEUE_NAMES), ROW.c.card_key != "", ROW.c.done_at.is_(None)
)
REPLACE_PAYLOAD = (
    update(ROW)
    .where(ROW.c.id == bindparam("of_id"), ROW.c.done_at.is_(None))
    .values(payload=bindparam("new_payload"), revision=ROW.c.revision + 1)
)
# Due at once by the claiming process's clock, even where the enqueuing process's clock is ahead.
ENQUEUED_AT = bindparam("enqueued_at", type_=QUEUE.c.next_at.type)
DUE_NOW = {"sqlite": ENQUEUED_AT, "postgresql": func.least(ENQUEUED_AT, func.statement_timestamp())}
# The update changes nothing, but it locks the queue so that it cannot be removed as empty at this very moment.
UPSERT_QUEUE = {
    name: (upsert := make(QUEUE).values(next_at=DUE_NOW[name])).on_conflict_do_update(
        index_elements=["queue"], set_={"queue": upsert.excluded.queue}
    )
    for name, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
