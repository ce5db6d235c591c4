"""Keeps the lease on an outbox message while slow work, such as a model's answer, goes on."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from storage.database import Database, db_now
from storage.outbox import queue as outbox
from storage.outbox.queue import LEASE, ClaimedMessage

log = logging.getLogger(__name__)
# A model may take longer than a lease, and a lease that ended meanwhile would have a second process ask (and pay)
# again. A quarter: a renewal may fail twice before that.
LEASE_RENEWAL_SECONDS = LEASE.total_seconds() / 4


def renew(connection: Connection, message: ClaimedMessage, now: Callable[[], datetime]) -> bool:
    """Extend a message's lease within a transaction; False when it is another process's by now."""
    return outbox.renew(connection, message, db_now(connection, now()))


@contextmanager
def lease_kept(database: Database, message: ClaimedMessage, now: Callable[[], datetime]) -> Iterator[None]:
    """Renew the message's lease every LEASE_RENEWAL_SECONDS, on a thread; a try that fails is logged and repeated."""
    over = threading.Event()

    def renew_often() -> None:
        while not over.wait(LEASE_RENEWAL_SECONDS):
            try:
                with database.transaction() as connection:
                    renew(connection, message, now)
            except Exception:
                log.exception("the lease of %s could not be renewed; it is tried again", message.queue)

    renewer = threading.Thread(target=renew_often, name="lease", daemon=True)
    renewer.start()
    try:
        yield
    finally:
        over.set()
        renewer.join()
