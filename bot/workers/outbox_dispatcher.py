"""Carries one outbox message to where it belongs: a chat's courier, or the desk's own work (drafts, regrades, drill steps)."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.chat.protocol import Chat, GiveUp, Message, TryAgain
from bot.drafting import Writer
from bot.incidents.drills import Drills
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import CARD, DESK, ERRANDS, SAYS
from bot.ops import metrics
from bot.ops.logging import about
from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import PlayStep, Tell, WriteDraft
from handlers.case.people import Role
from handlers.posts.post import Post
from storage.database import Database
from storage.moment import moment
from storage.outbox import posted_cards as cards
from storage.outbox import queue as outbox
from storage.outbox.posted_cards import Spot
from storage.outbox.queue import Parcel

log = logging.getLogger(__name__)
GIVEN_UP = "delivery.given_up"
BEAT = outbox.LEASE.total_seconds() / 4
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=10)


class Carrier:
    """At least once, in order within a lane; what cannot be carried is given up loudly, never silently."""

    def __init__(
        self, database: Database, desk: Incidents, chats: Sequence[Chat], writer: Writer, drills: Drills, now: Callable[[], datetime]
    ) -> None:
        self.database, self.desk, self.writer, self.drills, self.now = database, desk, writer, drills, now
        self.prices = (0.0, 0.0)  # of a million tokens to and from the model; the app puts the settings here
        self.chats: Mapping[str, Chat] = {chat.name: chat for chat in chats}

    def carry(self, parcel: Parcel) -> None:
        """Carry it out, or put it back with a reason."""
        chat, place = [*parcel.lane.split("|"), ""][:2]
        with about(incident=parcel.incident):
            try:
                outcome = self._carry(parcel, chat, place)
            except Exception:  # the database is away
                log.exception("what became of message %s for %s could not be written down; its lease ends soon", parcel.id, parcel.lane)
                outcome = "left"
        metrics.DELIVERIES.labels(chat, outcome).inc()

    def _carry(self, parcel: Parcel, chat: str, place: str) -> str:
        try:
            ref = self._work(parcel) if chat == DESK else self._deliver(parcel, chat, place)
        except TryAgain as again:
            self._later(parcel, again)
            return "put_back"
        except GiveUp as given_up:
            log.error("message %s for %s given up: %s", parcel.id, parcel.lane, given_up)
            self._give_up(parcel, chat, place, str(given_up))
            return "given_up"
        except Exception as error:
            log.exception("message %s for %s failed", parcel.id, parcel.lane)
            self._later(parcel, TryAgain(type(error).__name__, ambiguous=True))
            return "failed"
        self._done(parcel, chat, place, ref)
        return "carried"

    def _deliver(self, parcel: Parcel, chat: str, place: str) -> str:
        if chat not in self.chats:
            raise GiveUp(f"the chat {chat} is not configured any more")
        slot = parcel.slot if parcel.kind == "card" else "case"
        with self.database.reading() as connection:
            ref, now = cards.reference(connection, parcel.incident, Spot(slot, chat, place)), moment(connection, self.now())
        card = CARD.validate_json(parcel.payload) if parcel.kind == "card" else None
        says = SAYS.validate_json(parcel.payload) if parcel.kind == "lines" else ()
        message = Message(parcel.id, place, parcel.incident, parcel.slot, ref, card, says, unsure=parcel.unsure, at=parcel.created_at)
        return self.chats[chat].deliver(message, now)

    def _work(self, parcel: Parcel) -> str:
        errand = ERRANDS[parcel.kind].validate_json(parcel.payload)
        if isinstance(errand, WriteDraft):
            self._draft(parcel, errand)
        elif isinstance(errand, PlayStep):
            self.drills.play(self.desk, parcel.incident, errand.step, self._moment())
        else:
            self.desk.regrade(parcel.incident, self._moment())
        return ""

    def _moment(self) -> datetime:
        with self.database.reading() as connection:
            return moment(connection, self.now())

    def _draft(self, parcel: Parcel, errand: WriteDraft) -> None:
        """Have it written. Words that come when another process has taken the work over are nobody's: it writes its own."""
        now, begun = self._moment(), time.monotonic()
        file, house = self.desk.backed(parcel.incident, now)
        with self._holding(parcel):
            written = self.writer.write(file, errand, house, now)
        metrics.written(written, time.monotonic() - begun, self.prices)
        self.desk.drafted(parcel.incident, written, self._moment(), lambda connection: self._renewed(connection, parcel))

    def _renewed(self, connection: Connection, parcel: Parcel) -> bool:
        return outbox.renew(connection, parcel, moment(connection, self.now()))

    @contextmanager
    def _holding(self, parcel: Parcel) -> Iterator[None]:
        """Renew the lease while slow work goes on."""
        over = threading.Event()

        def beat() -> None:
            while not over.wait(BEAT):
                try:
                    with self.database.transaction() as connection:
                        self._renewed(connection, parcel)
                except Exception:
                    log.exception("the lease of %s could not be renewed; it is tried again", parcel.lane)

        heart = threading.Thread(target=beat, name="lease", daemon=True)
        heart.start()
        try:
            yield
        finally:
            over.set()
            heart.join()

    def _later(self, parcel: Parcel, again: TryAgain) -> None:
        pause = again.after or min(FIRST_PAUSE * 2 ** min(parcel.attempts, 12), LONGEST_PAUSE)
        unsure = again.ambiguous or (parcel.unsure and not again.tried)
        why = f"{outbox.UNSURE}: {again}" if unsure else str(again)
        prefix = parcel.lane.rpartition("|")[0] + "|" if again.everyone else ""
        with self.database.transaction() as connection:
            outbox.try_again(connection, parcel, moment(connection, self.now()) + pause, why, prefix, again.tried)

    def _give_up(self, parcel: Parcel, chat: str, place: str, why: str) -> None:
        """Managers hear of it in every chat that still works; that they could not be told is not told again."""
        file = self.desk.read(parcel.incident) if parcel.incident else CaseFile(0, Post(), self.now())
        told = Tell((say("delivery.given_up", number=parcel.incident, chat=chat, place=place.partition(":")[2], why=why),), (Role.MANAGER,))
        parcels = [] if GIVEN_UP in parcel.payload else self.desk.packer.tell(told, file, self.desk.people.team())
        with self.database.transaction() as connection:
            if outbox.done(connection, parcel, moment(connection, self.now()), why):
                outbox.put(connection, parcels, self.now())

    def _done(self, parcel: Parcel, chat: str, place: str, ref: str) -> None:
        with self.database.transaction() as connection:
            if ref and parcel.kind == "card":
                cards.posted(connection, parcel.incident, Spot(parcel.slot, chat, place), ref)
            outbox.done(connection, parcel, moment(connection, self.now()))
