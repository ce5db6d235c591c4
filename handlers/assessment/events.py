"""Somebody looked at the whole picture (R52-R54)."""

from dataclasses import dataclass, replace

from handlers.case.case_file import Assessment, CaseFile
from handlers.case.event import Fact, Stamp


@dataclass(frozen=True, kw_only=True)
class Assessed(Fact):
    """Somebody looked at the whole picture (R52-R54), or waived it with a reason."""

    note_count: int | None = None
    spread: str = ""
    big_accounts: str = ""
    climate: str = ""
    findings: str = ""
    waived: str = ""
    validity: str = ""

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The newest assessment counts."""
        fields = (self.note_count, self.spread, self.big_accounts, self.climate, self.findings, self.waived, self.validity)
        return replace(file, assessment=Assessment(stamp.at, stamp.by, *fields))
