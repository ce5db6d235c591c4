"""What a person sees, neutral in chat and in language: a chat's renderer gives it shape, `bot/words` gives it words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from handlers.text.difference import ChangedText, in_signs


@dataclass(frozen=True)
class LocalizedText:
    """One sentence by key. An argument named after a word list (severity, category, role …) is looked up in it,
    one ending in `at`, `due` or `until` is a time, one named `by`, `to` or `person` is a person of the roster."""

    key: str
    args: Mapping[str, "Arg"] = field(default_factory=dict)


# A mapping is one text by language; what a person typed stands in it as `any`.
Arg = str | int | float | datetime | LocalizedText | tuple[LocalizedText, ...] | Mapping[str, str] | None


def msg(key: str, **args: Arg) -> LocalizedText:
    """A sentence with its arguments."""
    return LocalizedText(key, args)


class Tone(StrEnum):
    """How loud a card is; a renderer picks the colour."""

    INFO = "calm"
    WARNING = "warning"
    CRITICAL = "danger"
    RESOLVED = "done"


@dataclass(frozen=True)
class Row:
    """A fact on the card: a short label and what it says."""

    kind: ClassVar = "row"
    label: LocalizedText
    text: LocalizedText


@dataclass(frozen=True)
class Highlight:
    """Characters start to end (code points) of a quoted text that a check found, with its rule and level."""

    start: int
    end: int
    rule: str
    level: str


@dataclass(frozen=True)
class Quote:
    """Text from outside or a draft: shown whole and as it is, never read as markup."""

    kind: ClassVar = "quote"
    text: str
    label: LocalizedText | None = None
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True)
class Link:
    """An address people may open; renderers allow http and https only."""

    kind: ClassVar = "link"
    url: str
    label: LocalizedText


class InputType(StrEnum):
    """How a form asks for one value."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    TICK = "tick"
    TIME = "time"
    FILE = "file"  # asked only where a chat has a way to choose files in a form


@dataclass(frozen=True)
class Field:
    """One value a form asks for. `options` are (value, label) pairs of a choice; `max_length` is in code points."""

    name: str
    label: LocalizedText
    input: InputType = InputType.LINE
    required: bool = True
    value: str = ""
    options: tuple[tuple[str, LocalizedText], ...] = ()
    max_length: int = 2000


@dataclass(frozen=True)
class Button:
    """A thing to do. `code` is what a person could type after `/incident`; the command table knows its form."""

    code: str
    label: LocalizedText
    primary: bool = False
    danger: bool = False

    @property
    def in_menu(self) -> bool:
        """True for one of many alike, whose words stand under `menu`: a chat may show it in a menu below the others."""
        return self.label.key.startswith("menu.")


@dataclass(frozen=True)
class Difference:
    """What changed between two texts, in order; `marked` is the same in signs, where a chat has no strokes."""

    kind: ClassVar = "difference"
    label: LocalizedText
    changes: tuple[ChangedText, ...]

    @property
    def marked(self) -> str:
        """The text with [-what is gone-] and {+what is new+}."""
        return in_signs(self.changes)


Part = Row | Quote | Link | Difference


@dataclass(frozen=True)
class Card:
    """A message with rows of facts and buttons."""

    title: LocalizedText
    tone: Tone = Tone.INFO
    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Form:
    """Questions to ask before a command can be carried out; `code` is what to send back together with the values."""

    code: str
    title: LocalizedText
    fields: tuple[Field, ...]
    parts: tuple[Part, ...] = ()  # what to read first, such as the draft with its findings


ROOM = "room"


@dataclass(frozen=True)
class PlacedCard:
    """`card_key` names the card for ever within its incident; `place` is `room` or `person:<id>`."""

    card_key: str
    place: str
    card: Card


def person_place(person: str) -> str:
    """Return the place that is a private message to a person (a roster id)."""
    return f"person:{person}"
