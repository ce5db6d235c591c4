"""A picture or file is kept (R13)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Fact, Stamp


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
