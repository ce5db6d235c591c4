"""More messages than may go at once: they are kept, and go one by one as there is room; none goes before it was sent.

A room cannot tell a repetition. So after a message that may have arrived, only that one is sent again, marked as such.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.protocol import RetryLater
from bot.chat.wecom.outbound.card_text import numbered
from bot.chat.wecom.outbound.limits import IN_ROOM, size
from bot.chat.wecom.outbound.rate_limit import REPEAT_SUFFIX, RateLimiter, Target
from bot.chat.wecom.sent_store import Waiting

Send = Callable[[str], None]


@dataclass(frozen=True)
class SendChannel:
    """How messages get to a target."""

    rate_limiter: RateLimiter
    target: Target
    send: Send
    mark_repeat: Callable[[str], str] = str
    possibly_delivered: bool = False

    def marked(self, texts: Sequence[str]) -> Sequence[str]:
        """These texts; as repetitions if they may have arrived."""
        return [self.mark_repeat(text) for text in texts] if self.possibly_delivered else texts


def split_for_queue(text: str) -> list[str]:
    """A text in pieces that fit into one message each, with room for a suffix."""
    return numbered(text, max_bytes=IN_ROOM)


def flush_queue(channel: SendChannel, suffix: str, now: datetime) -> None:
    """Send what was held back for the target, in few messages. Raises RetryLater when the minute is full."""
    key = channel.target.name
    doubtful = channel.possibly_delivered and not _resend_uncertain(channel, key, now)
    for text, last in _packed(channel.rate_limiter.queued(key)):
        marked = text + (f" ·{suffix}-{last}" if suffix else "")
        channel.rate_limiter.acquire(channel.target, 1, now, lines=True)
        _one(channel, key, last, marked, now, doubtful)
        doubtful = False


def send_queued(channel: SendChannel, key: str, texts: Sequence[str], now: datetime, counted: bool = False) -> None:
    """Texts for a target that cannot tell a repetition, each kept under `key` until sent. Raises RetryLater until then.

    `counted`: they were counted and kept just now, marked. If possibly delivered and none was kept, all may have.
    """
    said, rows = _resend_uncertain(channel, key, now), channel.rate_limiter.queued(key)
    if not (said or rows):
        rows = channel.rate_limiter.ensure_queued(key, channel.marked(texts), now)
    doubtful = channel.possibly_delivered and not said
    for row in rows:
        if not counted:
            channel.rate_limiter.acquire(channel.target, 1, now)
        _one(channel, key, row.id, row.text, now, doubtful)
        doubtful = False


def send_over_limit(channel: SendChannel, key: str, texts: Sequence[str], more: int, now: datetime) -> int:
    """More than a minute's worth of texts, kept under `key` between two tries. Raises RetryLater until all are sent.

    With the last one goes room for `more` messages. Returns what to release under `key` once those are sent too.
    """
    rows = channel.rate_limiter.ensure_queued(key, texts, now)
    for row in rows[:-1]:
        channel.rate_limiter.acquire(channel.target, 1, now)
        channel.send(row.text)
        channel.rate_limiter.dequeue(key, row.id)
    channel.rate_limiter.acquire(channel.target, 1 + more, now)
    channel.send(rows[-1].text)
    return rows[-1].id


def _resend_uncertain(channel: SendChannel, key: str, now: datetime) -> bool:
    """Say again what may have arrived. True when there was such a thing: then nothing else may have."""
    mark_repeat = channel.rate_limiter.queued(key + REPEAT_SUFFIX)
    for row in mark_repeat:
        channel.rate_limiter.acquire(channel.target, 1, now)
        channel.send(row.text)
        channel.rate_limiter.dequeue(key + REPEAT_SUFFIX, row.id)
    return bool(mark_repeat)


def _one(channel: SendChannel, key: str, last: int, text: str, now: datetime, doubtful: bool) -> None:
    """Send a queued text and delete it; if it may have arrived, it is kept in the form in which it is sent again.

    `doubtful`: an earlier try may have arrived, whatever becomes of this one.
    """
    try:
        channel.send(channel.mark_repeat(text) if doubtful else text)
    except RetryLater as trouble:
        # A group's message has no name that we could look up: a repetition is marked so that people see it is one.
        if trouble.delivery_unknown or doubtful:
            channel.rate_limiter.requeue_uncertain(key, last, channel.mark_repeat(text), now)
        raise
    # After the send: a kill in between says it twice, the other order would lose it.
    channel.rate_limiter.dequeue(key, last)


def _packed(waiting: Sequence[Waiting]) -> Iterator[tuple[str, int]]:
    """Lines put together to whole messages, each with the number of its last line."""
    batch: list[Waiting] = []
    used = 0
    for row in waiting:
        if batch and used + 1 + size(row.text) > IN_ROOM:
            yield "\n".join(each.text for each in batch), batch[-1].id
            batch, used = [], 0
        batch.append(row)
        used += 1 + size(row.text)
    if batch:
        yield "\n".join(each.text for each in batch), batch[-1].id
