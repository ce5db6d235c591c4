"""Signs a head over all timelines each day, keeps it in a file beside the database, and tells managers."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.incidents.incidents import Incidents
from bot.ops.signing_key import SigningKey
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role
from handlers.posts.post import Post
from storage import periodic_jobs
from storage.incidents import anchors
from storage.incidents.anchors import DailyHead
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)
INTERVAL = timedelta(days=1)
FIRST = timedelta(hours=1)  # after the first start: a new desk proves something on its first day
LOOK_AGAIN = timedelta(minutes=5)  # a process that has just started does not know when the last head was signed
FILE = "daily-heads.txt"


class Anchors:
    """A periodic job, once a day; one process does it."""

    def __init__(self, incidents: Incidents, key: SigningKey, folder: Path) -> None:
        self.incidents, self.key, self.file = incidents, key, folder / FILE
        self._next: datetime | None = None

    def sign_due(self, now: datetime) -> int:
        """Sign a head when a day has passed since the last; how many were signed."""
        if self._next and now < self._next:
            return 0
        with self.incidents.database.transaction() as connection:  # claimed and signed together, or neither
            mine = periodic_jobs.claim_run(connection, "anchor", now, now + INTERVAL, now + FIRST)
            head = self._sign(connection, now) if mine else None
        self._next = now + LOOK_AGAIN
        self._published(head)
        return int(head is not None)

    def sign(self, now: datetime) -> DailyHead | None:
        """Sign what changed now, whatever the day."""
        with self.incidents.database.transaction() as connection:
            head = self._sign(connection, now)
        self._published(head)
        return head

    def _sign(self, connection: Connection, now: datetime) -> DailyHead | None:
        """Add a head; managers hear it, so that a copy stands where the database's owner cannot reach."""
        head = anchors.add(connection, now, self.key.sign)
        if head is None:
            return None
        line = msg("tell.daily_head", id=head.id, head=head.head, signed_with=self.key.public[:16])
        team = self.incidents.people.team(connection)
        notify = Notify((line,), (Role.MANAGER,))
        messages = self.incidents.messages.notification(notify, CaseFile(0, Post(), now), team)
        outbox.enqueue(connection, messages, now)
        return head

    def _published(self, head: DailyHead | None) -> None:
        """What follows once a head is committed; a file that lacks one is completed even when there is no new one."""
        self._copy_missing()
        if head:
            self.incidents.wake()

    def _copy_missing(self) -> None:
        """Add to the file every head that it lacks: one that was committed just before a kill, too."""
        # The file comes after the commit: a head in it that was rolled back would look like tampering for ever.
        known = self.file.read_text("ascii") if self.file.exists() else ""
        with self.incidents.database.read_transaction() as connection:
            missing = [head for head in anchors.heads(connection) if head.head not in known]
        for head in missing:
            self._copy(head)

    def _copy(self, head: DailyHead) -> None:
        with self.file.open("a", encoding="ascii") as file:
            file.write(f"{head.id} {head.at.isoformat()} {head.head} {head.signature}\n")
        self.file.chmod(0o600)
