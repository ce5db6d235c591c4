"""Files that people send into a chat, as outbox messages: fetched after the answer, and again until they come.

What a person sent becomes evidence of an incident. When a file does not come at once, its sender hears of it.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.evidence import EvidenceIntake
from bot.incidents.evidence.intake import HandedIn
from bot.incidents.outbox_messages import text_message
from handlers.case.card import Arg, LocalizedText, msg, person_place
from handlers.evidence.actions import FILE_FIELDS
from storage.outbox.queue import OutboxMessage

KIND = "media"  # how the place of such a message begins


@dataclass(frozen=True)
class SentFile:
    """A file as a chat knows it: by its own reference, the name it was sent under, and what was said of it.

    `picture`: it was sent as a picture and must be one.
    """

    reference: str
    called: str = ""
    picture: bool = False
    said: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Fetched:
    """What a chat handed out: whether there was more than may be kept, and its name if the chat knows it."""

    cut: bool = False
    called: str = ""


Fetch = Callable[[str, IO[bytes], int], Fetched]  # by reference, into a file, so many bytes at most


def received_message(chat: str, person: str, incident: int, file: SentFile) -> OutboxMessage:
    """For the outbox: fetch this file, which the person (a roster id) handed in for the incident."""
    said = {name: value for name, value in (file.said or {}).items() if name in FILE_FIELDS and value}
    args: dict[str, Arg] = {"media": file.reference, "name": file.called, "picture": int(file.picture), **said}
    return text_message(chat, f"{KIND}:{person}", incident, [msg("evidence.on_its_way", **args)])


@dataclass(frozen=True)
class ReceivedFiles:
    """Fetches what one `chat` keeps for us and hands it to the evidence."""

    chat: str
    evidence: EvidenceIntake
    largest: int = sys.maxsize  # bytes that the chat's sender can take in at once

    def receive(self, message: Message, fetch: Fetch, now: datetime) -> LocalizedText:
        """Fetch the file of a message as evidence; what to tell its sender. Raises RetryLater."""
        number, person, args = message.incident, message.place.partition(":")[2], message.says[0].args
        if refused := self.evidence.refusal(number, person):
            return refused
        max_bytes = min(self.largest, self.evidence.max_bytes)
        with tempfile.NamedTemporaryFile(dir=self.evidence.folder()) as file:
            try:
                got = fetch(str(args["media"]), file, max_bytes)
            except RetryLater:
                self._tell_delay(message, person, now)
                raise
            except PermanentFailure as gone:
                return msg("evidence.not_fetched", number=number, why=str(gone))
            if got.cut:
                return self.evidence.too_large(number, max_bytes)
            file.flush()
            said = {name: str(value) for name, value in args.items() if name in FILE_FIELDS}
            called = str(args.get("name") or "") or got.called
            handed = HandedIn(Path(file.name), called, said, only_picture=bool(args.get("picture", True)))
            return self.evidence.add(number, person, handed, now, f"{self.chat} picture {message.id}").answer

    def _tell_delay(self, message: Message, person: str, now: datetime) -> None:
        """Say once that the file has not come yet: who sent it must not believe that it is kept."""
        late = msg("evidence.not_fetched_yet", number=message.incident)
        line = text_message(self.chat, person_place(person), message.incident, [late])
        enqueue_once(self.evidence.incidents, f"{self.chat} delayed {message.id}", [line], now)
