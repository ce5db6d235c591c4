"""What a person asks of the desk, and what goes straight back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case.card import Card, Field, LocalizedText, Part


@dataclass(frozen=True)
class Form:
    """Questions to ask before a command can be carried out; `code` is what to send back together with the values."""

    code: str
    title: LocalizedText
    fields: tuple[Field, ...]
    parts: tuple[Part, ...] = ()  # what to read first, such as the draft with its findings


@dataclass(frozen=True)
class CommandRequest:
    """What a person (a roster id) asks of the desk, at `now`. `once` names the click or message: repeated, it changes nothing.

    `number` is the incident it is about, or in whose thread it was said.
    """

    person: str
    values: Mapping[str, str]
    number: int | None
    now: datetime
    idempotency_key: str = ""


@dataclass(frozen=True)
class CommandResult:
    """What goes straight back to the person who clicked or typed: never silence."""

    ok: bool
    says: tuple[LocalizedText, ...] = ()
    card: Card | None = None
    form: Form | None = None
    files: tuple[str, ...] = ()  # names of exported files, below the data directory
