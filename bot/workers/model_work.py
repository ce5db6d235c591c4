"""What a model may be asked for, outside every transaction: a draft, a look at a draft or a post, a translation.

The lease of the message is kept while the model thinks; what it says is dropped when another process took it over.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.drafting import DraftReader, DraftWriter
from bot.incidents.incidents import Incidents
from bot.ops import metrics
from bot.workers.lease import lease_kept, renew
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, ReviewDraft, TranslateDraft, WriteDraft
from handlers.case.event import BOT
from handlers.drafts.translation import on_translated
from storage.database import Database, db_now
from storage.outbox.queue import ClaimedMessage


class ModelWork:
    """Carries out the follow-ups that a model may take its time for."""

    def __init__(
        self,
        database: Database,
        incidents: Incidents,
        writer: DraftWriter,
        draft_reader: DraftReader,
        now: Callable[[], datetime],
        prices: tuple[float, float],
    ) -> None:
        self.database, self.incidents, self.now, self.prices = database, incidents, now, prices
        self.writer, self.draft_reader = writer, draft_reader

    def draft(self, message: ClaimedMessage, follow_up: WriteDraft) -> None:
        """Write the draft outside every transaction; it is dropped when another process took the lease over."""
        now, begun = self._db_now(), time.monotonic()
        file, policy = self.incidents.with_draft_context(message.incident, now)
        with lease_kept(self.database, message, self.now):
            written = self.writer.write(file, follow_up, policy, now)
        written = replace(written, recipient=follow_up.recipient, asked_by=follow_up.asked_by)
        metrics.written(written, time.monotonic() - begun, self.prices)
        self.incidents.save_draft(
            message.incident, written, self._db_now(), lambda connection: renew(connection, message, self.now)
        )

    def review(self, message: ClaimedMessage, follow_up: ReviewDraft) -> None:
        """Read a draft a second time, outside every transaction; one that is gone or decided otherwise is left."""
        file, policy = self.incidents.with_draft_context(message.incident, self._db_now())
        draft = file.draft(follow_up.version)
        if draft is None or not draft.live:
            return
        with lease_kept(self.database, message, self.now):
            known = policy.draft_context
            reading = self.draft_reader.read(file, draft, (*known.own_names, *(known.facts or ())))
        self.incidents.save_reading(
            message.incident, reading, self._db_now(), lambda connection: renew(connection, message, self.now)
        )

    def translate(self, message: ClaimedMessage, follow_up: TranslateDraft) -> None:
        """Translate a draft for a reader, outside every transaction; one that is gone is left."""
        file = self.incidents.read(message.incident)
        draft = file.draft(follow_up.version)
        if draft is None or not draft.text:
            return
        with lease_kept(self.database, message, self.now):
            made, sent = self.draft_reader.translator.translate(file, draft, follow_up.language)

        def keep(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
            return on_translated(file, follow_up.version, made, sent, follow_up.asked_by)

        self.incidents.execute(message.incident, keep, BOT, {}, self._db_now(), needs_draft_context=False)

    def read_post(self, message: ClaimedMessage) -> None:
        """Let the model read the post, outside every transaction."""
        reader = self.incidents.second_reader
        if waiting := reader.waiting(message.incident, self._db_now()):
            with lease_kept(self.database, message, self.now):
                read = self.draft_reader.posts.read(*waiting)
            if read:
                reader.save(
                    message.incident, read, self._db_now(), lambda connection: renew(connection, message, self.now)
                )

    def _db_now(self) -> datetime:
        with self.database.read_transaction() as connection:
            return db_now(connection, self.now())
