"""Decisions on drafts: cleared, approved, sent back, withdrawn, or no public reply at all."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS, DraftState
from handlers.case.event import Event, EventMeta
from handlers.drafts.events import change, without_requests


@dataclass(frozen=True, kw_only=True)
class Cleared(Event):
    """Legal has no objection to this version."""

    code: ClassVar = "Cleared"
    version: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Cleared by legal; the approver may decide."""
        return change(file, self.version, legal=meta.by)


@dataclass(frozen=True, kw_only=True)
class Approved(Event):
    """The exact text and target with this hash may be posted by a person."""

    code: ClassVar = "Approved"
    version: int
    hash: str
    acknowledged: tuple[str, ...] = ()
    must_be_seen: bool = False  # in a crisis: by legal, an executive or a second approver, within a time

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Approved, by whom and when; older words for the same draft are void and no others are wanted."""
        done = {"decided_by": meta.by, "decided_at": meta.at, "acknowledged": self.acknowledged}
        done["must_be_seen"] = self.must_be_seen
        draft = file.draft(self.version)
        file = without_requests(file, draft.key) if draft else file
        kept = {key: stage for key, stage in file.reminders.items() if key != f"undo:{self.version}"}
        older = (d for d in file.drafts if draft and d.key == draft.key and d.state is DraftState.APPROVED)
        for void in tuple(older):
            file = change(file, void.version, state=DraftState.REPLACED)
        file = replace(file, reminders=kept)
        if draft and draft.kind == "statement":  # its window begins, whatever was said about an earlier one's
            kept = {key: stage for key, stage in file.reminders.items() if key != "window:statement"}
            file = replace(file, reminders=kept)
        return change(file, self.version, state=DraftState.APPROVED, **done)


@dataclass(frozen=True, kw_only=True)
class ApprovalUndone(Event):
    """The person who approved took it back at once: a slip of the finger."""

    code: ClassVar = "ApprovalUndone"
    version: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The draft waits for a decision again."""
        again = {"decided_by": "", "decided_at": None, "acknowledged": (), "must_be_seen": False}
        return change(file, self.version, state=DraftState.WAITING, **again)


@dataclass(frozen=True, kw_only=True)
class SentBack(Event):
    """The reviewer wants other words."""

    code: ClassVar = "SentBack"
    personal: ClassVar = ("reason",)
    version: int
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Sent back, by whom and why."""
        return change(
            file, self.version, state=DraftState.SENT_BACK, decided_by=meta.by, decided_at=meta.at, reason=self.reason
        )


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """The draft is taken off the table."""

    code: ClassVar = "Withdrawn"
    personal: ClassVar = ("reason",)
    version: int
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Withdrawn, by whom and why."""
        return change(
            file, self.version, state=DraftState.WITHDRAWN, decided_by=meta.by, decided_at=meta.at, reason=self.reason
        )


@dataclass(frozen=True, kw_only=True)
class NoPublicReply(Event):
    """The approver decided not to answer in public, and why (R85)."""

    code: ClassVar = "NoPublicReply"
    personal: ClassVar = ("reason",)
    reason: str

    def second_person(self, file: CaseFile) -> str:
        """Needed where a person may be hurt."""
        return "no_reply" if file.harm_at_stake else ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The response windows are settled by decision; public drafts are withdrawn, private contact goes on."""
        for draft in file.drafts:
            if draft.live and draft.public:
                file = Withdrawn(version=draft.version, reason=self.reason).apply(file, meta)
        for request in file.being_written():
            file = without_requests(file, request.key) if request.kind in PUBLIC_KINDS else file
        return replace(file, no_reply=self.reason, no_reply_at=meta.at)
