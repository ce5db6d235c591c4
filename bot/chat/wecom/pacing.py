"""More messages than may go at once: they are kept, and go one by one as there is room; nothing is forgotten before it was sent."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.chat.wecom.allowance import Allowance, Limit
from bot.chat.wecom.limits import MESSAGE, NUMBERED, size
from bot.chat.wecom.template_cards import numbered
from storage.allowance import Waiting

Send = Callable[[str], None]


def keepable(text: str) -> list[str]:
    """A text in pieces that fit into one message each, with room for a mark."""
    return numbered(text, most=MESSAGE - NUMBERED)


def send_held(allowance: Allowance, target: str, limit: Limit, mark: str, send: Send, now: datetime) -> None:
    """What was held back for the target, in few messages. Raises TryAgain when the minute is full: what is left stays held."""
    for text, last in _packed(allowance.held(target)):
        allowance.take(target, 1, limit, now, lines=True)
        send(text + (f" ·{mark}-{last}" if mark else ""))
        allowance.release(target, last)


def send_long(allowance: Allowance, target: str, key: str, texts: Sequence[str], limit: Limit, send: Send, more: int, now: datetime) -> int:
    """Texts that are more than a minute's worth, kept under `key` between two tries. Raises TryAgain until all are sent.

    With the last one goes room for `more` messages. Returns what to release under `key` once those are sent too.
    """
    rows = allowance.kept(key, texts, now)
    for row in rows[:-1]:
        allowance.take(target, 1, limit, now)
        send(row.text)
        allowance.release(key, row.id)
    allowance.take(target, 1 + more, limit, now)
    send(rows[-1].text)
    return rows[-1].id


def _packed(waiting: Sequence[Waiting]) -> Iterator[tuple[str, int]]:
    """Lines put together to whole messages, each with the number of its last line."""
    batch: list[Waiting] = []
    used = 0
    for row in waiting:
        if batch and used + 1 + size(row.text) > MESSAGE - NUMBERED:
            yield "\n".join(each.text for each in batch), batch[-1].id
            batch, used = [], 0
        batch.append(row)
        used += 1 + size(row.text)
    if batch:
        yield "\n".join(each.text for each in batch), batch[-1].id
