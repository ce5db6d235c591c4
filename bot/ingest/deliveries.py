"""Keeps what tools and mail servers hand in, and asks for it to be read; committed before its sender is answered."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from pydantic import BaseModel
from sqlalchemy import Connection

from bot.ingest.problems import ProblemError
from storage import alert_sources, deliveries
from storage.alert_sources import Figures
from storage.database import Database
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

KIND = "ReadDelivery"  # of the outbox message that asks for a delivery to be read
QUEUES = f"desk|{KIND}:"  # how their queues begin: one for each source, so that its deliveries stay in their order
MAX_WAITING = 5000  # deliveries of one source that may wait to be read


class ReadDelivery(BaseModel):
    """The payload of that message."""

    delivery: int


class DeliveryStore:
    """Takes in deliveries of sources; the same one sent again is kept once."""

    def __init__(self, database: Database, wake: Callable[[], None] = lambda: None) -> None:
        self.database, self.wake = database, wake

    def keep(self, source: str, key: str, media_type: str, body: bytes, at: datetime) -> bool:
        """Commit a delivery that came at `at` (UTC), and the wish to read it; False when it was here before.

        `key` is the sender's name for it; without one its body tells it from others. Raises ProblemError when more
        wait than may: the sender tries again later.
        """
        with self.database.transaction() as connection:
            kept = keep(connection, source, key, media_type, body, at)
        self.wake()
        return kept


def keep(connection: Connection, source: str, key: str, media_type: str, body: bytes, at: datetime) -> bool:
    """The same within a transaction."""
    name = f"key:{key}" if key else f"body:{sha256(body).hexdigest()}"
    if deliveries.waiting(connection, source) >= MAX_WAITING:
        raise ProblemError("too-many", f"{MAX_WAITING} bodies of {source} wait to be read; send the same again later")
    kept = deliveries.add(connection, source, name, media_type, body, at)
    if kept is None:
        return False
    ask_to_read(connection, source, kept, at)
    alert_sources.count(connection, {source: Figures()}, at)
    return True


def ask_to_read(connection: Connection, source: str, delivery: int, at: datetime) -> None:
    """Add the message that asks for a delivery to be read."""
    payload = ReadDelivery(delivery=delivery).model_dump_json()
    outbox.enqueue(connection, [OutboxMessage(f"{QUEUES}{source}|0", KIND, 0, payload)], at)
