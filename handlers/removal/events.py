"""A person reported the post to the platform (R124)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta


@dataclass(frozen=True, kw_only=True)
class Reported(Event):
    """A person reported the post to the platform, on one ground and with a reason (R124, R128)."""

    code: ClassVar = "Reported"
    personal: ClassVar = ("reason",)
    ground: str
    reason: str

    def second_person(self, file: CaseFile) -> str:
        """Needed where a person may be hurt."""
        return "reported" if file.harm_at_stake else ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more ground; the gate knows of it from now on (R147)."""
        return replace(file, reports=(*file.reports, self.ground))
