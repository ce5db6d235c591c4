"""Files that people send to the app are fetched; exported files go the other way."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.chat.exported_files import file_paths
from bot.chat.protocol import Message, PermanentFailure
from bot.chat.received_files import Fetched
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.outbound.limits import FILE
from handlers.text.file_sizes import MIB


@dataclass
class MediaStore:
    """Downloads what was sent; uploads exported files from below `data`."""

    client: Client
    data: Path

    def fetch(self, now: datetime, media: str, into: IO[bytes], limit: int) -> Fetched:
        """Write a file that a person sent, `limit` bytes of it at most. Raises RetryLater or PermanentFailure."""
        got = self.client.download(media, limit, now)
        into.write(got.content)
        return Fetched(got.cut, got.name)

    def uploaded(self, message: Message, now: datetime) -> str:
        """The media id of an exported file, named in the message. Raises PermanentFailure."""
        [path] = file_paths(self.data / "exports", message)
        content = path.read_bytes()
        if len(content) > FILE:
            raise PermanentFailure(
                f"{path.name} has more than {FILE // MIB} MB; fetch it with python -m bot export {message.incident}"
            )
        return self.client.upload(path.name, content, now)
