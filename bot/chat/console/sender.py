"""What we tell the console: messages go into its own small table, and the page asks here for what to show."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from bot.chat.console import store as console
from bot.chat.console.store import Entry, Replies, Shown
from bot.chat.protocol import Message, RetryLater
from handlers.case.card import Button
from storage.database import Database

STREAM, THREAD = 40, 200  # messages on a page; older ones are a link away


@dataclass(frozen=True)
class MessageColumn:
    """One column of the page, oldest first; `earlier` is where the page before ends, or 0."""

    messages: tuple[Shown, ...] = ()
    replies: Mapping[int, Replies] | None = None
    earlier: int = 0


class Sender:
    """The console as a chat."""

    name = "console"

    def __init__(self, database: Database) -> None:
        self.database = database

    def deliver(self, message: Message, now: datetime) -> str:
        """Show a message, or change the card it already shows; the same message twice shows once."""
        entry = Entry(
            message.id, message.place, message.incident, message.card_key, message.card, message.says, message.drill
        )
        try:
            with self.database.transaction() as connection:
                number = console.keep(connection, entry, now)
        except IntegrityError as clash:
            raise RetryLater("another process wrote at the same moment", timedelta(seconds=1)) from clash
        return str(number) if message.card else ""

    def revision(self) -> int:
        """Grows whenever anything shown has changed."""
        with self.database.read_transaction() as connection:
            return console.revision(connection)

    def newest(self, people: Collection[str]) -> dict[str, int]:
        """The newest message of every room and of these people's direct messages, by place."""
        with self.database.read_transaction() as connection:
            rooms = console.rooms(connection)
            known = console.newest(connection, [*rooms, *(f"person:{person}" for person in people)])
        return dict.fromkeys(rooms, 0) | known

    def stream(self, place: str, before: int | None) -> MessageColumn:
        """The messages of a place, each room card with what its thread holds."""
        with self.database.read_transaction() as connection:
            shown = console.stream(connection, place, STREAM + 1, before)
            replies = (
                console.replies(connection, place, [m.incident for m in shown]) if place.startswith("room:") else {}
            )
        return _pane(shown, STREAM, replies)

    def thread(self, incident: int, place: str, before: int | None) -> tuple[Shown | None, MessageColumn]:
        """The card that carries the incident's thread, and the thread; nothing where no room shows the incident."""
        with self.database.read_transaction() as connection:
            parent = console.parent(connection, incident, place)
            shown = console.thread(connection, parent.place, incident, THREAD + 1, before) if parent else []
        return parent, _pane(shown, THREAD, {})

    def seen_by(self, person: str) -> list[Shown]:
        """The last messages that this person (a roster id) sees: those to them and those in rooms, oldest first."""
        with self.database.read_transaction() as connection:
            return console.newest_messages(connection, [f"person:{person}", *console.rooms(connection)], THREAD)

    def button(self, message: int, code: str) -> Button | None:
        """The button a person pressed; None when its card no longer has it."""
        with self.database.read_transaction() as connection:
            shown = console.message(connection, message)
        if shown is None or shown.card is None:
            return None
        return next((button for button in shown.card.buttons if button.code == code), None)


def _pane(shown: list[Shown], limit: int, replies: Mapping[int, Replies]) -> MessageColumn:
    return MessageColumn(tuple(shown[-limit:]), replies, shown[-limit].id if len(shown) > limit else 0)
