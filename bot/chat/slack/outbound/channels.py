"""Where messages go, and how fast: rooms by brand, about one message a second in a channel."""

import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Connection

from bot.chat.protocol import RetryLater
from bot.chat.slack.settings import Settings
from bot.incidents.outbox_messages import room_place
from handlers.case.case_file import CaseFile
from storage.outbox import posted_cards
from storage.outbox.posted_cards import CardLocation

EVERY = 1.0  # seconds between messages in one channel


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

    def reads(self, place: str) -> str:
        """The language of a place that is a room, `room:glowskin`, or in one, `thread:C1:1.2`; the team's own for any other."""
        kind, _, name = place.partition(":")
        return self.languages.get(self.channel(name) if kind == "room" else name.partition(":")[0], self.language)

    def all(self) -> set[str]:
        """Every channel we post in unasked."""
        return {self.default, *self.by_brand.values()}


def rooms_of(settings: Settings) -> ChannelMap:
    """The rooms as they are set: `brand=channel`, or `brand=channel:language`."""
    pairs = (pair.partition("=") for pair in settings.slack_rooms.split(",") if pair.strip())
    given = {brand.strip().casefold(): room.strip().partition(":") for brand, _, room in pairs}
    by_brand = {brand: channel for brand, (channel, _, _) in given.items()}
    return ChannelMap(
        settings.slack_room, by_brand, settings.language, {c: language for c, _, language in given.values() if language}
    )


def card_of(connection: Connection, file: CaseFile) -> str:
    """Where the incident's card stands: `channel/ts` of its first message, whose thread is its timeline; empty while there is none."""
    return posted_cards.reference(
        connection, file.number, CardLocation("case", "slack", room_place(file.brand))
    ).partition(",")[0]


class ChannelRateLimiter:
    """Remembers when each channel may be written to again; a message that comes too early is put back, not held."""

    def __init__(self) -> None:
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def left(self, channel: str) -> float:
        """Seconds until the channel may be written to."""
        return max(0.0, self._free.get(channel, 0.0) - time.monotonic())

    def turn(self, channel: str) -> None:
        """Take the next turn; TryAgain, without having tried, when it is too early."""
        with self._lock:
            left = self.left(channel)
            if left > 0:
                raise RetryLater("about one message a second", timedelta(seconds=left), everyone=True, tried=False)
            self._free[channel] = time.monotonic() + EVERY

    def hold(self, channel: str, pause: timedelta) -> None:
        """Slack asked for a pause in this channel."""
        with self._lock:
            self._free[channel] = time.monotonic() + pause.total_seconds()
