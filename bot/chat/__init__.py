"""The chats: one folder each, with what it tells us, a card in its own shape, and what we tell it.

Every folder offers the same two functions, so that `app` treats all chats alike: `courier(outward)` makes what carries our
messages there, or None when the chat is not set up; `listen(courier, inward)` opens its doors once the desk stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter

from bot.incidents.dispatch import Reception
from bot.incidents.team import People
from bot.ops.health import Health
from bot.settings import Settings
from handlers.posts import Platform
from storage.database import Database


@dataclass(frozen=True)
class Outward:
    """What a courier may need."""

    settings: Settings
    database: Database
    people: People


@dataclass(frozen=True)
class Inward:
    """What listeners may need; `now` tells the time (UTC)."""

    settings: Settings
    database: Database
    reception: Reception
    platforms: Sequence[Platform]
    now: Callable[[], datetime]


def nothing() -> None:
    """For a chat that has nothing to start or stop."""


def well() -> Health:
    """For a chat that cannot be away."""
    return Health(True)


@dataclass(frozen=True)
class Doors:
    """How a chat is listened to: web addresses, what to start and stop beside them, and how it is."""

    routes: APIRouter | None = None
    start: Callable[[], None] = nothing
    stop: Callable[[], None] = nothing
    health: Callable[[], Health] = well
