"""The clock: rings timers that are due, carries out the outbox, and has drafts written, each second and after every commit."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from bot import metrics
from bot.carrier import Carrier
from bot.crew import Crew
from bot.desk import Desk
from bot.parcels import WRITING
from storage import case_files, outbox, posts, seen
from storage.database import Database

log = logging.getLogger(__name__)
TICK = 1.0  # seconds between looks when nothing wakes us
BATCH = 50  # incidents rung in one commit: a click waits for no more than these
COURIERS = 8  # a chat that hangs holds up one of them, not the others' messages
WRITERS = 4  # drafts under way at the same time; a model may take its minute, messages do not wait for it
SWEEP_EVERY = timedelta(hours=1)
KEEP = timedelta(days=7)  # messages carried out and answers given are kept this long


class Clock:
    """Three loops of work on threads of their own. Several processes may run one each; rows are claimed, never shared."""

    def __init__(self, database: Database, desk: Desk, carrier: Carrier, now: Callable[[], datetime]) -> None:
        self.database, self.desk, self.carrier, self.now = database, desk, carrier, now
        self.stopping = threading.Event()
        self.crews = (Crew("couriers", COURIERS, but=WRITING), Crew("writers", WRITERS, lanes=WRITING))
        self._threads = [threading.Thread(target=self._ring, name="timers")]
        self._threads += [threading.Thread(target=self._work, args=(crew,), name=crew.name) for crew in self.crews]
        self.chores: list[Callable[[datetime], int]] = []  # what recurs for the whole desk; each knows when it is due
        self._swept = datetime.min.replace(tzinfo=now().tzinfo)

    def start(self) -> None:
        """Begin; overdue work is done first. On SQLite there is nobody else, so what a dead process held is free at once."""
        if self.database.sqlite:
            with self.database.transaction() as connection:
                outbox.release(connection)
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is under way and end."""
        self.stopping.set()
        self.wake()
        for thread in self._threads:
            thread.join()

    def alive(self) -> bool:
        """Whether its threads are at work, if it was started."""
        return all(thread.is_alive() for thread in self._threads if thread.ident)

    def wake(self) -> None:
        """Look now: a commit left something to carry out."""
        for crew in self.crews:
            crew.awake.set()

    def ring_due(self) -> int:
        """Ring one batch of due incidents; returns how many there were."""
        with self.database.reading() as connection:
            numbers = case_files.ringing(connection, self.now(), BATCH)
            oldest = case_files.next_ring(connection) if numbers else None
        if oldest:
            metrics.LATENESS.observe(max(0.0, (self.now() - oldest).total_seconds()))
            self.desk.ring(numbers, self.now())
        return len(numbers)

    def hand_out(self, crew: Crew) -> int:
        """Claim as many lanes as there are free hands and carry the first message of each; returns how many there were."""
        with self.database.transaction() as connection:
            parcels = outbox.claim(connection, self.now(), crew.free(), crew.lanes, but=crew.but)
        for parcel in parcels:
            crew.take(lambda parcel=parcel: self.carrier.carry(parcel))  # type: ignore[misc]
        return len(parcels)

    def _ring(self) -> None:
        while not self.stopping.is_set():
            if not self._safely(self.ring_due):
                self.stopping.wait(TICK)
            self._safely(self._sweep)
            for chore in self.chores:
                self._safely(lambda chore=chore: chore(self.now()))  # type: ignore[misc]

    def _work(self, crew: Crew) -> None:
        while not self.stopping.is_set():
            crew.awake.clear()
            if not crew.free() or not self._safely(lambda: self.hand_out(crew)):
                crew.awake.wait(TICK)
        crew.finish()

    def _sweep(self) -> int:
        """Once an hour, forget what was carried out long ago."""
        now = self.now()
        if now - self._swept < SWEEP_EVERY:
            return 0
        with self.database.transaction() as connection:
            swept = outbox.sweep(connection, now - KEEP) + seen.forget(connection, now - KEEP) + posts.forget(connection, now)
        self._swept = now
        return swept

    def _safely(self, work: Callable[[], int]) -> int:
        """The database may be away for a while: say so, and try again at the next tick."""
        try:
            return work()
        except Exception:
            metrics.FAULTS.labels("clock").inc()
            log.exception("the clock could not do its work; it tries again in a second")
            return 0
