"""What a chat is given to send and to listen with, and what it gives back; `S` is its own class of settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from fastapi import APIRouter

from bot.config.settings import ChatSettings
from bot.incidents.alert_files import AlertFiles
from bot.incidents.dispatch import CommandDispatcher
from bot.incidents.evidence import EvidenceIntake
from bot.incidents.incidents import Incidents
from bot.incidents.team import TeamDirectory
from bot.ops.health import Health
from handlers.case.people import Person
from handlers.posts import Platform
from storage.database import Database

S = TypeVar("S", bound=ChatSettings)
M = TypeVar("M", bound="Members")

SetupCommand = Callable[[S, datetime], str]  # what was done, in a sentence; raises RetryLater or PermanentFailure


class Members(Protocol):
    """Whom a chat reaches. It exists before the chat's sender, since messages are addressed before they are sent."""

    @property
    def name(self) -> str:
        """The chat's folder."""

    def can_reach(self, person: Person) -> bool:
        """True when this person can be reached there."""


@dataclass(frozen=True)
class MembersDeps(Generic[S]):
    """What a chat may need to tell whom it reaches."""

    settings: S
    database: Database
    people: TeamDirectory


@dataclass(frozen=True)
class SenderDeps(Generic[S, M]):
    """What a sender may need; `members` is what the chat's own folder made."""

    settings: S
    database: Database
    people: TeamDirectory
    members: M
    incidents: Incidents
    evidence: EvidenceIntake
    alert_files: AlertFiles


@dataclass(frozen=True)
class ListenerDeps(Generic[S]):
    """What listeners may need; `now` returns the time (UTC)."""

    settings: S
    database: Database
    dispatcher: CommandDispatcher
    platforms: Sequence[Platform]
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, whether it is well, what was found, and what to do when it is not."""

    name: str
    ok: bool
    found: str = ""
    repair: str = ""


def noop() -> None:
    """For a chat that has nothing to start or stop."""


def always_healthy() -> Health:
    """For a chat that cannot be away."""
    return Health(True)


@dataclass(frozen=True)
class ChatEndpoints:
    """How a chat is listened to: web addresses, what to start and stop beside them, and how it is.

    `routes` are on the public listener, so every one of them has to check a signature; `local_routes` are for this
    machine only.
    """

    routes: APIRouter | None = None
    start: Callable[[], None] = noop
    stop: Callable[[], None] = noop
    health: Callable[[], Health] = always_healthy
    local_routes: APIRouter | None = None
