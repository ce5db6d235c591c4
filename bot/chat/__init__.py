"""The chats: one folder each, with what it tells us, a card in its own shape, and what we tell it.

Every folder offers the same two functions, so that `app` treats all chats alike: `courier(outward)` makes what carries our
messages there, or None when the chat is not set up; `listen(courier, inward)` opens its doors once the desk stands.
It may also offer `checks(settings)` for the doctor, and `setup_commands`, by name, for setting the chat up in its own system.
"""

import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from types import ModuleType

from fastapi import APIRouter

from bot.incidents.dispatch import CommandDispatcher
from bot.incidents.team import TeamDirectory
from bot.ops.health import Health
from bot.settings import Settings
from handlers.posts import Platform
from storage.database import Database


@dataclass(frozen=True)
class SenderDeps:
    """What a courier may need."""

    settings: Settings
    database: Database
    people: TeamDirectory


@dataclass(frozen=True)
class ListenerDeps:
    """What listeners may need; `now` tells the time (UTC)."""

    settings: Settings
    database: Database
    dispatcher: CommandDispatcher
    platforms: Sequence[Platform]
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Check:
    """One thing the doctor looked at: its name, whether it is well, what was found, and what to do when it is not."""

    name: str
    ok: bool
    found: str = ""
    repair: str = ""


SetupCommand = Callable[[Settings, datetime], str]  # what was done, in a sentence; raises TryAgain or GiveUp


def packages() -> list[ModuleType]:
    """Every chat's package, in the order of their names."""
    return [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__) if module.ispkg]


def noop() -> None:
    """For a chat that has nothing to start or stop."""


def always_healthy() -> Health:
    """For a chat that cannot be away."""
    return Health(True)


@dataclass(frozen=True)
class ChatEndpoints:
    """How a chat is listened to: web addresses, what to start and stop beside them, and how it is."""

    routes: APIRouter | None = None
    start: Callable[[], None] = noop
    stop: Callable[[], None] = noop
    health: Callable[[], Health] = always_healthy
