"""Asks the monitors to read what has waited on the unread list for too long (R9, R35)."""

from datetime import datetime, timedelta

from bot.incidents.incidents import Incidents
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role
from handlers.posts.post import Post
from storage import periodic_jobs
from storage.incidents import listing
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

LOOK_AGAIN = timedelta(minutes=15)


class UnreadReminder:
    """A periodic job: one message to the monitors of each brand, never one for each post; managers join in later."""

    def __init__(self, incidents: Incidents) -> None:
        self.incidents = incidents
        self._next: datetime | None = None

    def ask_due(self, now: datetime) -> int:
        """Ask where a post has waited longer than the policy allows, outside quiet hours; how many messages."""
        if self._next and now < self._next:
            return 0
        policy = self.incidents.policy
        self._next = max(now + LOOK_AGAIN, policy.after_quiet(now))
        if policy.after_quiet(now) > now:
            return 0
        messages: list[OutboxMessage] = []
        with self.incidents.database.transaction() as connection:
            waiting = listing.count_unread(connection)
            late = {b: (n, at) for b, (n, at) in waiting.items() if now - at >= policy.read_within}
            following = now + (policy.read_within if late else LOOK_AGAIN)
            if periodic_jobs.claim_run(connection, "unread", now, following):
                messages = [m for brand, (n, at) in late.items() for m in self._ask(brand, n, at, now)]
            outbox.enqueue(connection, messages, now)
        if messages:
            self.incidents.wake()
        return len(messages)

    def _ask(self, brand: str, count: int, oldest: datetime, now: datetime) -> list[OutboxMessage]:
        team, policy = self.incidents.people.team(), self.incidents.policy
        monitors = [p.id for p in team.able(Role.MONITOR, brand, "", now)]
        roles = (Role.MANAGER,) if not monitors or now - oldest >= 2 * policy.read_within else ()
        ask = Notify((msg("tell.unread_wait", n=count, at=oldest),), roles, tuple(monitors))
        return self.incidents.messages.notification(ask, CaseFile(0, Post(), now, brand=brand), team)
