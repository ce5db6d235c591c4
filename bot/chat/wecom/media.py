"""Files that people send to the app are fetched; exported files go the other way."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from bot.chat.exported_files import file_paths
from bot.chat.protocol import Message, PermanentFailure
from bot.chat.received_files import Fetched, ReceivedFiles
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.outbound.limits import FILE
from bot.incidents.evidence.intake import MEGABYTE
from handlers.case.card import LocalizedText


@dataclass
class MediaStore:
    """Downloads what was sent and hands it to the evidence; uploads exported files from below `data`."""

    client: Client
    data: Path
    received: ReceivedFiles

    def receive(self, message: Message, now: datetime) -> LocalizedText:
        """Fetch a file that a person sent, as evidence; what to tell them. Raises RetryLater."""
        return self.received.receive(message, partial(self._fetch, now), now)

    def _fetch(self, now: datetime, media: str, file: IO[bytes], max_bytes: int) -> Fetched:
        got = self.client.download(media, max_bytes, now)
        file.write(got.content)
        return Fetched(got.cut, got.name)

    def fetch(self, now: datetime, media: str, into: IO[bytes], limit: int) -> bool:
        """Write a file that a person sent, `limit` bytes of it; True when there were more. Raises RetryLater."""
        return self._fetch(now, media, into, limit).cut

    def uploaded(self, message: Message, now: datetime) -> str:
        """The media id of an exported file, named in the message. Raises PermanentFailure."""
        [path] = file_paths(self.data / "exports", message)
        content = path.read_bytes()
        if len(content) > FILE:
            raise PermanentFailure(
                f"{path.name} has more than {FILE // MEGABYTE} MB; "
                f"fetch it with python -m bot export {message.incident}"
            )
        return self.client.upload(path.name, content, now)
