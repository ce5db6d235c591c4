"""What happens to comments under our own posts (R121-R123, R144, R145)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.removal import HeldComment, Moderation, PreModeration


@dataclass(frozen=True, kw_only=True)
class CommentModerated(Event):
    """A person decided on a comment under our own post: reason, screenshot, decider and time stand beside it."""

    code: ClassVar = "CommentModerated"
    personal: ClassVar = ("reason", "said", "differs_because")
    id: int
    measure: str
    ground: str
    reason: str
    shot: str
    decider: str
    said: str = ""
    account: str = ""
    differs_because: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add the decision about a comment."""
        made = Moderation(
            self.id,
            self.measure,
            self.ground,
            self.reason,
            self.shot,
            self.decider,
            meta.at,
            self.said,
            self.account,
            self.differs_because,
        )
        return replace(file, moderations=(*file.moderations, made))


@dataclass(frozen=True, kw_only=True)
class PreModerationOn(Event):
    """Comments wait for a look, until a time (R145)."""

    code: ClassVar = "PreModerationOn"
    personal: ClassVar = ("reason",)
    reason: str
    until: datetime

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """On; its daily reminder starts afresh."""
        reminders = {key: stage for key, stage in file.reminders.items() if key != "premoderation:on"}
        started = PreModeration(meta.at, self.until, meta.by, self.reason)
        return replace(file, pre_moderation=started, reminders=reminders)


@dataclass(frozen=True, kw_only=True)
class CommentHeld(Event):
    """A comment was held back."""

    code: ClassVar = "CommentHeld"
    personal: ClassVar = ("said",)
    id: int
    said: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more comment that waits."""
        on = file.pre_moderation
        held = HeldComment(self.id, self.said, meta.at)
        return replace(file, pre_moderation=replace(on, held=(*on.held, held))) if on else file


@dataclass(frozen=True, kw_only=True)
class CommentReleased(Event):
    """A comment that was held back is public."""

    code: ClassVar = "CommentReleased"
    id: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Take the comment off those that are held back; who released it is kept."""
        off = _released(file, meta, {self.id})
        on = off.pre_moderation
        held = tuple(replace(h, why=meta.by) if h.id == self.id else h for h in on.held) if on else ()
        return replace(off, pre_moderation=replace(on, held=held)) if on else off


@dataclass(frozen=True, kw_only=True)
class PreModerationOff(Event):
    """Pre-moderation is off, or its time is up: what was held is to be released (X15)."""

    code: ClassVar = "PreModerationOff"
    released: int = 0

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Off, and everything held is released."""
        on = file.pre_moderation
        if on is None:
            return file
        off = replace(file, pre_moderation=replace(on, ended_at=meta.at))
        return _released(off, meta, {held.id for held in on.held})


def _released(file: CaseFile, meta: EventMeta, ids: set[int]) -> CaseFile:
    on = file.pre_moderation
    if on is None:
        return file
    held = tuple(replace(h, released_at=meta.at) if h.id in ids and not h.released_at else h for h in on.held)
    return replace(file, pre_moderation=replace(on, held=held))
