"""The unread list: posts that no rule knows, until a person opens or dismisses them (R9, R35)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta
from handlers.case.grades import Severity


@dataclass(frozen=True, kw_only=True)
class PutUnread(Event):
    """A post went to the unread list: no ping and no card, but it is counted until a person has read it."""

    code: ClassVar = "PutUnread"
    internal: ClassVar = True

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """On the list, whether it is new or had been closed as harmless."""
        return replace(file, status=Status.UNREAD, closed_at=None, close_reason="")


@dataclass(frozen=True, kw_only=True)
class TakenUp(Event):
    """A person read an unread post and opened it as an incident."""

    code: ClassVar = "TakenUp"
    personal: ClassVar = ("reason",)
    reason: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Open, at least as a complaint."""
        severity = max(file.severity, Severity.L1)
        return replace(file, status=Status.OPEN, severity=severity, closed_at=None, close_reason="")


@dataclass(frozen=True, kw_only=True)
class Dismissed(Event):
    """A person read an unread post and found nothing to do, with a reason."""

    code: ClassVar = "Dismissed"
    internal: ClassVar = True
    personal: ClassVar = ("reason",)
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Closed; what is seen of it later may still open it."""
        return replace(file, status=Status.CLOSED, closed_at=meta.at, close_reason=self.reason)


@dataclass(frozen=True, kw_only=True)
class SecondRead(Event):
    """A reader beside the rules has read the post: what it takes it for, how surely (per cent), and by which words."""

    code: ClassVar = "SecondRead"
    internal: ClassVar = True
    personal: ClassVar = ("words",)
    reader: str
    kind: str
    percent: int
    words: str


@dataclass(frozen=True, kw_only=True)
class ModelRead(Event):
    """The model has read the post: what it takes it for, by which words and why; or why it did not read it."""

    code: ClassVar = "ModelRead"
    internal: ClassVar = True
    personal: ClassVar = ("words", "why", "asked", "answered")
    model: str
    kind: str = ""  # empty: nothing that the rules had missed
    words: str = ""
    why: str = ""
    absent: str = ""
    asked: str = ""  # prompt and answer, without personal data
    answered: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Shown on the card: which model was asked, and why it did not read the post."""
        return replace(file, read_by_model=self.model, not_read_by_model=self.absent)
