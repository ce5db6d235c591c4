"""The outbox: messages to deliver after a commit, in ordered queues, at least once, by the lease's holder.

Every change locks a queue before its messages: with one order of locks, two transactions cannot deadlock.
Callers pass `database.db_now()` as `now`: leases must end by one clock, whatever the clocks of the machines say.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    insert,
    select,
    update,
)

from storage.outbox.statements import (
    FINISH,
    FIRST_MESSAGES,
    LEASE_QUEUES,
    MARK_DOUBTFUL,
    QUEUE,
    RELEASE,
    REMOVE_EMPTY,
    REPLACE_PAYLOAD,
    ROW,
    UPSERT_QUEUE,
    WAITING_CARDS,
    due_queues,
)

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
    due = due_queues(prefix, tuple(exclude))
    names = list(connection.execute(due, {"at": now, "most": limit}).scalars())
    if not names:
        return []
    connection.execute(LEASE_QUEUES, {"queues": names, "until": now + LEASE, "by_token": token})
    return _first_messages(connection, names, token)


def _first_messages(connection: Connection, names: Sequence[str], token: str) -> list[ClaimedMessage]:
    messages = [_claimed(row, token) for row in connection.execute(FIRST_MESSAGES, {"queues": names})]
    # A process that dies from here on leaves this mark: the next one checks whether the message arrived.
    connection.execute(MARK_DOUBTFUL, {"of_ids": [head.id for head in messages], "doubt": POSSIBLY_DELIVERED})
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
    if not _release(connection, message, now, 0):
        return False
    same = {"of_id": message.id, "of_revision": message.revision}
    # Only this revision: a card that changed under way is still to be sent in its newest state.
    connection.execute(FINISH, {**same, "at": now, "why": error})
    connection.execute(REMOVE_EMPTY, {"of_queue": message.queue})
    return True


def retry_later(
    connection: Connection, message: ClaimedMessage, at: datetime, error: str, prefix: str = "", attempted: bool = True
) -> bool:
    """Keep the message until `at` (UTC); with `prefix`, every queue whose name begins so waits too. False as
    in `done`.

    Not `attempted` means that nothing was sent, so this was no failure. An `error` that begins with
    POSSIBLY_DELIVERED sets `possibly_delivered` at the next claim.
    """
    if not _release(connection, message, at, message.attempts + int(attempted)):
        return False
    connection.execute(update(ROW).where(ROW.c.id == message.id).values(error=error))
    if prefix:
        sooner = select(QUEUE.c.queue).where(QUEUE.c.queue.startswith(prefix, autoescape=True), QUEUE.c.next_at < at)
        # A queue that another process holds right now learns from its own answer how long to wait.
        connection.execute(
            update(QUEUE).where(QUEUE.c.queue.in_(sooner.with_for_update(skip_locked=True))).values(next_at=at)
        )
    return True


def _release(connection: Connection, message: ClaimedMessage, next_at: datetime, attempts: int) -> bool:
    """End the lease; False when another process has claimed the queue."""
    held = {"of_queue": message.queue, "by_token": message.token}
    return connection.execute(RELEASE, {**held, "at": next_at, "tries": attempts}).rowcount > 0


def _lease_of(message: ClaimedMessage) -> tuple[Any, ...]:
    return (QUEUE.c.queue == message.queue, QUEUE.c.token == message.token)
