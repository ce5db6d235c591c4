"""The statements of the outbox's hot path, put together once: building them anew costs as much as running them."""

from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Integer, Select, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import OutboxQueue, OutboxRow, table_of

QUEUE, ROW = table_of(OutboxQueue), table_of(OutboxRow)
QUEUE_NAMES: BindParameter[list[str]] = bindparam("queues", expanding=True)
WAITING_CARDS = select(ROW.c.id, ROW.c.queue, ROW.c.card_key).where(
    ROW.c.queue.in_(QUEUE_NAMES), ROW.c.card_key != "", ROW.c.done_at.is_(None)
)
REPLACE_PAYLOAD = (
    update(ROW)
    .where(ROW.c.id == bindparam("of_id"), ROW.c.done_at.is_(None))
    .values(payload=bindparam("new_payload"), revision=ROW.c.revision + 1)
)
AT = bindparam("at", type_=QUEUE.c.next_at.type)
LEASE_QUEUES = (
    update(QUEUE)
    .where(QUEUE.c.queue.in_(QUEUE_NAMES))
    .values(lease_until=bindparam("until"), token=bindparam("by_token"))
)
FIRST_MESSAGES = (
    select(ROW, QUEUE.c.attempts)
    .join(QUEUE, QUEUE.c.queue == ROW.c.queue)
    .where(
        ROW.c.id.in_(
            select(func.min(ROW.c.id))
            .where(ROW.c.queue.in_(QUEUE_NAMES), ROW.c.done_at.is_(None))
            .group_by(ROW.c.queue)
        )
    )
    .order_by(ROW.c.id)
)
MARK_DOUBTFUL = update(ROW).where(ROW.c.id.in_(bindparam("of_ids", expanding=True))).values(error=bindparam("doubt"))
RELEASE = (
    update(QUEUE)
    .where(QUEUE.c.queue == bindparam("of_queue"), QUEUE.c.token == bindparam("by_token"))
    .values(lease_until=None, token="", next_at=bindparam("at"), attempts=bindparam("tries"))
)
FINISH = (
    update(ROW)
    .where(ROW.c.id == bindparam("of_id"), ROW.c.revision == bindparam("of_revision"))
    .values(done_at=bindparam("at"), error=bindparam("why"))
)
REMOVE_EMPTY = delete(QUEUE).where(
    QUEUE.c.queue == bindparam("of_queue"), ~exists().where(ROW.c.queue == QUEUE.c.queue, ROW.c.done_at.is_(None))
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


@cache
def due_queues(prefix: str, exclude: tuple[str, ...]) -> Select[Any]:
    """The query for names of due queues, put together once for each worker pool."""
    free = or_(QUEUE.c.lease_until.is_(None), QUEUE.c.lease_until < AT)
    due = select(QUEUE.c.queue).where(QUEUE.c.next_at <= AT, free)
    due = due.where(QUEUE.c.queue.startswith(prefix, autoescape=True)) if prefix else due
    due = due.where(*(~QUEUE.c.queue.startswith(prefix, autoescape=True) for prefix in exclude))
    return due.order_by(QUEUE.c.next_at).limit(bindparam("most", type_=Integer)).with_for_update(skip_locked=True)
