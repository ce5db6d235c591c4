"""What a fact is: something that happened, fixed for ever as one line of the timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile

BOT = "bot"  # who a line is by when no person did it


@dataclass(frozen=True)
class Stamp:
    """When it happened (UTC) and who did it: a person's id, or `bot`."""

    at: datetime
    by: str = BOT


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Subclasses add their fields and say how the file changes. `quiet` facts are recorded but not announced;
    the fields in `personal` expire by schedule, only their hash stays in the chain."""

    quiet: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ()

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The file once this has happened."""
        return file


def after(file: CaseFile, facts: Iterable[Fact], stamp: Stamp) -> CaseFile:
    """The file once all these have happened, in order."""
    for fact in facts:
        file = fact.after(file, stamp)
    return file
