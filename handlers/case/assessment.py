"""The picture of an incident before anyone reacts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Assessment:
    """The picture before anyone reacts (R52-R54); `waived` holds the reason when it was left out."""

    at: datetime
    by: str
    note_count: int | None = None
    spread: str = ""
    big_accounts: str = ""
    climate: str = ""  # agree, mixed or defend
    findings: str = ""
    waived: str = ""
    validity: str = ""  # valid, unclear or invalid: how far the complaint holds (R71)
    findings_by: tuple[str, ...] = ()  # whose words the findings are; those who only repeated them are not among them
