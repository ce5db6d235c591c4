"""Upkeep of the outbox, and how far behind it is."""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, or_, select, update

from storage.outbox.queue import LEASE, upsert_queues
from storage.outbox.statements import QUEUE, ROW


def release_all(connection: Connection) -> None:
    """End every lease. Only for a process that runs alone: the processes that held them have died."""
    connection.execute(update(QUEUE).values(lease_until=None, token=""))


def make_due_now(connection: Connection, now: datetime) -> int:
    """Make every queue due now and cut leases to LEASE: for when the clock was set back. Returns how many waited."""
    # A lease taken before the clock was set back would otherwise hold its queue for as long as the clock went back.
    connection.execute(update(QUEUE).where(QUEUE.c.lease_until > now + LEASE).values(lease_until=now + LEASE))
    return connection.execute(update(QUEUE).where(QUEUE.c.next_at > now).values(next_at=now)).rowcount


def waiting(connection: Connection) -> tuple[int, datetime | None]:
    """Return the number of undelivered messages, and when the oldest was enqueued (UTC)."""
    row = connection.execute(select(func.count(), func.min(ROW.c.created_at)).where(ROW.c.done_at.is_(None))).one()
    return int(row[0]), row[1]


def due_since(connection: Connection, now: datetime) -> datetime | None:
    """Return since when (UTC) the longest waiting queue without a lease has been due."""
    free = or_(QUEUE.c.lease_until.is_(None), QUEUE.c.lease_until < now)
    return connection.execute(select(func.min(QUEUE.c.next_at)).where(QUEUE.c.next_at <= now, free)).scalar()


def recreate_missing_queues(connection: Connection, now: datetime) -> list[str]:
    """Add queues for messages whose queue is missing, which would wait for ever. Returns their names."""
    orphaned = (
        select(ROW.c.queue).where(ROW.c.done_at.is_(None), ~exists().where(QUEUE.c.queue == ROW.c.queue)).distinct()
    )
    queues = sorted(connection.execute(orphaned).scalars())
    if queues:
        upsert_queues(connection, queues, now)
    return queues


def undeliverable(connection: Connection, since: datetime) -> list[tuple[str, str]]:
    """Return queue and reason of messages that were given up after `since` (UTC), newest first."""
    query = select(ROW.c.queue, ROW.c.error).where(ROW.c.done_at > since, ROW.c.error != "").order_by(ROW.c.id.desc())
    return [(queue, error) for queue, error in connection.execute(query)]


def delete_delivered(connection: Connection, before: datetime) -> int:
    """Delete messages delivered or given up before then (UTC). Returns how many."""
    return connection.execute(delete(ROW).where(ROW.c.done_at < before)).rowcount
