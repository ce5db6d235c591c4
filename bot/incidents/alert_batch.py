"""Alerts that are ingested in one transaction, and what that transaction knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from bot.incidents.decision_writer import PendingWrite
from handlers.case.captures import Capture
from handlers.case.drill import Drill
from handlers.case.people import Team
from handlers.posts.post import Alert
from handlers.triage.brands import BrandSheet
from storage.incidents.cases import CorruptCaseFile, StoredCase


@dataclass(frozen=True)
class IncomingAlert:
    """An alert to be ingested. `idempotency_key` names the request: repeated, it gets the same answer."""

    alert: Alert
    drill: Drill | None = None
    idempotency_key: str = ""


@dataclass
class Batch:
    """What one transaction knows: names of posts, files as they stand by now, what is to be written at its end."""

    connection: Connection
    team: Team
    sheets: Sequence[BrandSheet]
    known_keys: dict[str, int]
    files: dict[int, StoredCase | CorruptCaseFile]
    answers: dict[str, str]
    opened: list[PendingWrite] = field(default_factory=list)
    joined: list[PendingWrite] = field(default_factory=list)
    unsaved: list[PendingWrite] = field(default_factory=list)
    new_keys: dict[str, int] = field(default_factory=dict)
    captures: list[tuple[int, Capture]] = field(default_factory=list)
    new_answers: dict[str, str] = field(default_factory=dict)
