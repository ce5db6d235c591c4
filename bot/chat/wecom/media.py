"""Pictures received, kept by their hash below the data directory within a limit, and files to send."""

import os
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from bot.chat.exported_files import file_paths
from bot.chat.protocol import Message, PermanentFailure
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.outbound.limits import FILE
from bot.incidents.incidents import Incidents, NoSuchIncident
from handlers.case.card import LocalizedText, msg
from handlers.evidence.actions import add_evidence
from handlers.roles.access import ensure_reads

MEGABYTE = 1024 * 1024
STARTS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"), (b"BM", "bmp"))


@dataclass
class MediaStore:
    """Downloads pictures below `data`, uploads exported files from there; pictures become evidence of `incidents`."""

    client: Client
    data: Path
    incidents: Incidents

    def picture(self, person: str, message: Message, now: datetime) -> LocalizedText:
        """Download a picture that `person` sent, keep it, and put it on the incident's timeline; what to tell them."""
        try:
            team = self.incidents.people.team()
            if refused := ensure_reads(self.incidents.read(message.incident), team.people[person], team):
                return refused
        except NoSuchIncident:
            return msg("rejection.no_such_incident", number=message.incident)
        got = self.client.download(str(message.says[0].args["media"]), FILE, now)
        if got.cut:
            return msg("wecom.picture_large", limit=FILE // MEGABYTE)
        ending = kind(got.content)
        if not ending:
            return msg("wecom.no_picture")
        # The hash goes onto the timeline: it shows later that the file is the one that was handed in (R13).
        digest = sha256(got.content).hexdigest()
        name = f"evidence/INC-{message.incident}/{digest[:16]}.{ending}"
        keep(self.data / name, got.content)
        about = {"name": name, "sha256": digest, "size": str(len(got.content))}
        decision = self.incidents.execute(
            message.incident,
            add_evidence,
            person,
            about,
            now,
            f"wecom picture {message.id}",
            needs_draft_context=False,
        )[1]
        return decision.rejection or decision.answer or msg("answer.done", number=message.incident)

    def fetch(self, now: datetime, media: str, into: BinaryIO, limit: int) -> bool:
        """Write a file that a person sent, `limit` bytes of it; True when there were more. Raises RetryLater."""
        got = self.client.download(media, limit, now)
        into.write(got.content)
        return got.cut

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


def kind(content: bytes) -> str:
    """The ending that fits a picture's first bytes; empty for anything that is none."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((ending for start, ending in STARTS if content.startswith(start)), "")


def keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        # On the disk before the timeline names it: the row is durable, so the file must be too.
        os.fsync(file.fileno())
    fresh.replace(path)
