"""Checks that every open incident has its timer, and every event its cards and lines; repairs and reports gaps."""

import logging
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy import Connection

from bot.incidents.incidents import Incidents
from bot.ops import metrics
from bot.workers.missing_messages import find_missing_messages, requeue_missing
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role, Team
from handlers.posts.post import Post
from handlers.reminders.timers import next_timer_at
from handlers.reminders.windows import next_due
from handlers.roles.absence import unstaffed_roles
from storage import periodic_jobs
from storage.incidents import anchors, cases
from storage.incidents.cases import FILE, NextTimes, StoredCaseRow
from storage.outbox import maintenance
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)
INTERVAL = timedelta(minutes=5)
OUTDATED = "outdated"  # a card of which an upgrade could not tell what it shows: no fault, so no manager hears of it
REPAIRABLE = ("timer", "card", "line", "draft", OUTDATED)
PAGE = 50  # incidents looked at between two looks for due timers


@dataclass(frozen=True, order=True)
class Gap:
    """What was wrong with an incident. `unreadable`, `stuck` or a cut `chain` need a person; the rest is mended."""

    number: int
    what: str


class Reconciler:
    """A periodic job. One process at a time goes through all open incidents, a page at each call."""

    def __init__(self, incidents: Incidents, passed: Callable[[], None]) -> None:
        self.incidents, self.send_heartbeat = incidents, passed
        self._next: datetime | None = None
        self._after: int | None = None  # the last incident looked at; None between audits
        self._gaps: list[Gap] = []
        self._reported: set[Gap] = set()

    def reconcile_due(self, now: datetime) -> int:
        """Look at the next page, if an audit is under way or due; how many gaps there were."""
        if self._after is None and not self._begins(now):
            return 0
        with self.incidents.database.read_transaction() as connection:
            rows, team = cases.open_after(connection, self._after or 0, PAGE), self.incidents.people.team(connection)
            gaps = [gap for row in rows if (gap := self._check(connection, row, team, now))]
            gaps += [Gap(number, "chain") for number in anchors.loose_ends(connection, [row.number for row in rows])]
        self._gaps += gaps
        self._after = (
            rows[-1].number if len(rows) == PAGE else None
        )  # before mending: a gap that defies it holds up no other page
        for gap in gaps:
            self._repair(gap, now)
        if self._after is None:
            self._report(now)
        return len(gaps)

    def _begins(self, now: datetime) -> bool:
        if self._next and now < self._next:
            return False
        # Before the claim: a database that is away is asked again in five minutes and not every second.
        self._next, self._gaps = now + INTERVAL, []
        with self.incidents.database.transaction() as connection:
            mine = periodic_jobs.claim_run(connection, "audit", now, self._next)
            missing = maintenance.recreate_missing_queues(connection, now) if mine else []
        self._gaps += [Gap(int(queue.rpartition("|")[2]), "queue") for queue in missing]
        return mine

    def _check(self, connection: Connection, row: StoredCaseRow, team: Team, now: datetime) -> Gap | None:
        try:
            file = FILE.validate_json(row.file)
            due = next_timer_at(file, self.incidents.policy)
        except (ValidationError, ArithmeticError):
            return Gap(row.number, "unreadable")
        if due != row.next_timer_at:
            # A timer that was put off on purpose (its case failed) is for a person; setting it would make it fail
            # again.
            postponed = due and row.next_timer_at and due <= now < row.next_timer_at
            return Gap(row.number, "stuck" if postponed else "timer")
        if stale := self.incidents.messages.stale_digests(connection, file, team):
            return Gap(row.number, OUTDATED if "" in stale else "card")
        what = find_missing_messages(connection, file, self.incidents.messages, team, now).kind
        if what:
            return Gap(row.number, what)
        return Gap(row.number, "role") if unstaffed_roles(file, team, now) else None

    def _repair(self, gap: Gap, now: datetime) -> None:
        """Set the timer and lay out again what is missing, from the file as it is now."""
        if gap.what not in REPAIRABLE:
            return
        with self.incidents.database.transaction() as connection:
            # Loaded anew under a lock: the page was read without one, and a decision may have come since.
            stored = cases.load(connection, gap.number, lock=True)
            assert stored is not None
            cases.save(
                connection,
                stored,
                NextTimes(
                    next_timer_at(stored.file, self.incidents.policy), next_due(stored.file, self.incidents.policy)
                ),
            )
            outbox.enqueue(
                connection,
                requeue_missing(
                    connection, stored.file, self.incidents.messages, self.incidents.people.team(connection), now
                ),
                now,
            )
        self.incidents.wake()

    def _report(self, now: datetime) -> None:
        """Managers hear of what is new; the heartbeat goes out only when there was nothing."""
        found = {gap for gap in self._gaps if gap.what != OUTDATED}
        metrics.RECONCILE_GAPS.set(len(found))
        for gap in sorted(found):
            log.error("audit: incident %s: %s", gap.number, gap.what)
        if found - self._reported:
            named = ", ".join(f"INC-{gap.number} {gap.what}" for gap in sorted(found)[:20])
            notify = Notify((msg("audit.gaps", n=len(found), named=named),), (Role.MANAGER,))
            messages = self.incidents.messages.notification(
                notify, CaseFile(0, Post(), now), self.incidents.people.team()
            )
            with self.incidents.database.transaction() as connection:
                outbox.enqueue(connection, messages, now)
            self.incidents.wake()
        self._reported = found
        if not found:
            self.send_heartbeat()


def heartbeat(url: str) -> Callable[[], None]:
    """What calls the address, beside everything else; without one, nothing."""

    def call() -> None:
        try:
            urllib.request.urlopen(url, timeout=10).close()
        except OSError as error:
            log.warning("the heartbeat did not arrive: %s", type(error).__name__)

    return (lambda: threading.Thread(target=call, name="heartbeat", daemon=True).start()) if url else (lambda: None)
