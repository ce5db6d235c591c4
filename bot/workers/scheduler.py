"""Fires due timers, dispatches the outbox and runs periodic jobs, each second and after every commit."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import READING, WRITING
from bot.ingest.deliveries import QUEUES as DELIVERIES
from bot.ops import metrics
from bot.workers.outbox_dispatcher import OutboxDispatcher
from bot.workers.worker_pool import WakeSignal, WorkerPool
from storage import alert_sources, deliveries, idempotency
from storage.database import Database, db_now
from storage.incidents import cases, posts
from storage.outbox import maintenance
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)
POLL_SECONDS = 1.0  # seconds between looks when nothing wakes us
TIMER_BATCH = 50  # incidents of one commit of timers: a click waits for no more than these
SENDERS = 4  # threads for each chat: one that hangs holds up only its own messages
MODEL_READERS = 2  # posts that the model reads at the same time: a storm of alerts costs no draft its turn
DELIVERY_READERS = 2  # sources whose deliveries are read at the same time
WRITERS = 4  # drafts under way at the same time; a model may take its minute, messages do not wait for it
SWEEP_EVERY = timedelta(hours=1)
DRAIN_SECONDS = 5.0  # that work under way gets to end in; what hangs longer is taken over when its lease ends
CLICK_PRIORITY_WAIT = 0.8  # seconds that messages wait at most while people wait for decisions
CLOCK_JUMP = timedelta(seconds=5)  # a clock that went back further than this was set
KEEP_UNREADABLE = timedelta(days=90)  # deliveries whose mapping nobody mended
KEEP_FIGURES = timedelta(days=400)  # of sources of alerts
KEEP_DELIVERED = timedelta(days=7)  # messages carried out and answers given are kept this long


class Scheduler:
    """One thread for timers and one for each worker pool. Several processes may run: rows are claimed by lease."""

    def __init__(
        self,
        database: Database,
        incidents: Incidents,
        dispatcher: OutboxDispatcher,
        now: Callable[[], datetime],
        signal: WakeSignal,
        periodic_jobs: Sequence[
            Callable[[datetime], int]
        ] = (),  # what recurs for all incidents; each knows when it is due
    ) -> None:
        self.database, self.incidents, self.dispatcher, self.now, self.signal = (
            database,
            incidents,
            dispatcher,
            now,
            signal,
        )
        self.periodic_jobs = tuple(periodic_jobs)
        self.stopping = threading.Event()
        self.pools = _pools(list(dispatcher.chat_messages.chats), signal)
        self._threads = [threading.Thread(target=self._run_timers, name="timers")]
        self._threads += [threading.Thread(target=self._run_pool, args=(pool,), name=pool.name) for pool in self.pools]
        self._seen: datetime | None = None
        self._swept: datetime | None = None

    def start(self) -> None:
        """Start the threads; overdue work comes first. On SQLite this process is alone, so all leases are released."""
        with self.database.transaction() as connection:
            # What waited for a retry may have waited for this process only: one that is started is asked to try now.
            maintenance.make_due_now(connection, db_now(connection, self.now()))
            if self.database.sqlite:
                maintenance.release_all(connection)
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is under way and end."""
        self.stopping.set()
        self.signal.notify()
        for thread in self._threads:
            thread.join()

    def alive(self) -> bool:
        """Whether its threads are at work, if it was started."""
        return all(thread.is_alive() for thread in self._threads if thread.ident)

    def fire_due(self) -> int:
        """Fire the timers of one batch of due incidents; returns how many there were."""
        with self.database.read_transaction() as connection:
            now = db_now(connection, self.now())
            numbers = cases.due_incidents(connection, now, TIMER_BATCH)
            oldest = cases.next_timer(connection) if numbers else None
        if oldest:
            metrics.TIMER_LATENESS.observe(max(0.0, (now - oldest).total_seconds()))
            self.incidents.fire_timers(numbers, now)
        return len(numbers)

    def claim_and_submit(self, pool: WorkerPool) -> int:
        """Claim as many queues as the pool has free threads and dispatch the first message of each; how many."""
        with self.database.transaction() as connection:
            messages = outbox.claim(
                connection, db_now(connection, self.now()), pool.free(), pool.queues, exclude=pool.exclude
            )
        for message in messages:
            pool.submit(partial(self.dispatcher.dispatch, message))
        return len(messages)

    def _run_timers(self) -> None:
        while not self.stopping.is_set():
            if not self._guard(self.fire_due):
                self.stopping.wait(POLL_SECONDS)
            self._guard(self._run_periodic)

    def _run_periodic(self) -> int:
        """What recurs beside the timers, by the same clock; one that fails stops no other."""
        with self.database.read_transaction() as connection:
            now = db_now(connection, self.now())
        jobs = (self._detect_clock_jump, self._sweep, *self.periodic_jobs)
        return sum(self._guard(partial(job, now)) for job in jobs)

    def _run_pool(self, pool: WorkerPool) -> None:
        while not self.stopping.is_set():
            # Cleared before the look, so that what is committed during it wakes the pool once more.
            pool.awake.clear()
            # SQLite has one writer: a person's click goes before messages, but never for so long that they starve.
            self.incidents.no_pending.wait(CLICK_PRIORITY_WAIT)
            if not pool.free() or not self._guard(lambda: self.claim_and_submit(pool)):
                pool.awake.wait(POLL_SECONDS)
        if not pool.finish(DRAIN_SECONDS):
            log.warning("%s still hold work; it is taken over when its lease ends", pool.name)

    def _detect_clock_jump(self, now: datetime) -> int:
        """When the clock was set back, what is due by the old time must not wait until it comes again."""
        before, self._seen = self._seen or now, now
        if now > before - CLOCK_JUMP:
            return 0
        log.warning("the clock went back by %s", before - now)
        with self.database.transaction() as connection:
            return maintenance.make_due_now(connection, now)

    def _sweep(self, now: datetime) -> int:
        """Once an hour, forget what was carried out long ago."""
        if self._swept and now - self._swept < SWEEP_EVERY:
            return 0
        with self.database.transaction() as connection:
            swept = (
                maintenance.delete_delivered(connection, now - KEEP_DELIVERED)
                + idempotency.forget(connection, now - KEEP_DELIVERED)
                + posts.forget(connection, now)
                + deliveries.forget(connection, now - KEEP_DELIVERED, now - KEEP_UNREADABLE)
                + alert_sources.forget(connection, (now - KEEP_FIGURES).date())
            )
        self._swept = now
        return swept

    def _guard(self, work: Callable[[], int]) -> int:
        """The database may be away for a while: say so, and try again at the next tick."""
        try:
            return work()
        except Exception:
            metrics.FAULTS.labels("clock").inc()
            log.exception("the clock could not do its work; it tries again in a second")
            return 0


def _pools(chats: Sequence[str], signal: WakeSignal) -> tuple[WorkerPool, ...]:
    """A pool for each chat, for drafts, for posts that the model reads, for deliveries, and one for all else."""
    places = tuple(f"{chat}|" for chat in chats)
    senders = [
        WorkerPool(chat, SENDERS, signal.subscribe(), queues=place) for chat, place in zip(chats, places, strict=True)
    ]
    writers = WorkerPool("writers", WRITERS, signal.subscribe(), queues=WRITING)
    readers = WorkerPool("model readers", MODEL_READERS, signal.subscribe(), queues=READING)
    deliveries = WorkerPool("deliveries", DELIVERY_READERS, signal.subscribe(), queues=DELIVERIES)
    rest = WorkerPool("follow-ups", SENDERS, signal.subscribe(), exclude=(WRITING, READING, DELIVERIES, *places))
    return (*senders, writers, readers, deliveries, rest)
