"""What one person may see of the console's messages: rooms of their brands, and what they need to know."""

from collections.abc import Iterable
from dataclasses import replace

from bot.chat.console.sender import MessageColumn
from bot.chat.console.store import Shown
from bot.incidents.access import Access
from bot.ops.clock import utc_now


def visible(access: Access, person: str, messages: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return those of these messages that the person may see; a room's card of a need-to-know incident has no words."""
    messages = tuple(messages)
    readable = access.readable(person, {message.incident for message in messages})
    own, looks = f"person:{person}", {place: access.sees_room(person, place) for place in {m.place for m in messages}}
    shown = tuple(
        message
        for message in messages
        if message.place == own
        or (looks[message.place] and (not message.incident or message.card or message.incident in readable))
    )
    access.log_page(person, {m.incident for m in shown if m.place == own or m.incident in readable}, utc_now())
    return shown


def visible_column(access: Access, person: str, column: MessageColumn) -> MessageColumn:
    """A column of the page with what the person may see of it."""
    return replace(column, messages=visible(access, person, column.messages))


def visible_thread(
    access: Access, person: str, parent: Shown | None, column: MessageColumn
) -> tuple[Shown | None, MessageColumn]:
    """A thread as the person may see it; nothing where they may not look into its room."""
    if parent is None or not visible(access, person, [parent]):
        return None, MessageColumn()
    return parent, visible_column(access, person, column)
