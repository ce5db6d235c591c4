"""Posts that are made once: each carries the number of its message, by which one that may have arrived already is found again."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.chat.protocol import Message
from bot.chat.slack.api import call
from bot.chat.slack.blocks.rich_text import Json

EVENT = "dingfengbo_message"
PAGE = 200  # messages looked through in one call
CLOCKS = timedelta(minutes=2)  # how far Slack's clock and ours may differ


def post(
    client: WebClient, message: Message, channel: str, thread: str, body: Json, part: int = 0, look: bool = False
) -> str:
    """Post one part of a message; its ts. With `look` it may stand there already, and is not posted again. Raises TryAgain or GiveUp."""
    if look and (there := find(client, message, channel, thread, part)):
        return there
    metadata = {"event_type": EVENT, "event_payload": {"id": message.id, "part": part}}
    threaded = {"thread_ts": thread} if thread else {}
    return str(call(client.chat_postMessage, channel=channel, metadata=metadata, **threaded, **body)["ts"])


def find(client: WebClient, message: Message, channel: str, thread: str, part: int) -> str:
    """The ts of a part that may have arrived before, by its number; empty when it did not. Raises TryAgain or GiveUp."""
    return next(
        (str(posted["ts"]) for posted in since(client, message, channel, thread) if _is(posted, message.id, part)), ""
    )


def since(client: WebClient, message: Message, channel: str, thread: str) -> Iterator[Json]:
    """All that was posted in the channel, or the thread, since the message was decided: page by page, however much that is."""
    oldest = str((message.at - CLOCKS).timestamp()) if message.at else "0"
    look = client.conversations_replies if thread else client.conversations_history
    asked = {
        "channel": channel,
        "oldest": oldest,
        "limit": PAGE,
        "include_all_metadata": True,
        **({"ts": thread} if thread else {}),
    }
    cursor: str | None = ""
    while cursor is not None:
        page = call(look, **asked, **({"cursor": cursor} if cursor else {}))
        yield from page["messages"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None


def _is(posted: Mapping[str, Any], number: int, part: int) -> bool:
    metadata = posted.get("metadata") or {}
    return metadata.get("event_type") == EVENT and metadata.get("event_payload") == {"id": number, "part": part}
