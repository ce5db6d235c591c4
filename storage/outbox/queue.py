"""The outbox: messages to deliver after a commit, in ordered queues, at least once, by the process that holds the lease.

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

LANE, ROW = table_of(OutboxQueue), table_of(OutboxRow)
LEASE = timedelta(seconds=20)  # a dead process's lane is taken over after this
POSSIBLY_DELIVERED = "may have arrived"  # how the error of a message begins while nobody knows whether it got there


@dataclass(frozen=True)
class OutboxMessage:
    """What is to be sent or done after the commit, in the order of its `queue` (`<chat>|<place>|<incident>`).

    `kind` is `card`, `lines` or a follow-up's code; `payload` is its JSON. A `card_key` names one message of the queue that is
    replaced by its newer states; `first`: no older state of it can be waiting.
    """

    queue: str
    kind: str
    incident: int
    payload: str
    card_key: str = ""
    first: bool = False


@dataclass(frozen=True)
class ClaimedMessage:
    """The first message of a lane that this process holds. `attempts` counts failed tries of it; `unsure`: one of them may have arrived."""

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
    unsure: bool = False


def enqueue(connection: Connection, messages: Sequence[OutboxMessage], now: datetime) -> None:
    """Add messages at the end of their queues.

    A card that still waits in its queue is replaced in its place: a card goes to its newest state, not through every one.
    """
    if not messages:
        return
    queues = sorted({m.queue for m in messages})
    upsert_queues(connection, queues, now)
    waiting = _waiting_cards(connection, queues) if any(m.card_key and not m.first for m in messages) else {}
    newer = {waiting[at]: m.payload for m in messages if (at := (m.queue, m.card_key)) in waiting}
    if newer:
        connection.execute(REPLACE, [{"of_id": id_, "new_payload": payload} for id_, payload in newer.items()])
    fresh = [m for m in messages if (m.queue, m.card_key) not in waiting]
    if fresh:
        connection.execute(insert(ROW), [_row(m, now) for m in fresh])


def _row(message: OutboxMessage, now: datetime) -> dict[str, Any]:
    return {
        "queue": message.queue,
        "kind": message.kind,
        "incident": message.incident,
        "payload": message.payload,
        "card_key": message.card_key,
        "created_at": now,
        "revision": 0,
        "error": "",
    }


def _waiting_cards(connection: Connection, queues: Sequence[str]) -> dict[tuple[str, str], int]:
    """Which message holds the card of a lane's slot that has not been carried yet."""
    return {(row.queue, row.card_key): row.id for row in connection.execute(WAITING_CARDS, {"lanes": list(queues)})}


def upsert_queues(connection: Connection, queues: Sequence[str], now: datetime) -> None:
    """Lanes that were empty are due now; one that waits for a retry keeps waiting."""
    values = [{"queue": lane, "laid_at": now, "lease_until": None, "token": "", "attempts": 0} for lane in queues]
    connection.execute(WAKE[connection.dialect.name], values)


def claim(
    connection: Connection, now: datetime, most: int, queues: str = "", exclude: Sequence[str] = ()
) -> list[ClaimedMessage]:
    """Lease up to `most` due lanes (starting with `lanes`, with none of `but`) and return the first message of each."""
    token = secrets.token_hex(8)
    due = select(LANE.c.queue).where(LANE.c.next_at <= now, or_(LANE.c.lease_until.is_(None), LANE.c.lease_until < now))
    due = due.where(LANE.c.queue.startswith(queues, autoescape=True)) if queues else due
    due = due.where(*(~LANE.c.queue.startswith(prefix, autoescape=True) for prefix in exclude))
    names = list(
        connection.execute(due.order_by(LANE.c.next_at).limit(most).with_for_update(skip_locked=True)).scalars()
    )
    if not names:
        return []
    connection.execute(update(LANE).where(LANE.c.queue.in_(names)).values(lease_until=now + LEASE, token=token))
    return _first_messages(connection, names, token)


