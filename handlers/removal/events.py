"""A person reported the post to the platform (R124)."""

from dataclasses import dataclass, replace

from handlers.case.case_file import CaseFile
from handlers.case.event import Fact, Stamp


@dataclass(frozen=True, kw_only=True)
class Reported(Fact):
    """A person reported the post to the platform, on one ground and with a reason (R124, R128)."""

    ground: str
    reason: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """One more ground; the gate knows of it from now on (R147)."""
        return replace(file, reports=(*file.reports, self.ground))
