"""Exported files on their way up: queued like any message, so that what fails is tried again, into the thread of the incident's card."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from bot.chat.slack.calls import call
from bot.delivery import GiveUp, Message
from bot.parcels import SAYS
from handlers.card import say

KIND = "file"


def parcel(ref: str, person: str, incident: int, names: Sequence[str]) -> dict[str, Any]:
    """For the outbox: these files to the thread of the card `ref` (`channel/ts`), or to the person alone when there is no card."""
    channel, _, thread = ref.partition("/")
    says = tuple(say("slack.file", name=name) for name in names)
    lane = f"slack|{KIND}:{channel}:{thread}:{person}|{incident}"
    return {"lane": lane, "kind": "lines", "incident": incident, "slot": "", "payload": SAYS.dump_json(says).decode()}


def destination(place: str) -> tuple[str, str, str]:
    """Channel, thread and person of a parcel's place."""
    _, channel, thread, person = place.split(":", 3)
    return channel, thread, person


def upload(client: WebClient, exports: Path, message: Message, channel: str, thread: str) -> None:
    """All files in one post. Raises TryAgain, or GiveUp when a file is gone. An answer that was lost may mean a second post."""
    paths = [exports / str(said.args["name"]) for said in message.says]
    if lost := next((path.name for path in paths if not path.is_file()), ""):
        raise GiveUp(f"the exported file {lost} is gone; export incident {message.incident} again")
    files = [{"file": str(path), "filename": path.name} for path in paths]
    call(client.files_upload_v2, channel=channel, file_uploads=files, **({"thread_ts": thread} if thread else {}))
