"""A person looked at the whole picture (R52-R54)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import Assessment, CaseFile
from handlers.case.event import Event, EventMeta


@dataclass(frozen=True, kw_only=True)
class Assessed(Event):
    """A person looked at the whole picture (R52-R54), or waived it with a reason."""

    code: ClassVar = "Assessed"
    note_count: int | None = None
    spread: str = ""
    big_accounts: str = ""
    climate: str = ""
    findings: str = ""
    waived: str = ""
    validity: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The newest assessment counts."""
        fields = (
            self.note_count,
            self.spread,
            self.big_accounts,
            self.climate,
            self.findings,
            self.waived,
            self.validity,
        )
        return replace(file, assessment=Assessment(meta.at, meta.by, *fields))
