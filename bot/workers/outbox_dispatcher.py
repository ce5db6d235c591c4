"""Dispatches one outbox message: to a chat's sender, or as a follow-up (draft, regrade, drill step)."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.chat.protocol import Chat, PermanentFailure, RetryLater
from bot.drafting import DraftReader, DraftWriter
from bot.incidents.alert_files import AlertFiles
from bot.incidents.drills import Drills
from bot.incidents.incidents import Incidents
from bot.incidents.misuse import count_misuse
from bot.incidents.outbox_messages import FOLLOW_UPS
from bot.incidents.rooms import DESK
from bot.ingest.deliveries import KIND as READ_DELIVERY
from bot.ops import metrics
from bot.ops.logging import log_context
from bot.workers.chat_messages import ChatMessages
from bot.workers.delivery_reader import DeliveryReader
from bot.workers.evidence_timestamps import EvidenceTimestamps
from bot.workers.lease import lease_kept
from bot.workers.model_work import ModelWork
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import (
    AskModel,
    CountMisuse,
    GatherUmbrella,
    ImportAlerts,
    LinkIncident,
    Notify,
    ReadAgain,
    ReviewDraft,
    RunDrillStep,
    TimestampEvidence,
    TranslateDraft,
    WriteDraft,
)
from handlers.case.people import Role
from handlers.posts.post import Post
from storage.database import Database, db_now
from storage.outbox import posted_cards
from storage.outbox import queue as outbox
from storage.outbox.posted_cards import CardLocation
from storage.outbox.queue import ClaimedMessage

log = logging.getLogger(__name__)
GIVEN_UP = "delivery.given_up"
MIN_BACKOFF, MAX_BACKOFF = timedelta(seconds=2), timedelta(minutes=10)


class OutboxDispatcher:
    """At least once, in order within a queue; a permanent failure is logged and told to the managers."""

    def __init__(
        self,
        database: Database,
        incidents: Incidents,
        chats: Sequence[Chat],
        writer: DraftWriter,
        draft_reader: DraftReader,
        drills: Drills,
        now: Callable[[], datetime],
        deliveries: DeliveryReader,
        prices: tuple[float, float] = (0.0, 0.0),  # of a million tokens to and from the model
        alert_files: AlertFiles | None = None,
        authorities: Sequence[str] = (),  # that stamp evidence with the time
    ) -> None:
        self.database, self.incidents, self.drills, self.now = database, incidents, drills, now
        self.alert_files, self.deliveries = alert_files, deliveries
        self.model_work = ModelWork(database, incidents, writer, draft_reader, now, prices)
        self.evidence_timestamps = EvidenceTimestamps(incidents, authorities)
        self.chat_messages = ChatMessages(database, chats, now)

    def dispatch(self, message: ClaimedMessage) -> None:
        """Send or do what an outbox message asks for, or put it back with a reason."""
        chat, place = [*message.queue.split("|"), ""][:2]
        with log_context(incident=message.incident):
            try:
                outcome = self._try(message, chat, place)
            except Exception:  # the database is away
                log.exception(
                    "what became of message %s for %s could not be written down; its lease ends soon",
                    message.id,
                    message.queue,
                )
                outcome = "left"
        metrics.DELIVERIES.labels(chat, outcome).inc()

    def _try(self, message: ClaimedMessage, chat: str, place: str) -> str:
        try:
            ref = self._follow_up(message) if chat == DESK else self.chat_messages.deliver(message, chat, place)
        except RetryLater as again:
            self._later(message, again)
            return "retried"
        except PermanentFailure as given_up:
            log.error("message %s for %s given up: %s", message.id, message.queue, given_up)
            self._give_up(message, chat, place, str(given_up))
            return "given_up"
        except Exception as error:
            log.exception("message %s for %s failed", message.id, message.queue)
            # It is unknown how far it came: the sender looks for it before it sends it a second time.
            self._later(message, RetryLater(type(error).__name__, delivery_unknown=True))
            return "failed"
        self._done(message, chat, place, ref)
        return "sent"

    def _follow_up(self, message: ClaimedMessage) -> str:
        if message.kind == READ_DELIVERY:
            self.deliveries.read(message)
            return ""
        follow_up = FOLLOW_UPS[message.kind].validate_json(message.payload)
        if isinstance(follow_up, WriteDraft):
            self.model_work.draft(message, follow_up)
        elif isinstance(follow_up, ReviewDraft):
            self.model_work.review(message, follow_up)
        elif isinstance(follow_up, TranslateDraft):
            self.model_work.translate(message, follow_up)
        elif isinstance(follow_up, RunDrillStep):
            self.drills.run_step(self.incidents, message.incident, follow_up.step, self._db_now())
        elif isinstance(follow_up, CountMisuse):
            count_misuse(self.incidents, message.incident, self._db_now())
        elif isinstance(follow_up, TimestampEvidence):
            self.evidence_timestamps.obtain(follow_up, message.attempts, self._db_now())
        elif isinstance(follow_up, GatherUmbrella):
            self.incidents.umbrellas.gather(message.incident, self._db_now())
        elif isinstance(follow_up, ImportAlerts):
            self._import(message, follow_up)
        elif isinstance(follow_up, ReadAgain):
            self.incidents.second_reader.read(message.incident, self._db_now())
        elif isinstance(follow_up, AskModel):
            self.model_work.read_post(message)
        elif isinstance(follow_up, LinkIncident):
            self.incidents.link(message.incident, follow_up.to, self._db_now(), follow_up.copies)
        else:
            self.incidents.regrade(message.incident, self._db_now())
        return ""

    def _import(self, message: ClaimedMessage, asked: ImportAlerts) -> None:
        """Take in a file; a long one keeps its lease."""
        if self.alert_files:
            with lease_kept(self.database, message, self.now):
                self.alert_files.take_in(asked, self._db_now())

    def _db_now(self) -> datetime:
        with self.database.read_transaction() as connection:
            return db_now(connection, self.now())

    def _later(self, message: ClaimedMessage, again: RetryLater) -> None:
        pause = again.pause(message.attempts, MIN_BACKOFF, MAX_BACKOFF)
        # An attempt that was not made says nothing about the one before, whose message may be there still.
        possibly_delivered = again.delivery_unknown or (message.possibly_delivered and not again.attempted)
        why = f"{outbox.POSSIBLY_DELIVERED}: {again}" if possibly_delivered else str(again)
        prefix = message.queue.rpartition("|")[0] + "|" if again.whole_channel else ""
        with self.database.transaction() as connection:
            outbox.retry_later(
                connection, message, db_now(connection, self.now()) + pause, why, prefix, again.attempted
            )

    def _give_up(self, message: ClaimedMessage, chat: str, place: str, why: str) -> None:
        """Managers hear of it in every chat that still works; that they could not be told is not told again."""
        file = self.incidents.read(message.incident) if message.incident else CaseFile(0, Post(), self.now())
        notify = Notify(
            (msg("delivery.given_up", number=message.incident, chat=chat, place=place.partition(":")[2], why=why),),
            (Role.MANAGER,),
        )
        messages = (
            []
            if GIVEN_UP in message.payload
            else self.incidents.messages.notification(notify, file, self.incidents.people.team())
        )
        with self.database.transaction() as connection:
            # False: another process holds the lease now and will say itself what became of the message.
            if outbox.done(connection, message, db_now(connection, self.now()), why):
                outbox.enqueue(connection, messages, self.now())

    def _done(self, message: ClaimedMessage, chat: str, place: str, ref: str) -> None:
        with self.database.transaction() as connection:
            # The reference goes in even without the lease: the card is there, and the next state must update it.
            if ref and message.kind == "card":
                posted_cards.posted(connection, message.incident, CardLocation(message.card_key, chat, place), ref)
            outbox.done(connection, message, db_now(connection, self.now()))
