"""What is sent to a chat and how sending fails: all that the outbox knows of any chat."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from handlers.case.card import Card, LocalizedText


@dataclass(frozen=True)
class Message:
    """One announcement on its way to one place of one chat.

    `place` is `room:<name>` or `person:<roster id>`. With a `card`, `card_key` names it for ever within its incident
    and `ref` is the chat's own name of the posted card (empty: not posted yet, so post it; else update it in place).
    Without a card, `says` are lines for the incident's thread (a room) or for a direct message (a person).
    `id` is the outbox number: after a crash the same message may come twice, with the same id.
    `possibly_delivered`: it may be there already; it was decided `at` (UTC).
    """

    id: int
    place: str
    incident: int
    card_key: str = ""
    ref: str = ""
    card: Card | None = None
    says: tuple[LocalizedText, ...] = ()
    drill: bool = False
    possibly_delivered: bool = False
    at: datetime | None = None


class RetryLater(Exception):
    """The chat cannot take it now; `after` is when it may be tried again. `delivery_unknown`: it may have arrived.

    `whole_channel`: all of the place waits, not only this incident there. Not `attempted`: it was too early to send.
    """

    def __init__(
        self,
        why: str,
        after: timedelta | None = None,
        delivery_unknown: bool = False,
        whole_channel: bool = False,
        attempted: bool = True,
    ) -> None:
        super().__init__(why)
        self.after, self.delivery_unknown, self.whole_channel, self.attempted = (
            after,
            delivery_unknown,
            whole_channel,
            attempted,
        )

    def pause(self, attempts: int, first: timedelta, longest: timedelta) -> timedelta:
        """How long to wait after so many earlier attempts: what the chat asked for, else twice as long each time."""
        return self.after or min(first * 2 ** min(attempts, 12), longest)


class PermanentFailure(Exception):
    """The chat will never take it (channel gone, person unknown): say so loudly, do not repeat.

    `code` is the chat's own for this refusal, empty when it gave none.
    """

    def __init__(self, why: str, code: str = "") -> None:
        super().__init__(why)
        self.code = code


class Chat(Protocol):
    """A chat's sender, as the outbox dispatcher uses it. Listening is the chat's own affair."""

    name: str

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update; returns the chat's own reference of a card, or an empty string."""
        ...
