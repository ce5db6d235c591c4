"""Messages that answer what may come twice, such as an event that a chat sends again: enqueued once."""

from collections.abc import Sequence
from datetime import datetime

from bot.incidents.incidents import Incidents
from storage import idempotency
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage


def enqueue_once(
    incidents: Incidents, key: str, messages: Sequence[OutboxMessage], now: datetime, answer: str = ""
) -> bool:
    """Commit the messages under a key, with an answer to remember; False when that was done before."""
    with incidents.database.transaction() as connection:
        new = idempotency.find(connection, key) is None
        if new:
            idempotency.save(connection, key, "", answer, now)
            outbox.enqueue(connection, messages, now)
    incidents.wake()
    return new
