"""Posts, changes and takes away single messages in a channel. Each post can be found again by its outbox number.

chat.postMessage has no idempotency key: after a lost response only a look into the channel tells.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.slack.api import LOG, as_ambiguous, call, pages
from bot.chat.slack.blocks.rich_text import Json
from bot.chat.slack.outbound.channels import ChannelRateLimiter

METADATA_EVENT = "dingfengbo_message"
NOT_OURS_TO_CHANGE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
PAGE_SIZE = 200  # messages of a channel's history that one call returns
RETIRED = -1  # the part of a message that is said below a card which was replaced
MAX_CLOCK_SKEW = timedelta(minutes=2)  # how far Slack's clock and ours may differ


class MessageWriter:
    """Writes the parts of outbox messages; a part's number within its message counts from 0."""

    def __init__(self, client: WebClient, rate_limiter: ChannelRateLimiter) -> None:
        self.client, self.rate_limiter = client, rate_limiter

    def post_once(self, message: Message, channel: str, thread: str, body: Json, part: int) -> str:
        """Post one part unless an earlier try did; its ts. Raises RetryLater or PermanentFailure."""
        found = self._find(message, channel, thread, part) if message.possibly_delivered else ""
        return found or self._post(message, channel, thread, body, part)

    def place(self, message: Message, channel: str, thread: str, body: Json, part: int, ts: str) -> str:
        """The ts of one part of a card: changed where it is or may be posted already, else posted."""
        if ts and self._update(channel, ts, body):
            return ts
        found = self._find(message, channel, thread, part) if message.possibly_delivered else ""
        if found and self._update(channel, found, body):
            return found
        return self._post(message, channel, thread, body, part)

    def retire(self, message: Message, channel: str, old: str, new: str, said: str) -> str:
        """Take away a card that another one replaces; where that is refused, its thread says where the new one is."""
        try:
            call(self.client.chat_delete, channel=channel, ts=old)
        except PermanentFailure as failure:
            if failure.code == "message_not_found":
                return ""
            link = call(self.client.chat_getPermalink, channel=channel, message_ts=new)["permalink"]
            self.post_once(message, channel, old, {"text": f"{said} {link}"}, RETIRED)
        return ""

    def delete(self, channel: str, ts: str) -> str:
        """Take away a part that the card does not need any more; that Slack does not let us stops nothing."""
        try:
            call(self.client.chat_delete, channel=channel, ts=ts)
        except PermanentFailure as failure:
            LOG.warning("a part of a card stays in %s: %s", channel, failure)
        return ""

    def next_step(self, channel: str, step: Callable[[], str]) -> str:
        """A further step of a message with several, at the channel's pace; if it fails, the message arrived in part."""
        # Slept here: a message in parts that went back to the outbox would be torn apart by another.
        time.sleep(self.rate_limiter.seconds_left(channel))
        try:
            self.rate_limiter.acquire(channel)
            return step()
        except RetryLater as again:
            raise as_ambiguous(again) from None

    def _post(self, message: Message, channel: str, thread: str, body: Json, part: int) -> str:
        metadata = {"event_type": METADATA_EVENT, "event_payload": {"id": message.id, "part": part}}
        threaded = {"thread_ts": thread} if thread else {}
        return str(call(self.client.chat_postMessage, channel=channel, metadata=metadata, **threaded, **body)["ts"])

    def _find(self, message: Message, channel: str, thread: str, part: int) -> str:
        """The ts of a part that an earlier try may have posted; empty when it did not."""
        posted = posted_since(self.client, message, channel, thread)
        return next((str(each["ts"]) for each in posted if _is_part(each, message.id, part)), "")

    def _update(self, channel: str, ts: str, body: Json) -> bool:
        """Change a posted message; False when a person has deleted it, or it was posted by an earlier app of ours."""
        try:
            call(self.client.chat_update, channel=channel, ts=ts, text=body["text"], blocks=body["blocks"])
        except PermanentFailure as failure:
            if failure.code in NOT_OURS_TO_CHANGE:
                return False
            raise
        except RetryLater as again:
            # An update may be repeated without harm, but the outbox may not know the ts of the post it follows yet.
            raise as_ambiguous(again) from None
        return True


def posted_since(client: WebClient, message: Message, channel: str, thread: str) -> Iterator[Json]:
    """All that was posted in the channel, or the thread, since the message was decided, page by page."""
    oldest = str((message.at - MAX_CLOCK_SKEW).timestamp()) if message.at else "0"
    look = client.conversations_replies if thread else client.conversations_history
    where = {"channel": channel, **({"ts": thread} if thread else {})}
    for page in pages(look, **where, oldest=oldest, limit=PAGE_SIZE, include_all_metadata=True):
        yield from page["messages"]


def _is_part(posted: Mapping[str, Any], number: int, part: int) -> bool:
    metadata = posted.get("metadata") or {}
    return metadata.get("event_type") == METADATA_EVENT and metadata.get("event_payload") == {
        "id": number,
        "part": part,
    }
