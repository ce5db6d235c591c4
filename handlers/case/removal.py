"""The values of removal: an appeal to a platform, what was done under our own posts, the legal track."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

CHANNELS = ("form", "brand_account", "account_manager", "email", "12377")  # where an appeal can be filed (R133, R141)
APPEAL_RESULTS = ("removed", "limited", "partial", "refused", "none")  # what a platform made of one
INVENTED = frozenset({"fabricated", "defamation"})  # grounds that say what a person told is not true (R147)
LAWSUIT_STATES = ("considered", "filed", "settled", "won", "lost", "withdrawn")  # R142


class AppealState(StrEnum):
    """Where an appeal stands; people alone move it."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    FILED = "filed"
    CLOSED = "closed"  # the platform answered, or said nothing
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Appeal:
    """One request to a platform to remove one content, on the one ground closest to the facts (R128). Times are UTC.

    `content` names what it is about: `post`, or the hash of a comment's link or words; `said` are its words as they
    were read. `contested`: the author objected (Civil Code 1196); `contradicted`: we have accepted in public what it
    calls invented.
    """

    id: int
    ground: str
    fact: str
    drafted_by: str
    drafted_at: datetime
    content: str = "post"
    said: str = ""
    clause: str = ""  # the rule of the platform it goes by, in its words
    evidence: tuple[int, ...] = ()  # numbers of evidence items
    others: tuple[str, ...] = ()  # of a copied flood: the other posts
    details: Mapping[str, str] = field(default_factory=dict)  # what its ground asks for besides
    by_legal: bool = False  # legal decides it
    state: AppealState = AppealState.DRAFTED
    approved_by: str = ""
    approved_at: datetime | None = None
    channel: str = ""
    receipt: str = ""
    filed_by: str = ""
    filed_at: datetime | None = None
    result: str = ""
    result_at: datetime | None = None
    note: str = ""
    contested: str = ""
    contradicted: bool = False
    packs: tuple[str, ...] = ()  # channels for which a pack was written

    @property
    def live(self) -> bool:
        """True until it is withdrawn or answered."""
        return self.state in (AppealState.DRAFTED, AppealState.APPROVED, AppealState.FILED)

    @property
    def stands(self) -> bool:
        """True while it is with the platform, or the platform has acted on it."""
        acted = self.state is AppealState.CLOSED and self.result in ("removed", "limited", "partial")
        return (self.state is AppealState.FILED or acted) and not self.contested


@dataclass(frozen=True)
class Moderation:
    """One decision on a comment under our own post, with what R122 wants: reason, screenshot hash, decider, time."""

    id: int
    measure: str  # delete, hide, keep or block
    ground: str
    reason: str
    shot: str  # SHA-256 of the screenshot
    decided_by: str
    at: datetime
    said: str = ""
    account: str = ""  # keyed hash of who wrote it
    differs_because: str = ""  # why it is decided otherwise than the same was before


@dataclass(frozen=True)
class HeldComment:
    """A comment that pre-moderation held back: released when pre-moderation ends, unless it was decided on."""

    id: int
    said: str
    at: datetime
    released_at: datetime | None = None
    why: str = ""  # who said that it is public again; empty when only its time was up


@dataclass(frozen=True)
class PreModeration:
    """Comments under our own posts wait for a look, for a limited time (R145, X15)."""

    since: datetime
    until: datetime
    by: str
    reason: str
    ended_at: datetime | None = None
    held: tuple[HeldComment, ...] = ()


@dataclass(frozen=True)
class LegalTrack:
    """What legal has put together; the letter itself is written and sent outside (R137-R142)."""

    fixed_at: datetime | None = None
    fixation: tuple[int, ...] = ()  # evidence fixed first (R138)
    notary: str = ""  # the notary's or evidence platform's receipt
    parts: Mapping[str, str] = field(default_factory=dict)  # parties, facts, law, remedy (R139)
    false_confirmed_by: str = ""  # who of legal confirmed that the statement is false (R137)
    recipients: tuple[tuple[str, datetime], ...] = ()  # to whom legal sent its letter, and when (R140)
    lawsuit: str = ""
    holding: str = ""  # the holding statement (R148)
    trigger: str = ""  # on what condition it is used
    triggered_at: datetime | None = None
