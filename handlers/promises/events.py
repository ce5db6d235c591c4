"""A promise made in public is tracked, moved, settled (R108)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Promise, PromiseState
from handlers.case.event import Event, EventMeta


@dataclass(frozen=True, kw_only=True)
class Promised(Event):
    """A promise was made in public; it has an owner and, where one was named, a due time (R108)."""

    code: ClassVar = "Promised"
    personal: ClassVar = ("text", "amount")
    id: int
    text: str
    owner: str
    due: datetime | None
    amount: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add an open promise."""
        promise = Promise(self.id, self.text, self.owner, meta.at, self.due, self.amount)
        return replace(file, promises=(*file.promises, promise))


@dataclass(frozen=True, kw_only=True)
class PromiseSettled(Event):
    """A promise was kept (with proof), broken, or withdrawn (with a reason)."""

    code: ClassVar = "PromiseSettled"
    personal: ClassVar = ("reason",)
    id: int
    state: PromiseState
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Settle the promise, with its proof or reason."""
        settled = [p for p in file.promises if p.id == self.id]
        done = {p.id: replace(p, state=self.state, proof=self.reason, settled_at=meta.at) for p in settled}
        return replace(file, promises=tuple(done.get(p.id, p) for p in file.promises))


@dataclass(frozen=True, kw_only=True)
class PromiseMoved(Event):
    """A promise has a new due time or a new owner, with a reason; its reminders start afresh."""

    code: ClassVar = "PromiseMoved"
    personal: ClassVar = ("reason",)
    id: int
    due: datetime | None
    owner: str
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Set the new time and owner; the promise counts as made now, and its reminders are forgotten."""
        moved = tuple(
            replace(p, due=self.due, owner=self.owner, made_at=meta.at) if p.id == self.id else p for p in file.promises
        )
        reminders = {key: stage for key, stage in file.reminders.items() if key != f"promise:{self.id}"}
        return replace(file, promises=moved, reminders=reminders)


@dataclass(frozen=True, kw_only=True)
class PromiseGiven(Event):
    """Another person keeps the promise from now on."""

    code: ClassVar = "PromiseGiven"
    id: int
    person: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Give the promise to its new owner."""
        given = (replace(p, owner=self.person) if p.id == self.id else p for p in file.promises)
        return replace(file, promises=tuple(given))
