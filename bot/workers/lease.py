"""Keeps the lease on an outbox message while slow work, such as a model's answer, goes on."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from storage.outbox.queue import LEASE

log = logging.getLogger(__name__)
# A model may take longer than a lease, and a lease that ended meanwhile would have a second process ask (and pay)
# again. A quarter: a renewal may fail twice before that.
LEASE_RENEWAL_SECONDS = LEASE.total_seconds() / 4


@contextmanager
def lease_kept(renew: Callable[[], object], queue: str) -> Iterator[None]:
    """Call `renew` every LEASE_RENEWAL_SECONDS, on a thread of its own; one that fails is logged and tried again."""
    over = threading.Event()

    def renew_often() -> None:
        while not over.wait(LEASE_RENEWAL_SECONDS):
            try:
                renew()
            except Exception:
                log.exception("the lease of %s could not be renewed; it is tried again", queue)

    renewer = threading.Thread(target=renew_often, name="lease", daemon=True)
    renewer.start()
    try:
        yield
    finally:
        over.set()
        renewer.join()
