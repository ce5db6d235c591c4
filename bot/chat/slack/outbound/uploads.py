"""Exported files on their way into the thread of the incident's card: queued like any message, so that what fails is tried again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from slack_sdk import WebClient

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.slack.api import needing
from bot.chat.slack.outbound.channels import card_of
from bot.chat.slack.outbound.posting import since
from bot.incidents.outbox_messages import text_message
from handlers.case.card import msg
from storage.database import Database
from storage.incidents import cases
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

KIND = "file"
CARD_COMES, SOON = timedelta(seconds=10), timedelta(seconds=1)  # a new incident's card may take this long


def parcel(person: str, incident: int, names: Sequence[str]) -> OutboxMessage:
    """For the outbox: these files, for whoever asked for them."""
    return text_message("slack", f"{KIND}:{person}", incident, [msg("slack.file", name=name) for name in names])


def asker(message: Message) -> str:
    """Who asked for the files."""
    return message.place.rpartition(":")[2]


def thread_of(database: Database, message: Message, now: datetime) -> tuple[str, str]:
    """Channel and thread of the incident's card; empty when it has none. Raises TryAgain while it may still come."""
    with database.read_transaction() as connection:
        kept = cases.load(connection, message.incident)
        channel, _, thread = card_of(connection, kept.file).partition("/") if kept else ("", "", "")
    if not channel and message.at and now - message.at < CARD_COMES:
        raise RetryLater("the card in the room does not stand yet", SOON, tried=False)
    return channel, thread


def upload(client: WebClient, exports: Path, message: Message, channel: str, thread: str) -> None:
    """All files in one post, once. Raises TryAgain, or GiveUp when a file is gone."""
    if message.unsure and _there(client, message, channel, thread):
        return
    paths = [exports / str(said.args["name"]) for said in message.says]
    if lost := next((path.name for path in paths if not path.is_file()), ""):
        raise PermanentFailure(f"the exported file {lost} is gone; export incident {message.incident} again")
    files = [{"file": str(path), "filename": path.name, "title": _title(path.name, message)} for path in paths]
    threaded = {"thread_ts": thread} if thread else {}
    needing("files:write", client.files_upload_v2, channel=channel, file_uploads=files, **threaded)


def told(database: Database, message: Message, why: str, now: datetime) -> None:
    """Whoever asked for the files hears that they will not come, and why."""
    told = msg(
        "delivery.given_up",
        number=message.incident,
        chat="slack",
        place=", ".join(str(said.args["name"]) for said in message.says),
        why=why,
    )
    with database.transaction() as connection:
        outbox.enqueue(connection, [text_message("slack", f"person:{asker(message)}", message.incident, [told])], now)


def _there(client: WebClient, message: Message, channel: str, thread: str) -> bool:
    """Whether the files were posted before, as their titles tell."""
    last = _title(str(message.says[-1].args["name"]).rpartition("/")[2], message)
    return any(
        file.get("title") == last
        for posted in since(client, message, channel, thread)
        for file in posted.get("files") or ()
    )


def _title(name: str, message: Message) -> str:
    """The file's name with the message's number, which no other export has."""
    return f"INC-{message.incident} {name} ({message.id})"
