"""What a handler answers: events for the timeline and follow-ups to run, or a rejection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from handlers.case.card import Arg, LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.event import Event
from handlers.case.people import Person, Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.text.times import Direction, Time, read_time


@dataclass(frozen=True)
class Notify:
    """Say something to the room's thread (no roles, no people) or privately to roles and people."""

    says: tuple[LocalizedText, ...]
    roles: tuple[Role, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class WriteDraft:
    """Ask the writer for a draft. `instruction` is what a person asked for, such as "shorter"."""

    code: ClassVar = "WriteDraft"
    kind: str
    instruction: str = ""
    asked_by: str = ""
    recipient: str = ""  # whom it is for, when that is not the post or its author


@dataclass(frozen=True)
class Regrade:
    """Look again at another incident: a second harm report on the product raises the first one too (X4)."""

    code: ClassVar = "Regrade"
    number: int


@dataclass(frozen=True)
class ReadAgain:
    """Let the readers beside the rules read the post: they may raise its grade or put it before a person."""

    code: ClassVar = "ReadAgain"
    number: int


@dataclass(frozen=True)
class AskModel:
    """Let the model read the post, after the local reader: it may raise its grade or put it before a person."""

    code: ClassVar = "AskModel"
    number: int


@dataclass(frozen=True)
class ReviewDraft:
    """Let the readers beside the rules read a draft: they may ask the approver for a tick, never lift one."""

    code: ClassVar = "ReviewDraft"
    version: int


@dataclass(frozen=True)
class TranslateDraft:
    """Let a model translate a draft for the person who asked; the draft stays as it is."""

    code: ClassVar = "TranslateDraft"
    version: int
    language: str
    asked_by: str


@dataclass(frozen=True)
class LinkIncident:
    """Name another incident on this one: both belong to one crisis of trust (R36), or are copies of one text (R26)."""

    code: ClassVar = "LinkIncident"
    number: int
    to: int
    copies: bool = False


@dataclass(frozen=True)
class RunDrillStep:
    """Send the next synthetic alert of a drill."""

    code: ClassVar = "PlayStep"
    scenario: str
    step: int


@dataclass(frozen=True)
class ImportAlerts:
    """Take in the alerts of a file that was dropped into a chat, and tell the person (a roster id) who said so."""

    code: ClassVar = "ImportAlerts"
    token: str
    person: str


@dataclass(frozen=True)
class CountMisuse:
    """Count the cases of misuse of this incident's product: at three the instructions are to be mended (R182)."""

    code: ClassVar = "CountMisuse"
    number: int


@dataclass(frozen=True)
class GatherUmbrella:
    """Gather the open incidents on this one's product under the case that leads them, from five on (R36)."""

    code: ClassVar = "GatherUmbrella"
    number: int


@dataclass(frozen=True)
class TimestampEvidence:
    """Have authorities outside stamp a piece of evidence (RFC 3161)."""

    code: ClassVar = "TimestampEvidence"
    number: int
    id: int


FollowUp = (
    Notify
    | WriteDraft
    | ReviewDraft
    | TranslateDraft
    | Regrade
    | ReadAgain
    | AskModel
    | LinkIncident
    | RunDrillStep
    | CountMisuse
    | GatherUmbrella
    | ImportAlerts
    | TimestampEvidence
)


@dataclass(frozen=True)
class Decision:
    """Events and follow-ups together, or a rejection and nothing else; `answer` goes straight back to the caller.

    `also` are events of other incidents that were read for it, written in the same transaction.
    """

    events: tuple[Event, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    answer: LocalizedText | None = None
    rejection: LocalizedText | None = None
    also: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class CommandContext:
    """What a person asked for: who, with which values, under which team and response policy."""

    by: Person
    team: Team
    policy: ResponsePolicy
    args: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[int, CaseFile] = field(default_factory=dict)  # further incidents that the command names

    def text(self, name: str) -> str:
        """The value of a field, stripped; empty when not given."""
        return self.args.get(name, "").strip()

    def integer(self, name: str) -> int | None:
        """A small whole number, such as a version (`2`, `v2`, `#2`); None for anything else."""
        digits = self.text(name).lstrip("vV#")
        return int(digits) if digits.isdecimal() and len(digits) <= 6 else None


def reject(key: str, **args: Arg) -> Decision:
    """A refusal that says why and what to do."""
    return Decision(rejection=LocalizedText(key, args))


def time_to_come(given: str, now: datetime, zone: str) -> Time | LocalizedText:
    """Return the time a person typed for what is to come, or the sentence that says why it is none."""
    time = read_time(given, now, zone) or read_time(given, now, zone, Direction.BACKWARD)
    if time is None:
        return LocalizedText("rejection.time_unknown", {"given": given[:40]})
    return LocalizedText("rejection.time_passed", {"given": given[:40], "at": time.ends}) if time.ends <= now else time
