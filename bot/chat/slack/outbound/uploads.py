"""Exported files, for the thread of the incident's card: queued like any message, so that a failure is retried."""

from datetime import datetime, timedelta
from pathlib import Path

from slack_sdk import WebClient

from bot.chat.exported_files import file_names, file_paths, requester
from bot.chat.protocol import Message, RetryLater
from bot.chat.slack.api import call_with_scope
from bot.chat.slack.outbound.channels import card_of
from bot.chat.slack.outbound.messages import posted_since
from bot.incidents.outbox_messages import text_message
from handlers.case.card import msg
from storage.database import Database
from storage.incidents import cases
from storage.outbox import queue as outbox

MAX_WAIT_FOR_CARD = timedelta(seconds=10)  # until a new incident's card is posted
RETRY_AFTER = timedelta(seconds=1)  # before looking for it again


def thread_of(database: Database, message: Message, now: datetime) -> tuple[str, str]:
    """Channel and thread of the incident's card; empty when it has none. Raises RetryLater while it may still come."""
    with database.read_transaction() as connection:
        kept = cases.load(connection, message.incident)
        channel, _, thread = card_of(connection, kept.file).partition("/") if kept else ("", "", "")
    if not channel and message.at and now - message.at < MAX_WAIT_FOR_CARD:
        raise RetryLater("the card in the room is not posted yet", RETRY_AFTER, attempted=False)
    return channel, thread


def upload(client: WebClient, exports: Path, message: Message, channel: str, thread: str) -> None:
    """All files in one post, once. Raises RetryLater, or PermanentFailure when a file is gone."""
    # An upload takes no metadata and no key: a second one would be a second post with the same files.
    if message.possibly_delivered and _already_uploaded(client, message, channel, thread):
        return
    paths = file_paths(exports, message)
    files = [{"file": str(path), "filename": path.name, "title": _title(path.name, message)} for path in paths]
    threaded = {"thread_ts": thread} if thread else {}
    call_with_scope("files:write", client.files_upload_v2, channel=channel, file_uploads=files, **threaded)


def notify_failure(database: Database, message: Message, why: str, now: datetime) -> None:
    """Tell the person who asked for the files that they will not come, and why."""
    names = ", ".join(file_names(message))
    failed = msg("delivery.given_up", number=message.incident, chat="slack", place=names, why=why)
    line = text_message("slack", f"person:{requester(message)}", message.incident, [failed])
    with database.transaction() as connection:
        outbox.enqueue(connection, [line], now)


def _already_uploaded(client: WebClient, message: Message, channel: str, thread: str) -> bool:
    """Whether an earlier try posted the files, by the number in their titles: they take no metadata."""
    last = _title(file_names(message)[-1].rpartition("/")[2], message)
    posted = posted_since(client, message, channel, thread)
    return any(file.get("title") == last for each in posted for file in each.get("files") or ())


def _title(name: str, message: Message) -> str:
    """The file's name with the outbox number, which no other export has."""
    return f"{name} ({message.id})"
