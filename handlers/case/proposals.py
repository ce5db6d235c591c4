"""A grave act that one person proposes and a second one confirms or refuses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ProposalState(StrEnum):
    """Where a proposal stands; it leaves `pending` by a second person's decision, or when its time is up."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Proposal:
    """What was asked for: the command with its values, by whom, and why it is grave (a key of the words `proposal`).

    `basis` is severity and category when it was proposed: once they differ it is not what was meant.
    """

    id: int
    command: str
    proposal: str
    by: str
    at: datetime
    expires: datetime
    basis: str = ""
    reason: str = ""
    args: Mapping[str, str] = field(default_factory=dict)
    state: ProposalState = ProposalState.PENDING
    decided_by: str = ""
    decided_at: datetime | None = None
    why: str = ""
    asked: tuple[str, ...] = ()  # who were asked to decide it, whether or not they hold a role here
