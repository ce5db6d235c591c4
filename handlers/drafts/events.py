"""Drafts, decisions on them, and what was posted by hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Alternative, Draft, DraftKey, DraftRequest, DraftState, Finding, PlannedPromise, Reply
from handlers.case.event import Event, EventMeta


def change(file: CaseFile, version: int, **changes: object) -> CaseFile:
    """The file with one draft changed."""
    changed = [replace(d, **changes) if d.version == version else d for d in file.drafts]  # type: ignore[arg-type]
    return replace(file, drafts=tuple(changed))


def without_requests(file: CaseFile, key: DraftKey) -> CaseFile:
    """The file once this kind is not being written for this recipient any more."""
    left = tuple(request for request in file.requests if request.key != key)
    return replace(file, requests=left, drafting="" if key == (file.drafting, "") else file.drafting)


def without_request(file: CaseFile, key: DraftKey, asked_by: str) -> CaseFile:
    """The file once one request is answered: this person's, or the one of a file from before there were several."""
    mine = next((i for i, r in enumerate(file.requests) if (r.key, r.asked_by) == (key, asked_by)), None)
    if mine is None:
        return replace(file, drafting="") if key == (file.drafting, "") else file
    return replace(file, requests=(*file.requests[:mine], *file.requests[mine + 1 :]))


@dataclass(frozen=True, kw_only=True)
class DraftAsked(Event):
    """A draft was asked for; cards show that it is being written."""

    code: ClassVar = "DraftAsked"
    internal: ClassVar = True
    personal: ClassVar = ("instruction", "recipient")
    names_people: ClassVar = True
    kind: str
    instruction: str = ""
    recipient: str = ""
    asked_by: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Being written until the draft, or a decision that it is not needed, arrives."""
        request = DraftRequest(self.kind, self.recipient, self.instruction, self.asked_by)
        return replace(file, requests=(*file.requests, request))


@dataclass(frozen=True, kw_only=True)
class Drafted(Event):
    """A new version waits for the approver; a live one is replaced, but an approved one by an edit alone."""

    code: ClassVar = "Drafted"
    stored_as: ClassVar = {"contributors": "hands"}
    personal: ClassVar = (
        *("text", "target", "findings", "promises", "others", "alternatives", "why", "missing", "recipient", "sent"),
    )
    names_people: ClassVar = True
    version: int
    kind: str
    author: str
    text: str
    target: str
    findings: tuple[Finding, ...] = ()
    promises: tuple[PlannedPromise, ...] = ()
    needs_legal: bool = False
    contributors: tuple[str, ...] = ()
    second_reading: bool = False
    note: str = ""
    model: str = ""  # which model, prompt version and tokens, without any text
    others: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    why: str = ""
    missing: tuple[str, ...] = ()
    due: tuple[datetime, ...] = ()
    recipient: str = ""
    asked_by: str = ""
    sent: str = ""  # what of the case went to the model
    requested: bool = False  # the writer delivered it; otherwise a person handed it in

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more version; an approval of the same draft's earlier text is void when a person edited it."""
        key = (self.kind, self.recipient)
        older = tuple(replace(d, state=DraftState.REPLACED) if self.replaces(d) else d for d in file.drafts)
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
            second_reading=self.second_reading,
            note=self.note,
            contributors=self.contributors,
            others=self.others,
            alternatives=self.alternatives,
            why=self.why,
            missing=self.missing,
            due=self.due,
            recipient=self.recipient,
            asked_by=self.asked_by,
            sent=self.sent,
        )
        file = without_request(file, key, self.asked_by) if self.requested else without_requests(file, key)
        return replace(file, drafts=(*older, draft))

    def replaces(self, older: Draft) -> bool:
        """True for an earlier version that is void from now on."""
        kept = self.requested and older.state is DraftState.APPROVED
        return older.live and older.key == (self.kind, self.recipient) and not kept


@dataclass(frozen=True, kw_only=True)
class FactsChanged(Event):
    """A line of the fact sheet behind this incident was added or withdrawn; drafts from before are stale (R87)."""

    code: ClassVar = "FactsChanged"
    personal: ClassVar = ("text", "document")
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
    foreign: bool = False  # they do not read the draft's language

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more reviewer, or deputy."""
        draft = file.draft(self.version)
        known, asked = (draft.reviewers, draft.deputies_asked) if draft else ((), ())
        asked += (f"{self.for_role}:{self.person}",) if self.for_role else ()
        return change(
            file,
            self.version,
            reviewers=tuple(dict.fromkeys((*known, self.person))),
            deputies_asked=tuple(dict.fromkeys(asked)),
            foreign_readers=((draft.foreign_readers if draft else ()) + ((self.person,) if self.foreign else ())),
        )


REPLY_FIELDS = ("version", "kind", "link", "text", "difference", "where", "recipient", "undated")


def reply_of(posting: Event, meta: EventMeta, approved: bool = True) -> Reply:
    """What a posting, approved or not, leaves on the case file."""
    return Reply(by=meta.by, at=meta.at, approved=approved, **{name: getattr(posting, name) for name in REPLY_FIELDS})


@dataclass(frozen=True, kw_only=True)
class Posted(Event):
    """A person posted the reply by hand and said so."""

    code: ClassVar = "Posted"
    personal: ClassVar = ("link", "text", "findings", "where", "recipient")
    names_people: ClassVar = True
    version: int
    kind: str
    link: str  # empty for a private contact, of which `where` says through what it went
    text: str
    difference: float  # 0 means word for word as approved
    findings: tuple[Finding, ...] = ()  # what the gate says of the text as posted, when it was changed
    where: str = ""
    recipient: str = ""
    undated: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more reply; a public one settles its windows."""
        reply = reply_of(self, meta)
        before = file.replies
        if self.kind == "correction":  # what was wrong has its visible note now
            before = tuple(replace(r, wrong="") for r in before)
        return replace(change(file, self.version, state=DraftState.POSTED), replies=(*before, reply))
