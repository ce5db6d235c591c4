"""A picture or file is kept (R13)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    """Somebody handed in a picture or file; `name` is where it lies below the data directory, `sha256` what it was (R13)."""

    code: ClassVar = "EvidenceAdded"
    personal: ClassVar = ("name",)
    name: str
    sha256: str
    size: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more piece of evidence."""
        return replace(file, evidence=(*file.evidence, self.sha256))
