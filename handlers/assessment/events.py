"""A person looked at the whole picture (R52-R54)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.assessment import Assessment
from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.retro import ClimateSeen
from handlers.posts import similarity

EDITED = 0.3  # how alike two wordings of one finding are at least


@dataclass(frozen=True, kw_only=True)
class Assessed(Event):
    """A person looked at the whole picture (R52-R54), or waived it with a reason."""

    code: ClassVar = "Assessed"
    personal: ClassVar = ("spread", "big_accounts", "findings", "waived")
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
        known = Assessment(meta.at, meta.by, *fields, findings_by=self._authors(file, meta.by))
        before = (file.assessment.findings, file.assessment.validity) if file.assessment else ("", "")
        found_at = meta.at if (self.findings, self.validity) != before else file.found_at
        looked = (ClimateSeen(meta.at, self.climate),) if self.climate else ()
        return replace(file, assessment=known, found_at=found_at, climates=(*file.climates, *looked))

    def _authors(self, file: CaseFile, by: str) -> tuple[str, ...]:
        """Whose words the findings are: still their author's when another person adds a number, both when edited."""
        before = file.assessment
        if not self.findings or before is None or not before.findings:
            return (by,) if self.findings else ()
        authors = before.findings_by or (before.by,)
        if self.findings == before.findings:
            return authors
        return tuple(dict.fromkeys((*authors, by))) if similarity(self.findings, before.findings) >= EDITED else (by,)
