"""More messages than may go at once: they are kept, and go one by one as there is room; nothing is forgotten before it was sent.

A room cannot tell a repetition. So after a message that may have arrived, only that one is said again, and says that it is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.protocol import RetryLater
from bot.chat.wecom.outbound.limits import IN_ROOM, size
from bot.chat.wecom.outbound.rate_limit import AGAIN, RateLimiter, Target
from bot.chat.wecom.outbound.template_cards import numbered
from storage.outbox.rate_limit import Waiting

Send = Callable[[str], None]


@dataclass(frozen=True)
class Way:
    """How messages get to a target. `doubted` is what they are like when said again; `unsure`: the last one may have arrived."""

    allowance: RateLimiter
    target: Target
    send: Send
    doubted: Callable[[str], str] = str
    unsure: bool = False


def keepable(text: str) -> list[str]:
    """A text in pieces that fit into one message each, with room for a mark."""
    return numbered(text, most=IN_ROOM)


def send_held(way: Way, mark: str, now: datetime) -> None:
    """What was held back for the target, in few messages. Raises TryAgain when the minute is full: what is left stays held."""
    key = way.target.name
    doubtful = way.unsure and not _said_again(way, key, now)
    for text, last in _packed(way.allowance.held(key)):
        marked = text + (f" ·{mark}-{last}" if mark else "")
        way.allowance.take(way.target, 1, now, lines=True)
        _one(way, key, last, way.doubted(marked) if doubtful else marked, now)
        doubtful = False


def send_kept(way: Way, key: str, texts: Sequence[str], now: datetime, counted: bool = False) -> None:
    """Texts for a target that cannot tell a repetition, each kept under `key` until it was sent. Raises TryAgain until all are.

    `counted`: they were counted and kept just now. If the message is unsure and nothing was kept, all of it may have arrived.
    """
    said, rows = _said_again(way, key, now), way.allowance.held(key)
    fresh = counted or not (said or rows)
    rows = rows or (way.allowance.kept(key, texts, now) if fresh else [])
    for place, row in enumerate(rows):
        if not counted:
            way.allowance.take(way.target, 1, now)
        doubtful = way.unsure and not said and (fresh or place == 0)
        _one(way, key, row.id, way.doubted(row.text) if doubtful else row.text, now)


def send_long(way: Way, key: str, texts: Sequence[str], more: int, now: datetime) -> int:
    """Texts that are more than a minute's worth, kept under `key` between two tries. Raises TryAgain until all are sent.

    With the last one goes room for `more` messages. Returns what to release under `key` once those are sent too.
    """
    rows = way.allowance.kept(key, texts, now)
    for row in rows[:-1]:
        way.allowance.take(way.target, 1, now)
        way.send(row.text)
        way.allowance.release(key, row.id)
    way.allowance.take(way.target, 1 + more, now)
    way.send(rows[-1].text)
    return rows[-1].id


def _said_again(way: Way, key: str, now: datetime) -> bool:
    """Say again what may have arrived. True when there was such a thing: then nothing else may have."""
    doubted = way.allowance.held(key + AGAIN)
    for row in doubted:
        way.allowance.take(way.target, 1, now)
        way.send(row.text)
        way.allowance.release(key + AGAIN, row.id)
    return bool(doubted)


def _one(way: Way, key: str, last: int, text: str, now: datetime) -> None:
    """Send it and let it go; if nobody knows whether it arrived, it is kept as it will be said again."""
    try:
        way.send(text)
    except RetryLater as trouble:
        if trouble.ambiguous:
            way.allowance.doubt(key, last, way.doubted(text), now)
        raise
    way.allowance.release(key, last)


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
