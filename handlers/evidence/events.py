"""A picture or file is kept, or a paper is put on record (R13)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.evidence import EvidenceItem


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    """A person handed in a picture or file (R13): `name` is its path below the data directory, `size` is in bytes."""

    code: ClassVar = "EvidenceAdded"
    personal: ClassVar = ("name",)
    name: str
    sha256: str
    size: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more piece of evidence."""
        kept = replace(file, evidence=(*file.evidence, self.sha256))
        return _with_item(kept, EvidenceItem(0, "screenshot", meta.by, meta.at, self.sha256, self.name))


@dataclass(frozen=True, kw_only=True)
class EvidenceDescribed(Event):
    """A person said of what kind a piece of evidence is, or put a paper on record by what it is and where it lies."""

    code: ClassVar = "EvidenceDescribed"
    personal: ClassVar = ("note",)
    proof_kind: str
    note: str
    id: int = 0  # of a piece that was handed in; 0 for a paper that is new
    sha256: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The piece with its kind."""
        if not self.id:
            return _with_item(file, EvidenceItem(0, self.proof_kind, meta.by, meta.at, self.sha256, note=self.note))
        items = (
            replace(i, kind=self.proof_kind, note=self.note) if i.id == self.id else i for i in file.evidence_items
        )
        return replace(file, evidence_items=tuple(items))


def _with_item(file: CaseFile, item: EvidenceItem) -> CaseFile:
    numbered = replace(item, id=len(file.evidence_items) + 1)
    return replace(file, evidence_items=(*file.evidence_items, numbered))
