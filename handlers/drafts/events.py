"""Drafts, decisions on them, and what was posted by hand."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, DraftState, Finding, PlannedPromise, Reply
from handlers.case.event import Event, EventMeta


def change(file: CaseFile, version: int, **changes: object) -> CaseFile:
    """The file with one draft changed."""
    changed = (replace(d, **changes) if d.version == version else d for d in file.drafts)  # type: ignore[arg-type]
    return replace(file, drafts=tuple(changed))


@dataclass(frozen=True, kw_only=True)
class DraftAsked(Event):
    """A draft was asked for; cards show that it is being written."""

    code: ClassVar = "DraftAsked"
    internal: ClassVar = True
    kind: str
    instruction: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Drafting until the draft, or the news that there is none, arrives."""
        return replace(file, drafting=self.kind)


@dataclass(frozen=True, kw_only=True)
class Drafted(Event):
    """A new version waits for the approver; earlier ones that still waited or were approved are replaced."""

    code: ClassVar = "Drafted"
    personal: ClassVar = ("text", "target", "findings", "promises", "others")
    version: int
    kind: str
    author: str
    text: str
    target: str
    findings: tuple[Finding, ...] = ()
    promises: tuple[PlannedPromise, ...] = ()
    needs_legal: bool = False
    hands: tuple[str, ...] = ()
    note: str = ""
    model: str = ""  # which model, prompt version and tokens, without any text
    others: tuple[str, ...] = ()
    asked_by: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more version; an approval of an earlier text is void (any edit voids it)."""
        live = (DraftState.WAITING, DraftState.APPROVED)
        older = tuple(replace(d, state=DraftState.REPLACED) if d.state in live else d for d in file.drafts)
        draft = Draft(
            self.version,
            self.kind,
            self.text,
            self.target,
            self.author,
            meta.at,
            findings=self.findings,
            promises=self.promises,
            needs_legal=self.needs_legal,
            note=self.note,
            contributors=self.hands,
            others=self.others,
            asked_by=self.asked_by,
        )
        return replace(file, drafts=(*older, draft), drafting="" if self.kind == file.drafting else file.drafting)


@dataclass(frozen=True, kw_only=True)
class FactsChanged(Event):
    """A line of the fact sheet behind this incident was added or withdrawn; drafts from before are stale (R87)."""

    code: ClassVar = "FactsChanged"
    text: str
    document: str = ""
    dropped: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Drafts written before now rest on other facts."""
        return replace(file, facts_at=meta.at)


@dataclass(frozen=True, kw_only=True)
class ShownTo(Event):
    """The draft is shown to one more person, whose card loses its buttons once it is decided."""

    code: ClassVar = "ShownTo"
    internal: ClassVar = True
    version: int
    person: str
    for_role: str = ""  # of a deputy: the role they stand in for

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more reviewer, or deputy."""
        draft = file.draft(self.version)
        known, stand_ins = (draft.reviewers, draft.deputies_asked) if draft else ((), ())
        stand_ins += (f"{self.for_role}:{self.person}",) if self.for_role else ()
        return change(
            file,
            self.version,
            reviewers=tuple(dict.fromkeys((*known, self.person))),
            deputies_asked=tuple(dict.fromkeys(stand_ins)),
        )


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
        """Approved, by whom and when; words still being written are not wanted any more."""
        done = {"decided_by": meta.by, "decided_at": meta.at, "acknowledged": self.acknowledged}
        done["must_be_seen"] = self.must_be_seen
        return replace(change(file, self.version, state=DraftState.APPROVED, **done), drafting="")


@dataclass(frozen=True, kw_only=True)
class SentBack(Event):
    """The reviewer wants other words."""

    code: ClassVar = "SentBack"
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
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The response windows are settled by decision; drafts that waited are withdrawn."""
        waiting = [d.version for d in file.drafts if d.state in (DraftState.WAITING, DraftState.APPROVED)]
        for version in waiting:
            file = Withdrawn(version=version, reason=self.reason).apply(file, meta)
        return replace(file, no_reply=self.reason, no_reply_at=meta.at, drafting="")


@dataclass(frozen=True, kw_only=True)
class Posted(Event):
    """A person posted the reply by hand and said so."""

    code: ClassVar = "Posted"
    personal: ClassVar = ("text", "findings")
    version: int
    kind: str
    link: str
    text: str
    difference: float  # 0 means word for word as approved
    findings: tuple[Finding, ...] = ()  # what the gate says of the text as posted, when it was changed

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more public reply; it settles its windows."""
        reply = Reply(self.version, self.kind, self.link, meta.by, meta.at, self.text, self.difference)
        return replace(change(file, self.version, state=DraftState.POSTED), replies=(*file.replies, reply))
