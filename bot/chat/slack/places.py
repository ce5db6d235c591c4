"""Where messages go, and how fast: rooms by brand, about one message a second in a channel."""

import threading
import time
from dataclasses import dataclass
from datetime import timedelta

from bot.delivery import TryAgain
from bot.settings import Settings

EVERY = 1.0  # seconds between messages in one channel


@dataclass(frozen=True)
class Rooms:
    """The team's channel, those of brands with rooms of their own, and the language they are written in."""

    default: str
    by_brand: dict[str, str]
    language: str

    def channel(self, name: str) -> str:
        """The channel of a room: `desk`, or a brand's."""
        return self.by_brand.get(name.casefold(), self.default)

    def all(self) -> set[str]:
        """Every channel we post in unasked."""
        return {self.default, *self.by_brand.values()}


def rooms_of(settings: Settings) -> Rooms:
    """The rooms as they are set."""
    pairs = (pair.partition("=") for pair in settings.slack_rooms.split(",") if pair.strip())
    by_brand = {brand.strip().casefold(): channel.strip() for brand, _, channel in pairs}
    return Rooms(settings.slack_room, by_brand, settings.language)


class Pace:
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
                raise TryAgain("about one message a second", timedelta(seconds=left), everyone=True, tried=False)
            self._free[channel] = time.monotonic() + EVERY

    def hold(self, channel: str, pause: timedelta) -> None:
        """Slack asked for a pause in this channel."""
        with self._lock:
            self._free[channel] = time.monotonic() + pause.total_seconds()
