"""Proposals: made, confirmed, refused, expired."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.proposals import Proposal, ProposalState


def _settle(file: CaseFile, number: int, state: ProposalState, meta: EventMeta, why: str = "") -> CaseFile:
    decided = {"state": state, "decided_by": meta.by, "decided_at": meta.at, "why": why}
    changed = (replace(p, **decided) if p.id == number else p for p in file.proposals)  # type: ignore[arg-type]
    return replace(file, proposals=tuple(changed))


@dataclass(frozen=True, kw_only=True)
class Proposed(Event):
    """A person asked for something that takes a second person."""

    code: ClassVar = "Proposed"
    personal: ClassVar = ("args", "reason")
    id: int
    command: str
    proposal: str  # why it takes two
    expires: datetime
    basis: str
    reason: str = ""
    severity: str = ""  # what it would become
    category: str = ""
    args: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()  # who get its card

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more proposal that waits."""
        made = Proposal(
            self.id,
            self.command,
            self.proposal,
            meta.by,
            meta.at,
            self.expires,
            self.basis,
            self.reason,
            self.args,
            asked=self.asked,
        )
        return replace(file, proposals=(*file.proposals, made))


@dataclass(frozen=True, kw_only=True)
class ProposalConfirmed(Event):
    """A second person agreed; what was proposed follows on the timeline."""

    code: ClassVar = "ProposalConfirmed"
    personal: ClassVar = ("reason",)
    id: int
    proposed_by: str
    reason: str = ""  # why it is right after all, where a reader doubted its words

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Confirmed, by whom and when."""
        return _settle(file, self.id, ProposalState.CONFIRMED, meta, self.reason)


@dataclass(frozen=True, kw_only=True)
class ProposalRefused(Event):
    """A second person, or who proposed it, took the proposal off the table."""

    code: ClassVar = "ProposalRefused"
    personal: ClassVar = ("reason",)
    id: int
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Settle the proposal as refused, by whom and why."""
        return _settle(file, self.id, ProposalState.REFUSED, meta, self.reason)


@dataclass(frozen=True, kw_only=True)
class ProposalExpired(Event):
    """A proposal was not decided in time: nothing changes."""

    code: ClassVar = "ProposalExpired"
    id: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Settle the proposal as expired."""
        return _settle(file, self.id, ProposalState.EXPIRED, meta)
