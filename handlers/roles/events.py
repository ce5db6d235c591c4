"""Who acts: seats taken, accepted, handed over, refused, escalated."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile, Seat
from handlers.case.event import Fact, Stamp
from handlers.case.people import Role


@dataclass(frozen=True, kw_only=True)
class Seated(Fact):
    """Somebody was given a role. `accepted` when they took it themselves."""

    role: Role
    person: str
    accepted: bool = False
    reason: str = ""
    asked: int = 0  # how many people let this seat pass unanswered before

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The seat changes hands."""
        seat = Seat(self.person, stamp.at, stamp.at if self.accepted else None, self.asked)
        return replace(file, seats={**file.seats, self.role: seat})


@dataclass(frozen=True, kw_only=True)
class LeftEmpty(Fact):
    """Nobody on the roster can take a role that this incident needs."""

    role: Role


@dataclass(frozen=True, kw_only=True)
class Accepted(Fact):
    """The person in the seat said yes."""

    role: Role

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The seat is accepted and stops escalating."""
        seat = replace(file.seats[self.role], accepted_at=stamp.at)
        return replace(file, seats={**file.seats, self.role: seat})


@dataclass(frozen=True, kw_only=True)
class Declined(Fact):
    """The person in the seat said no, with a reason; the seat is empty until the next one is asked."""

    role: Role
    reason: str

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The seat is empty."""
        return replace(file, seats={r: s for r, s in file.seats.items() if r is not self.role})


@dataclass(frozen=True, kw_only=True)
class Unanswered(Fact):
    """Nobody accepted in time; the next one was asked and managers were told (R49)."""

    quiet: ClassVar = True
    role: Role

    def after(self, file: CaseFile, stamp: Stamp) -> CaseFile:
        """The seat counts one more escalation, and waits afresh."""
        if self.role not in file.seats:
            return file
        seat = file.seats[self.role]
        return replace(file, seats={**file.seats, self.role: replace(seat, since=stamp.at, asked=seat.asked + 1)})
