"""Hands one outbox message to the sender of its chat, with the reference of the card that already stands there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.chat.protocol import Chat, Message, PermanentFailure
from bot.incidents.outbox_messages import CARD, SAYS
from storage.database import Database, db_now
from storage.outbox import posted_cards
from storage.outbox.posted_cards import CardLocation
from storage.outbox.queue import ClaimedMessage


class ChatMessages:
    """The senders of the chats that are set up."""

    def __init__(self, database: Database, chats: Sequence[Chat], now: Callable[[], datetime]) -> None:
        self.database, self.now = database, now
        self.chats: Mapping[str, Chat] = {chat.name: chat for chat in chats}

    def deliver(self, message: ClaimedMessage, chat: str, place: str) -> str:
        """Send it to its place; the reference to the card as it stands there. Raises RetryLater, PermanentFailure."""
        if chat not in self.chats:
            raise PermanentFailure(f"the chat {chat} is not configured any more")
        card_key = message.card_key if message.kind == "card" else "case"
        with self.database.read_transaction() as connection:
            ref, now = (
                posted_cards.reference(connection, message.incident, CardLocation(card_key, chat, place)),
                db_now(connection, self.now()),
            )
        card = CARD.validate_json(message.payload) if message.kind == "card" else None
        says = SAYS.validate_json(message.payload) if message.kind == "lines" else ()
        to_send = Message(
            message.id,
            place,
            message.incident,
            message.card_key,
            ref,
            card,
            says,
            possibly_delivered=message.possibly_delivered,
            at=message.created_at,
        )
        return self.chats[chat].deliver(to_send, now)
