"""Reads a mailbox for alerts, in a thread of its own: a mail server that hangs holds up no timer."""

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from email import message_from_bytes
from email.utils import parseaddr
from hashlib import sha256

from bot.config.settings import Settings
from bot.incidents.alert_sources import AlertSources
from bot.ingest.deliveries import keep
from bot.ingest.delivery_words import MAIL
from bot.ingest.mailbox import FAILURES, Mailbox, open_mailbox
from bot.ingest.problems import ProblemError
from bot.ops import metrics
from bot.ops.health import Health
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.posts.post import Post
from storage import mailboxes
from storage.database import Database
from storage.mailboxes import Numbering
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)
MAX_AT_ONCE = 200  # mails of one look
OVERLAP = timedelta(days=1)  # servers know the day on which a mail arrived, each in its own zone
TELL_AFTER = timedelta(minutes=30)  # without a look at the mailbox, until people hear of it
MAX_HEAD = 64 * 1024  # bytes in which the head of a mail ends

Open = Callable[[Settings], AbstractContextManager[Mailbox]]


class MailIntake:
    """A periodic job. Several processes may run it: a mail is kept once, whichever fetches it."""

    def __init__(self, sources: AlertSources, settings: Settings, open_box: Open = open_mailbox) -> None:
        self.sources, self.settings, self.open_box = sources, settings, open_box
        self.incidents, self.database = sources.incidents, sources.incidents.database
        self.every = timedelta(seconds=settings.imap_every)
        self._next: datetime | None = None
        self._failing_since: datetime | None = None
        self._reported = False
        self._looking: threading.Thread | None = None

    def look_due(self, now: datetime) -> int:
        """Start looking when it is time (UTC)."""
        looking = self._looking is not None and self._looking.is_alive()
        if not self.settings.reads_mail or looking or (self._next and now < self._next):
            return 0
        self._next = now + self.every
        self._looking = threading.Thread(target=self.look, args=(now,), name="mail", daemon=True)
        self._looking.start()
        return 0

    def look(self, now: datetime) -> int:
        """Take in what is new; how many mails. A server that is away is tried again at the next look."""
        try:
            with self.open_box(self.settings) as box:
                taken = self._take_new(box, now)
        except FAILURES as error:
            self._failed(f"{type(error).__name__}: {error}"[:300], now)
            return 0
        except Exception:  # the database is away
            log.exception("mails could not be taken in; it is tried again")
            return 0
        self._failing_since, self._reported = None, False
        return taken

    def _take_new(self, box: Mailbox, now: datetime) -> int:
        with self.database.transaction() as connection:
            numbering = mailboxes.numbering(connection, mailbox_name(self.settings), box.validity, box.last, now)
            known = mailboxes.taken(connection, numbering)
        self._mark(box, numbering, [uid for uid, marked in known.items() if not marked])
        found = box.unseen() | box.after(numbering.first)
        found |= box.since((numbering.since - OVERLAP).date()) if numbering.since else set()
        taken = 0
        try:
            for uid in sorted(found - known.keys())[:MAX_AT_ONCE]:
                taken += self._take(box, numbering, uid, now)
        except ProblemError as full:
            log.warning("the mailbox has to wait: %s", full)
        if taken:
            self.incidents.wake()
        return taken

    def _take(self, box: Mailbox, numbering: Numbering, uid: int, now: datetime) -> bool:
        """Commit a mail, then mark it on the server: killed in between, the mark follows at the next look."""
        raw = box.fetch(uid)  # outside of every transaction
        with self.database.transaction() as connection:
            fresh = mailboxes.take(connection, numbering, uid)
            if raw is not None and fresh:
                source = self.sources.sources.of_sender(_sender(raw))
                fresh = keep(connection, source.name, "", MAIL, raw, now)
        self._mark(box, numbering, [uid])
        return fresh and raw is not None

    def _mark(self, box: Mailbox, numbering: Numbering, uids: list[int]) -> None:
        if uids:
            box.mark_taken(uids)
            with self.database.transaction() as connection:
                mailboxes.mark(connection, numbering, uids)

    def _failed(self, why: str, now: datetime) -> None:
        log.warning("the mailbox could not be read: %s", why)
        metrics.FAULTS.labels("mail").inc()
        self._failing_since = self._failing_since or now
        if self._reported or now - self._failing_since < TELL_AFTER:
            return
        self._reported = True
        source, file = self.sources.sources.of_sender(""), CaseFile(0, Post(), now)
        notify = Notify((msg("tell.mail_away", at=self._failing_since, problem=why),), (), (source.owner,))
        with self.database.transaction() as connection:
            team = self.incidents.people.team(connection)
            notify = notify if source.owner in team.people else Notify(notify.says, people=team.managers(""))
            outbox.enqueue(connection, self.incidents.messages.notification(notify, file, team), now)
        self.incidents.wake()


def mailbox_name(settings: Settings) -> str:
    """A hash of account and folder: the address of a mailbox may be a person's."""
    whole = f"{settings.imap_user}\n{settings.imap_host.lower()}\n{settings.imap_folder}"
    return sha256(whole.encode()).hexdigest()[:32]


def mail_health(database: Database, settings: Settings, now: datetime) -> Health:
    """When the mailbox was looked at last. The desk works without it: what is wrong is told, and tried again."""
    if not settings.reads_mail:
        return Health(True, "IMAP_HOST is not set")
    with database.read_transaction() as connection:
        at = mailboxes.looked_at(connection, mailbox_name(settings))
    if at is None:
        return Health(True, "not looked at yet")
    return Health(True, "" if now - at < TELL_AFTER else f"not looked at since {at:%F %T} UTC")


def _sender(raw: bytes) -> str:
    return parseaddr(str(message_from_bytes(raw[:MAX_HEAD]).get("from", "")))[1]
