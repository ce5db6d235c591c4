"""Upkeep of the outbox, and how far behind it is."""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, or_, select, update

from storage.outbox.queue import LANE, LEASE, ROW, upsert_queues


def release_all(connection: Connection) -> None:
    """Free every lane. Only for a process that is alone: whoever held one has died."""
    connection.execute(update(LANE).values(lease_until=None, token=""))


def make_due_now(connection: Connection, now: datetime) -> int:
    """Lanes that wait for a moment ahead are due now, and no lease lasts longer than one: for when the clock was set back."""
    connection.execute(update(LANE).where(LANE.c.lease_until > now + LEASE).values(lease_until=now + LEASE))
    return connection.execute(update(LANE).where(LANE.c.next_at > now).values(next_at=now)).rowcount


def waiting(connection: Connection) -> tuple[int, datetime | None]:
    """How many messages wait, and since when the oldest does."""
    row = connection.execute(select(func.count(), func.min(ROW.c.created_at)).where(ROW.c.done_at.is_(None))).one()
    return int(row[0]), row[1]


def due_since(connection: Connection, now: datetime) -> datetime | None:
    """Since when the longest waiting lane that nobody carries has been due."""
    free = or_(LANE.c.lease_until.is_(None), LANE.c.lease_until < now)
    return connection.execute(select(func.min(LANE.c.next_at)).where(LANE.c.next_at <= now, free)).scalar()


def recreate_missing_queues(connection: Connection, now: datetime) -> list[str]:
    """Messages that wait in no lane would wait for ever: give them one. Returns the lanes."""
    lost = select(ROW.c.queue).where(ROW.c.done_at.is_(None), ~exists().where(LANE.c.queue == ROW.c.queue)).distinct()
    queues = sorted(connection.execute(lost).scalars())
    if queues:
        upsert_queues(connection, queues, now)
    return queues


def undeliverable(connection: Connection, since: datetime) -> list[tuple[str, str]]:
    """Lane and reason of messages that were given up since then, newest first."""
    query = select(ROW.c.queue, ROW.c.error).where(ROW.c.done_at > since, ROW.c.error != "").order_by(ROW.c.id.desc())
    return [(lane, error) for lane, error in connection.execute(query)]


def delete_delivered(connection: Connection, before: datetime) -> int:
    """Forget messages carried out before then."""
    return connection.execute(delete(ROW).where(ROW.c.done_at < before)).rowcount
