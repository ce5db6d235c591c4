"""Has authorities outside stamp each daily head, in a thread of its own: one that hangs holds up no timer."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.incidents.incidents import Incidents
from bot.ops import timestamps
from bot.ops.health import Health
from bot.ops.timestamps import Ask, NotStamped
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role
from handlers.posts.post import Post
from storage.database import Database
from storage.incidents import anchors, head_timestamps
from storage.incidents.anchors import DailyHead
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)
LOOK_AGAIN = timedelta(minutes=1)
LEASE = timedelta(minutes=5)  # that a process has to ask in, before another may
BACKOFF, MAX_BACKOFF = timedelta(minutes=5), timedelta(hours=1)
REPORT_AFTER = 3  # tries without a stamp, some half an hour, after which managers hear of it


class HeadTimestamps:
    """A periodic job. A stamp on the newest head covers all before it, so only that one is asked for."""

    def __init__(
        self,
        incidents: Incidents,
        authorities: Sequence[str],
        ask: Ask = timestamps.ask,
    ) -> None:
        self.incidents, self.authorities, self.ask = incidents, authorities, ask
        self._next: datetime | None = None
        self._asking: threading.Thread | None = None

    def ask_due(self, now: datetime) -> int:
        """Start asking for what is missing (UTC)."""
        asking = self._asking is not None and self._asking.is_alive()
        if not self.authorities or asking or (self._next and now < self._next):
            return 0
        self._next = now + LOOK_AGAIN
        self._asking = threading.Thread(target=self._guarded, args=(now,), name="timestamps", daemon=True)
        self._asking.start()
        return 0

    def _guarded(self, now: datetime) -> None:
        try:
            self.ask_all(now)
        except Exception:  # the database is away
            log.exception("daily heads could not be stamped; it is tried again")

    def ask_all(self, now: datetime) -> int:
        """Ask every authority whose stamp is missing and due; how many gave one."""
        with self.incidents.database.read_transaction() as connection:
            head = anchors.newest(connection)
        return sum(self._ask(head, authority, now) for authority in self.authorities) if head else 0

    def _ask(self, head: DailyHead, authority: str, now: datetime) -> bool:
        with self.incidents.database.transaction() as connection:
            if not head_timestamps.claim(connection, head.id, authority, now, now + LEASE):
                return False
        try:
            stamped = timestamps.obtain(authority, head.head.encode(), self.ask)  # outside of every transaction
        except NotStamped as why:
            self._failed(head, authority, str(why), now)
            return False
        with self.incidents.database.transaction() as connection:
            head_timestamps.keep(connection, head.id, authority, stamped.token, stamped.at)
        return True

    def _failed(self, head: DailyHead, authority: str, why: str, now: datetime) -> None:
        log.warning("daily head %s was not stamped by %s: %s", head.id, authority, why)
        with self.incidents.database.transaction() as connection:
            tried = next(
                s.tried for s in head_timestamps.every(connection) if (s.head, s.authority) == (head.id, authority)
            )
            again = now + min(MAX_BACKOFF, BACKOFF * 2**tried)
            head_timestamps.failed(connection, head.id, authority, why, again)
            if tried + 1 == REPORT_AFTER:
                self._tell(connection, head, authority, why, now)
        self.incidents.wake()

    def _tell(self, connection: Connection, head: DailyHead, authority: str, why: str, now: datetime) -> None:
        notify = Notify((msg("tell.not_stamped", id=head.id, authority=authority, problem=why),), (Role.MANAGER,))
        team = self.incidents.people.team(connection)
        messages = self.incidents.messages.notification(notify, CaseFile(0, Post(), now), team)
        outbox.enqueue(connection, messages, now)


def timestamp_health(database: Database, authorities: Sequence[str]) -> Health:
    """Whether the newest daily head is stamped by every authority; a desk without one needs none."""
    with database.read_transaction() as connection:
        head, known = anchors.newest(connection), head_timestamps.every(connection)
    if not authorities or head is None:
        return Health(True, "no daily head yet" if authorities else "TSA_URLS is not set")
    of_head = {one.authority: one for one in known if one.head == head.id}
    missing = [name for name in authorities if name not in of_head or not of_head[name].token]
    problems = [f"{name}{f' ({of_head[name].problem})' if name in of_head else ''}" for name in missing]
    said = f"head {head.id}: not stamped yet by {', '.join(problems)}" if missing else f"head {head.id}: stamped"
    # A desk works without a stamp: what is missing is told, and asked for again.
    return Health(True, said)
