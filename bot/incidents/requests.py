"""What a person asks of the desk, and what goes straight back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case.card import Card, Form, LocalizedText
from handlers.case.event import EventMeta

# Writes files of an incident (number, who and when, idempotency key); their names below the data directory.
Export = Callable[[int, EventMeta, str], tuple[str, ...]]
CaseExport = Callable[[int, EventMeta, str, bool], tuple[str, ...]]  # the last: redacted

# Fields of a form that a rejection may be about, by its key after "rejection."; all others are about no field.
FIELDS_OF_REJECTIONS: Mapping[str, tuple[str, ...]] = {
    "time_unknown": ("until", "due"),
    "time_passed": ("until", "due"),
    "snooze_too_long": ("until",),
    "due_or_owner_needed": ("due", "owner"),
    "day_unknown": ("date", "expires"),
    "not_a_number": ("note_count",),
    "person_unknown": ("owner", "person"),
    "link_needed": ("link",),
    "document_needed": ("document", "date"),
    "not_a_post": ("text",),
    "promise_text_needed": ("reason",),
    "proof_needed": ("reason",),
    "reason_needed": ("reason",),
    "remedy_amount": ("amount",),
}


@dataclass(frozen=True)
class CommandRequest:
    """What a person (a roster id) asks for, at `now` (UTC). `idempotency_key` names the click or message.

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


def listing_meant(name: str, request: CommandRequest) -> str:
    """The command that shows what a person asked for without anything to do; empty when there is something to do."""
    if name == "task" and not request.values:
        return "tasks"
    if name == "retro" and request.number and not request.values:
        return "retro"
    return name if name == "evidence" and request.number and not request.values.keys() - {"id"} else ""


def fields_to_correct(result: CommandResult) -> tuple[str, ...]:
    """Names of the fields that a rejection is about; none when it is about no value, or when nothing was rejected."""
    keys = [said.key.removeprefix("rejection.") for said in result.says]
    return () if result.ok else tuple(name for key in keys for name in FIELDS_OF_REJECTIONS.get(key, ()))
