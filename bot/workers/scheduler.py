"""The clock: rings timers that are due, carries out the outbox, and has drafts written, each second and after every commit."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import WRITING
from bot.ops import metrics
from bot.workers.outbox_dispatcher import Carrier
from bot.workers.worker_pool import Crew
from storage import idempotency as seen
from storage.database import Database
from storage.incidents import cases as case_files
from storage.incidents import posts
from storage.moment import moment
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)
TICK = 1.0  # seconds between looks when nothing wakes us
BATCH = 50  # incidents rung in one commit: a click waits for no more than these
COURIERS = 4  # for each chat, so that one that hangs holds up only its own messages
WRITERS = 4  # drafts under way at the same time; a model may take its minute, messages do not wait for it
SWEEP_EVERY = timedelta(hours=1)
DRAIN = 5.0  # seconds that work under way gets to end in; what hangs longer is taken over when its lease ends
PATIENCE = 0.8  # seconds that messages wait at most while people wait for decisions
BACK = timedelta(seconds=5)  # a clock that went back further than this was set
KEEP = timedelta(days=7)  # messages carried out and answers given are kept this long


class Clock:
    """Three loops of work on threads of their own. Several processes may run one each; rows are claimed, never shared."""

    def __init__(self, database: Database, desk: Incidents, carrier: Carrier, now: Callable[[], datetime]) -> None:
        self.database, self.desk, self.carrier, self.now = database, desk, carrier, now
        self.stopping = threading.Event()
        self.crews = _crews(list(carrier.chats))
        self._threads = [threading.Thread(target=self._ring, name="timers")]
        self._threads += [threading.Thread(target=self._work, args=(crew,), name=crew.name) for crew in self.crews]
        self.chores: list[Callable[[datetime], int]] = []  # what recurs for the whole desk; each knows when it is due
        self._seen: datetime | None = None
        self._swept: datetime | None = None

    def start(self) -> None:
        """Begin; overdue work is done first. On SQLite there is nobody else, so what a dead process held is free at once."""
        with self.database.transaction() as connection:
            outbox.hurry(connection, moment(connection, self.now()))
            if self.database.sqlite:
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
            now = moment(connection, self.now())
            numbers = case_files.ringing(connection, now, BATCH)
            oldest = case_files.next_ring(connection) if numbers else None
        if oldest:
            metrics.LATENESS.observe(max(0.0, (now - oldest).total_seconds()))
            self.desk.ring(numbers, now)
        return len(numbers)

    def hand_out(self, crew: Crew) -> int:
        """Claim as many lanes as there are free hands and carry the first message of each; returns how many there were."""
        with self.database.transaction() as connection:
            parcels = outbox.claim(connection, moment(connection, self.now()), crew.free(), crew.lanes, but=crew.but)
        for parcel in parcels:
            crew.take(lambda parcel=parcel: self.carrier.carry(parcel))  # type: ignore[misc]
        return len(parcels)

    def _ring(self) -> None:
        while not self.stopping.is_set():
            if not self._safely(self.ring_due):
                self.stopping.wait(TICK)
            self._safely(self._round)

    def _round(self) -> int:
        """What recurs beside the timers, by the same clock; one that fails stops no other."""
        with self.database.reading() as connection:
            now = moment(connection, self.now())
        return sum(self._safely(lambda work=work: work(now)) for work in (self._turned_back, self._sweep, *self.chores))  # type: ignore[misc]

    def _work(self, crew: Crew) -> None:
        while not self.stopping.is_set():
            crew.awake.clear()
            self.desk.idle.wait(PATIENCE)
            if not crew.free() or not self._safely(lambda: self.hand_out(crew)):
                crew.awake.wait(TICK)
        if not crew.finish(DRAIN):
            log.warning("%s still hold work; it is taken over when its lease ends", crew.name)

    def _turned_back(self, now: datetime) -> int:
        """When somebody set the clock back, what was to be sent by the old one must not wait until it gets there again."""
        before, self._seen = self._seen or now, now
        if now > before - BACK:
            return 0
        log.warning("the clock went back by %s", before - now)
        with self.database.transaction() as connection:
            return outbox.hurry(connection, now)

    def _sweep(self, now: datetime) -> int:
        """Once an hour, forget what was carried out long ago."""
        if self._swept and now - self._swept < SWEEP_EVERY:
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


def _crews(chats: Sequence[str]) -> tuple[Crew, ...]:
    """Hands for each chat, for the writer, and for the rest: our own errands, and chats that are not configured any more."""
    places = tuple(f"{chat}|" for chat in chats)
    couriers = [Crew(chat, COURIERS, lanes=place) for chat, place in zip(chats, places, strict=True)]
    return (*couriers, Crew("writers", WRITERS, lanes=WRITING), Crew("errands", COURIERS, but=(WRITING, *places)))
