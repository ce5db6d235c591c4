"""Promises, reminders, notes, and the end of an incident."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.casefile import CaseFile, Status
from handlers.facts.fact import Fact, Stamp
from handlers.wording import Promise, PromiseState


@dataclass(frozen=True, kw_only=True)
class Promised(Fact):
    """Something was promised in public; it has an owner and, where one was named, a due time (R108)."""

    id: int
    text: str
    owner: str
    due: datetime | None
    amount: str = ""

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """One more open promise."""
        promise = Promise(self.id, self.text, self.owner, stamp.at, self.due, self.amount)
        return replace(file, promises=(*file.promises, promise))


@dataclass(frozen=True, kw_only=True)
class PromiseSettled(Fact):
    """A promise was kept (with proof), broken, or withdrawn (with a reason)."""

    id: int
    state: PromiseState
    reason: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The promise no longer binds, or stands as broken."""
        done = {p.id: replace(p, state=self.state, proof=self.reason) for p in file.promises if p.id == self.id}
        return replace(file, promises=tuple(done.get(p.id, p) for p in file.promises))


@dataclass(frozen=True, kw_only=True)
class PromiseMoved(Fact):
    """A promise has a new due time or a new owner, with a reason; its reminders start afresh."""

    id: int
    due: datetime | None
    owner: str
    reason: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The new time and owner, made as of now."""
        moved = tuple(replace(p, due=self.due, owner=self.owner, made_at=stamp.at) if p.id == self.id else p for p in file.promises)
        rung = {key: n for key, n in file.rung.items() if key != f"promise:{self.id}"}
        return replace(file, promises=moved, rung=rung)


@dataclass(frozen=True, kw_only=True)
class Rang(Fact):
    """Timers rang: for each, how many of its stages are now behind us. The words people saw are in the errand."""

    quiet: ClassVar = True
    stages: Mapping[str, int]

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """Those stages never ring again."""
        return replace(file, rung={**file.rung, **self.stages})


@dataclass(frozen=True, kw_only=True)
class WindowMissed(Fact):
    """A window closed without what it asks for (R105)."""

    window: str
    due: datetime


@dataclass(frozen=True, kw_only=True)
class Snoozed(Fact):
    """A person silenced reminders for a while, with a reason; a window that falls due still rings."""

    until: datetime
    reason: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """Quiet until then."""
        return replace(file, snoozed_until=self.until)


@dataclass(frozen=True, kw_only=True)
class Noted(Fact):
    """Somebody wrote something down."""

    personal: ClassVar = ("text",)
    text: str


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Fact):
    """Somebody handed in a picture or file; `name` is where it lies below the data directory, `sha256` what it was (R13)."""

    personal: ClassVar = ("name",)
    name: str
    sha256: str
    size: int

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """One more piece of evidence."""
        return replace(file, evidence=(*file.evidence, self.sha256))


@dataclass(frozen=True, kw_only=True)
class DrillStep(Fact):
    """A drill's next synthetic alert went out."""

    quiet: ClassVar = True
    step: int

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The drill moves on."""
        return replace(file, drill=replace(file.drill, step=self.step + 1)) if file.drill else file


@dataclass(frozen=True, kw_only=True)
class Closed(Fact):
    """The incident is closed. `override` is why it closed with promises still open."""

    reason: str
    override: str = ""

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """Closed, when and why; aftercare starts afresh."""
        rung = {key: n for key, n in file.rung.items() if key not in ("retro", "aftercare")}
        return replace(file, status=Status.CLOSED, closed_at=stamp.at, close_reason=self.reason, snoozed_until=None, rung=rung, drafting="")


@dataclass(frozen=True, kw_only=True)
class Reviewed(Fact):
    """The retro was written (R172): what went wrong, what went well, what changes."""

    text: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The retro is done."""
        return replace(file, retro=self.text)


@dataclass(frozen=True, kw_only=True)
class Exported(Fact):
    """Somebody took the file out of the house (access log)."""

    quiet: ClassVar = True
    form: str


@dataclass(frozen=True, kw_only=True)
class Reported(Fact):
    """A person reported the post to the platform, on one ground and with a reason (R124, R128)."""

    ground: str
    reason: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """One more ground; the gate knows of it from now on (R147)."""
        return replace(file, reports=(*file.reports, self.ground))
