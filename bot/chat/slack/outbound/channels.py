"""Which channel a room is, and how fast a channel may be written to."""

import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Connection

from bot.chat.protocol import RetryLater
from bot.chat.slack.settings import Settings
from bot.incidents.rooms import room_place
from handlers.case.case_file import CaseFile
from storage.outbox import posted_cards
from storage.outbox.posted_cards import CardLocation

SECONDS_PER_MESSAGE = 1.0  # in one channel: Slack's limit of chat.postMessage; it answers 429 beyond


@dataclass(frozen=True)
class ChannelMap:
    """The team's channel, those of brands with rooms of their own, and the languages they are written in."""

    default: str
    by_brand: dict[str, str]
    language: str
    languages: dict[str, str] = field(default_factory=dict)  # by channel, where it differs

    def channel(self, name: str) -> str:
        """The channel of a room: `desk`, or a brand's."""
        return self.by_brand.get(name.casefold(), self.default)

    def language_at(self, place: str) -> str:
        """The language of a room, `room:glowskin`, or of a thread in one, `thread:C1:1.2`; the team's elsewhere."""
        kind, _, name = place.partition(":")
        return self.languages.get(self.channel(name) if kind == "room" else name.partition(":")[0], self.language)

    def all(self) -> set[str]:
        """Every channel that announcements go to."""
        return {self.default, *self.by_brand.values()}


def rooms_of(settings: Settings) -> ChannelMap:
    """The rooms as they are set: `brand=channel`, or `brand=channel:language`."""
    pairs = (pair.partition("=") for pair in settings.slack_rooms.split(",") if pair.strip())
    given = {brand.strip().casefold(): room.strip().partition(":") for brand, _, room in pairs}
    by_brand = {brand: channel for brand, (channel, _, _) in given.items()}
    languages = {channel: language for channel, _, language in given.values() if language}
    return ChannelMap(settings.slack_room, by_brand, settings.language, languages)


def card_of(connection: Connection, file: CaseFile) -> str:
    """`channel/ts` of the first message of the incident's card, whose thread has its timeline; empty until posted."""
    location = CardLocation("case", "slack", room_place(file.brand))
    return posted_cards.reference(connection, file.number, location).partition(",")[0]


class ChannelRateLimiter:
    """Knows when each channel may be written to again; a message that comes too early goes back to the outbox."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def seconds_left(self, channel: str) -> float:
        """Seconds until the channel may be written to."""
        return max(0.0, self._free_at.get(channel, 0.0) - time.monotonic())

    def acquire(self, channel: str) -> None:
        """Reserve the channel for one message. Raises RetryLater when it is too early."""
        with self._lock:
            left = self.seconds_left(channel)
            # Given back to the outbox instead of slept away: a thread that waits for one channel would hold up the
            # others.
            if left > 0:
                raise RetryLater(
                    "about one message a second", timedelta(seconds=left), whole_channel=True, attempted=False
                )
            self._free_at[channel] = time.monotonic() + SECONDS_PER_MESSAGE

    def pause(self, channel: str, length: timedelta) -> None:
        """Let the channel rest: Slack answered 429 with this Retry-After."""
        with self._lock:
            self._free_at[channel] = time.monotonic() + length.total_seconds()
