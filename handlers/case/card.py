"""What a person sees, neutral in chat and in language: a chat's renderer gives it shape, `bot/words` gives it words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Say:
    """One sentence by key. An argument named after a word list (severity, category, role …) is looked up in it,
    one ending in `at`, `due` or `until` is a time, one named `by`, `to` or `person` is somebody of the roster."""

    key: str
    args: Mapping[str, "Arg"] = field(default_factory=dict)


Arg = str | int | float | datetime | Say | tuple[Say, ...] | None


def say(key: str, **args: Arg) -> Say:
    """A sentence with its arguments."""
    return Say(key, args)


class Tone(StrEnum):
    """How loud a card is; a renderer picks the colour."""

    CALM = "calm"
    WARNING = "warning"
    DANGER = "danger"
    DONE = "done"


@dataclass(frozen=True)
class Line:
    """A fact on the card: a short label and what it says."""

    label: Say
    text: Say


@dataclass(frozen=True)
class Mark:
    """Characters start to end (code points) of a quoted text that a check found, with its rule and level."""

    start: int
    end: int
    rule: str
    level: str


@dataclass(frozen=True)
class Quote:
    """Text from outside or a draft: shown whole and as it is, never read as markup."""

    text: str
    label: Say | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Link:
    """An address people may open; renderers allow http and https only."""

    url: str
    label: Say


class Ask(StrEnum):
    """How a form asks for one value."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    TICK = "tick"
    TIME = "time"


@dataclass(frozen=True)
class Field:
    """One value a form asks for. `options` are (value, label) pairs of a choice; `most` is a limit in code points."""

    name: str
    label: Say
    ask: Ask = Ask.LINE
    required: bool = True
    value: str = ""
    options: tuple[tuple[str, Say], ...] = ()
    most: int = 2000


@dataclass(frozen=True)
class Button:
    """A thing to do. `code` is the same text a person could type after `/incident`; `fields` are asked first."""

    code: str
    label: Say
    fields: tuple[Field, ...] = ()
    primary: bool = False
    danger: bool = False


Part = Line | Quote | Link


@dataclass(frozen=True)
class Card:
    """A message with facts and things to do."""

    title: Say
    tone: Tone = Tone.CALM
    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()
