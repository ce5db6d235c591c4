"""Signs a head over all timelines each day, keeps it in a file beside the database, and tells managers."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

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
        self._next = now + INTERVAL
        with self.incidents.database.transaction() as connection:
            mine = periodic_jobs.claim_run(connection, "anchor", now, self._next)
        return int(mine and self.sign(now) is not None)

    def sign(self, now: datetime) -> DailyHead | None:
        """Sign what changed; managers hear the head, so that a copy stands where the database's owner cannot reach."""
        with self.incidents.database.transaction() as connection:
            head = anchors.add(connection, now, self.key.sign)
            if head is None:
                return None
            line = msg("tell.daily_head", id=head.id, head=head.head, signed_with=self.key.public[:16])
            notify = Notify((line,), (Role.MANAGER,))
            nothing = CaseFile(0, Post(), now)
            team = self.incidents.people.team(connection)
            outbox.enqueue(connection, self.incidents.messages.notification(notify, nothing, team), now)
        self._copy(head)
        self.incidents.wake()
        return head

    def _copy(self, head: DailyHead) -> None:
        with self.file.open("a", encoding="ascii") as file:
            file.write(f"{head.id} {head.at.isoformat()} {head.head} {head.signature}\n")
        self.file.chmod(0o600)
