"""Who acts: roles assigned, accepted, declined, unanswered, unfilled."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.assignment import Assignment
from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.people import Role

VACATED = "vacated"  # of an unfilled role: its holder could not act; whoever can again is asked at once


@dataclass(frozen=True, kw_only=True)
class RoleAssigned(Event):
    """A person was given a role. `accepted` when they took it themselves."""

    code: ClassVar = "Seated"
    personal: ClassVar = ("reason",)
    role: Role
    person: str
    accepted: bool = False
    reason: str = ""
    asked: int = 0  # how many people before left this role unanswered
    covers: str = ""  # of a stand-in: who is away
    passed: tuple[str, ...] = ()  # who they were

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The role has a new holder."""
        accepted_at = meta.at if self.accepted else None
        assignment = Assignment(self.person, meta.at, accepted_at, self.asked, self.covers, self.passed, notified=True)
        said = (f"unfilled:{self.role}", f"back:{self.role}")
        reminders = {key: stage for key, stage in file.reminders.items() if key not in said}
        joined = file.legal_joined or self.role is Role.LEGAL
        assignments = {**file.assignments, self.role: assignment}
        after = replace(file, assignments=assignments, reminders=reminders, legal_joined=joined)
        return _took_part(after, self.role, self.person, meta.at) if self.accepted else after


@dataclass(frozen=True, kw_only=True)
class RoleUnfilled(Event):
    """No person on the roster can take a role that this incident needs."""

    code: ClassVar = "LeftEmpty"
    role: Role
    asked: tuple[str, ...] = ()  # managers who were asked to find somebody

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The role's need has been told; a later grade does not say it again."""
        said = {**file.reminders, f"unfilled:{self.role}": "said"}
        return replace(file, reminders=said, asked_for={**file.asked_for, self.role.value: self.asked})


@dataclass(frozen=True, kw_only=True)
class RoleVacated(Event):
    """A holder left, is away or cannot be reached, and no other person can take over."""

    code: ClassVar = "Vacated"
    personal: ClassVar = ("reason",)
    role: Role
    person: str
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The role is unfilled, which rings again from now on."""
        left = {role: assignment for role, assignment in file.assignments.items() if role is not self.role}
        reminders = {key: stage for key, stage in file.reminders.items() if key != f"empty:{self.role}"}
        return replace(file, assignments=left, reminders={**reminders, f"unfilled:{self.role}": VACATED})


@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    """The person asked for the role said yes."""

    code: ClassVar = "Accepted"
    role: Role

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The role is accepted and stops escalating."""
        assignment = replace(file.assignments[self.role], accepted_at=meta.at)
        after = replace(file, assignments={**file.assignments, self.role: assignment})
        return _took_part(after, self.role, assignment.person, meta.at)


def _took_part(file: CaseFile, role: Role, person: str, at: datetime) -> CaseFile:
    """The file with one more person who had a part in it; the first owner's yes is remembered with its time (R174)."""
    owned_at = file.owned_at or (at if role is Role.OWNER else None)
    return replace(file, owned_at=owned_at, took_part=tuple(dict.fromkeys((*file.took_part, person))))


@dataclass(frozen=True, kw_only=True)
class Declined(Event):
    """The person asked said no, with a reason; the role is unfilled until the next person is asked."""

    code: ClassVar = "Declined"
    personal: ClassVar = ("reason",)
    role: Role
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Leave the role without a holder."""
        return replace(file, assignments={r: s for r, s in file.assignments.items() if r is not self.role})


@dataclass(frozen=True, kw_only=True)
class RoleUnanswered(Event):
    """No person accepted in time; the next one was asked and managers were notified (R49)."""

    code: ClassVar = "Unanswered"
    internal: ClassVar = True
    role: Role

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The role counts one more escalation, and waits afresh."""
        if self.role not in file.assignments:
            return file
        assignment = file.assignments[self.role]
        return replace(
            file,
            assignments={**file.assignments, self.role: replace(assignment, since=meta.at, asked=assignment.asked + 1)},
        )


@dataclass(frozen=True, kw_only=True)
class AskedBack(Event):
    """The person whose role a stand-in has accepted is back, and was told how to take it back."""

    code: ClassVar = "AskedBack"
    internal: ClassVar = True
    role: Role
    person: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The person has been told once."""
        if self.role not in file.assignments:
            return file
        key = f"back:{self.role}"
        return replace(file, reminders={**file.reminders, key: self.person})