def _first_messages(connection: Connection, names: Sequence[str], token: str) -> list[ClaimedMessage]:
    first = select(func.min(ROW.c.id)).where(ROW.c.queue.in_(names), ROW.c.done_at.is_(None)).group_by(ROW.c.queue)
    query = select(ROW, LANE.c.attempts).join(LANE, LANE.c.queue == ROW.c.queue).where(ROW.c.id.in_(first))
    heads = [
        ClaimedMessage(
            r.id,
            r.queue,
            r.kind,
            r.incident,
            r.card_key,
            r.payload,
            r.revision,
            r.created_at,
            token,
            r.attempts,
            r.error.startswith(POSSIBLY_DELIVERED),
        )
        for r in connection.execute(query.order_by(ROW.c.id))
    ]
    # Whoever dies now leaves this mark behind: the next one looks whether the message is there before repeating it.
    connection.execute(update(ROW).where(ROW.c.id.in_([head.id for head in heads])).values(error=POSSIBLY_DELIVERED))
    return heads


def renew(connection: Connection, parcel: ClaimedMessage, now: datetime) -> bool:
    """Hold the lane longer; False when somebody else has taken it over."""
    return connection.execute(update(LANE).where(*_held(parcel)).values(lease_until=now + LEASE)).rowcount > 0


def done(connection: Connection, parcel: ClaimedMessage, now: datetime, error: str = "") -> bool:
    """The message was carried out (or given up, with the reason); the lane is free for the next one.

    If it was replaced while under way it stays, to be sent again as an update. False changes nothing: somebody
    else has taken the lane over and is sending the message now.
    """
    if not _let_go(connection, parcel, {"next_at": now, "attempts": 0}):
        return False
    same = (ROW.c.id == parcel.id, ROW.c.revision == parcel.revision)
    connection.execute(update(ROW).where(*same).values(done_at=now, error=error))
    empty = ~exists().where(ROW.c.queue == LANE.c.queue, ROW.c.done_at.is_(None))
    connection.execute(delete(LANE).where(LANE.c.queue == parcel.queue, empty))
    return True


def retry_later(
    connection: Connection, parcel: ClaimedMessage, at: datetime, error: str, prefix: str = "", tried: bool = True
) -> bool:
    """Leave the message where it is and come back at `at`; with `prefix`, every lane of that place waits too. False as in `done`.

    Not `tried` means that nothing was sent, so this was no failure. An `error` that begins with UNSURE is remembered as such.
    """
    if not _let_go(connection, parcel, {"next_at": at, "attempts": LANE.c.attempts + int(tried)}):
        return False
    connection.execute(update(ROW).where(ROW.c.id == parcel.id).values(error=error))
    if prefix:
        sooner = select(LANE.c.queue).where(LANE.c.queue.startswith(prefix, autoescape=True), LANE.c.next_at < at)
        # A lane that somebody holds at this moment learns from its own answer how long to wait.
        connection.execute(
            update(LANE).where(LANE.c.queue.in_(sooner.with_for_update(skip_locked=True))).values(next_at=at)
        )
    return True


def _let_go(connection: Connection, parcel: ClaimedMessage, values: Mapping[str, Any]) -> bool:
    """End the lease, if it is still ours."""
    return (
        connection.execute(update(LANE).where(*_held(parcel)).values(lease_until=None, token="", **values)).rowcount > 0
    )


def _held(parcel: ClaimedMessage) -> tuple[Any, ...]:
    return (LANE.c.queue == parcel.queue, LANE.c.token == parcel.token)


# Statements of the hot path, put together once: building them anew costs as much as running them.
LANES: BindParameter[list[str]] = bindparam("lanes", expanding=True)
WAITING_CARDS = select(ROW.c.id, ROW.c.queue, ROW.c.card_key).where(
    ROW.c.queue.in_(LANES), ROW.c.card_key != "", ROW.c.done_at.is_(None)
)
REPLACE = (
    update(ROW)
    .where(ROW.c.id == bindparam("of_id"), ROW.c.done_at.is_(None))
    .values(payload=bindparam("new_payload"), revision=ROW.c.revision + 1)
)
# Due at once by the clock of whoever claims it, even where the clock of whoever lays it is ahead.
LAID_AT = bindparam("laid_at", type_=LANE.c.next_at.type)
AT_ONCE = {"sqlite": LAID_AT, "postgresql": func.least(LAID_AT, func.statement_timestamp())}
# The update changes nothing, but it locks the lane so that it cannot be removed as empty at this very moment.
WAKE = {
    name: (upsert := make(LANE).values(next_at=AT_ONCE[name])).on_conflict_do_update(
        index_elements=["queue"], set_={"queue": upsert.excluded.queue}
    )
    for name, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
