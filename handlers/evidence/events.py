"""A picture or file is kept (R13)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta


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
        return replace(file, evidence=(*file.evidence, self.sha256))
