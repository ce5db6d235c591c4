"""Files of alerts sent into a chat: fetched through the outbox, again until they come, then shown with buttons.

The chat's listener enqueues `upload_message`; its sender gives what comes back to `AlertUploads.show`.
"""

import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.received_files import Fetch
from bot.incidents.alert_files import MAX_SIZE, AlertFiles, is_alert_file, too_large
from bot.incidents.outbox_messages import card_message, text_message
from bot.incidents.requests import CommandResult
from handlers.case.card import LocalizedText, msg
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

KIND = "alerts"  # how the place of such a message begins
GIVE_UP = timedelta(minutes=10)  # of trying to fetch a file before its sender is told


@dataclass(frozen=True)
class SentAlerts:
    """A file in a chat, by its `reference` there and its `name`; the answer goes to `place`.

    `person` (a roster id) sent it; empty for a listening tool that the settings name.
    """

    reference: str
    name: str
    place: str
    person: str = ""


def upload_message(chat: str, sent: SentAlerts) -> OutboxMessage | None:
    """For the outbox: fetch and show this file; None for one that can hold no alerts."""
    said = msg("alert_file.name", media=sent.reference, name=sent.name, place=sent.place, sender=sent.person)
    return text_message(chat, f"{KIND}:{sent.place}", 0, [said]) if is_alert_file(sent.name) else None


@dataclass(frozen=True)
class AlertUploads:
    """Fetches what one `chat` keeps for us and shows what is in it."""

    chat: str
    files: AlertFiles

    def show(self, message: Message, fetch: Fetch, now: datetime) -> str:
        """Answer a sent file with its preview, or with why there is none. Raises RetryLater for GIVE_UP."""
        args = {name: str(value) for name, value in message.says[0].args.items()}
        sent = SentAlerts(args["media"], args["name"], args["place"], args["sender"])
        refused = self.files.refusal(sent.person) if sent.person else None
        result = CommandResult(False, (refused,)) if refused else self._fetched(message, sent, fetch, now)
        card = result.card and card_message(self.chat, sent.place, 0, result.card, f"alerts-{message.id}")
        line = card or text_message(self.chat, sent.place, 0, result.says)
        with self.files.incidents.database.transaction() as connection:
            outbox.enqueue(connection, [line], now)
        self.files.incidents.wake()
        return ""

    def _fetched(self, message: Message, sent: SentAlerts, fetch: Fetch, now: datetime) -> CommandResult:
        with tempfile.NamedTemporaryFile() as file:
            try:
                cut = fetch(sent.reference, file, MAX_SIZE).cut
            except RetryLater as again:
                if message.at is None or now - message.at < GIVE_UP:
                    raise
                return _not_fetched(sent, str(again))
            except PermanentFailure as gone:
                return _not_fetched(sent, str(gone))
            file.flush()
            if cut:
                return CommandResult(False, (too_large(sent.name),))
            return self.files.preview(sent.person, Path(file.name), sent.name, now)


def _not_fetched(sent: SentAlerts, why: str) -> CommandResult:
    said: LocalizedText = msg("rejection.file_not_fetched", name=sent.name, problem=why)
    return CommandResult(False, (said,))
