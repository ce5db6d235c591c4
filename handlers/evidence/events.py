"""A picture or file is kept, a paper is put on record, an authority stamps it, the page is gone (R13, R138)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.evidence import EvidenceItem, TrustedTimestamp
from handlers.evidence.rules import changed_item

# Fields of the event that the piece has under the same name.
COPIED = (
    *("sha256", "name", "size", "media_type", "original", "address", "page_state"),
    *("captured_at", "captured_by", "tool", "clock", "receipt", "manifest", "chain_link"),
)


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    """A person handed in a picture or file (R13): `name` says where it is kept, `size` is in bytes.

    `manifest` and `chain_link` bind it to the pieces before; lines of versions before 0.3 have neither.
    """

    code: ClassVar = "EvidenceAdded"
    personal: ClassVar = ("name", "original", "address", "captured_by", "tool", "text", "receipt")
    name: str
    sha256: str
    size: int
    proof_kind: str = "screenshot"
    media_type: str = ""
    original: str = ""
    address: str = ""
    page_state: str = ""
    captured_at: datetime | None = None
    captured_by: str = ""
    tool: str = ""
    clock: str = ""
    text: str = ""
    receipt: str = ""  # a notary's or an evidence platform's number
    manifest: str = ""
    chain_link: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more piece of evidence."""
        kept = replace(file, evidence=(*file.evidence, self.sha256))
        return _with_item(kept, self.item(0, meta))

    def item(self, number: int, meta: EventMeta) -> EvidenceItem:
        """Return the piece under that number."""
        known = {name: getattr(self, name) for name in COPIED}
        return EvidenceItem(number, self.proof_kind, meta.by, meta.at, note=self.text, **known)


@dataclass(frozen=True, kw_only=True)
class EvidenceDescribed(Event):
    """A person said of what kind a piece of evidence is, or put a paper on record by what it is and where it lies."""

    code: ClassVar = "EvidenceDescribed"
    personal: ClassVar = ("note", "receipt")
    proof_kind: str
    note: str
    id: int = 0  # of a piece that was handed in; 0 for a paper that is new
    sha256: str = ""
    receipt: str = ""  # as above

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Give the piece its kind."""
        if not self.id:
            paper = EvidenceItem(0, self.proof_kind, meta.by, meta.at, self.sha256, note=self.note)
            return _with_item(file, replace(paper, receipt=self.receipt))
        known = {"kind": self.proof_kind, "note": self.note, **({"receipt": self.receipt} if self.receipt else {})}
        return changed_item(file, self.id, **known)


@dataclass(frozen=True, kw_only=True)
class EvidenceTimestamped(Event):
    """An authority outside stamped a piece's manifest with the time (UTC); `token` is its answer in base64."""

    code: ClassVar = "EvidenceTimestamped"
    internal: ClassVar = True
    id: int
    authority: str
    stamped_at: datetime
    token: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The piece with one stamp more; what went wrong before does not matter any longer."""
        item = next(item for item in file.evidence_items if item.id == self.id)
        known = (*item.timestamps, TrustedTimestamp(self.authority, self.stamped_at))
        return changed_item(file, self.id, timestamps=known, not_timestamped="")


@dataclass(frozen=True, kw_only=True)
class EvidenceNotTimestamped(Event):
    """An authority has not stamped a piece after several tries; it is asked again."""

    code: ClassVar = "EvidenceNotTimestamped"
    id: int
    authority: str
    problem: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep on the piece why it has no time stamp yet."""
        return changed_item(file, self.id, not_timestamped=self.problem)


@dataclass(frozen=True, kw_only=True)
class PostGone(Event):
    """A person looked and did not find the post any more: a fact that person stands for, not what a tool concluded."""

    code: ClassVar = "PostGone"
    personal: ClassVar = ("text",)
    text: str  # where and how they looked

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The post is gone since then, as that person says."""
        return replace(file, gone_at=meta.at, gone_by=meta.by)


@dataclass(frozen=True, kw_only=True)
class PostThere(Event):
    """A person found the post again."""

    code: ClassVar = "PostThere"
    personal: ClassVar = ("text",)
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The post counts as public."""
        return replace(file, gone_at=None, gone_by="")


def _with_item(file: CaseFile, item: EvidenceItem) -> CaseFile:
    numbered = replace(item, id=len(file.evidence_items) + 1)
    return replace(file, evidence_items=(*file.evidence_items, numbered))
