"""What is said in public, before and after: drafts and what checks found in them, replies, promises."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.case.translation import Translation

DRAFT_KINDS = (
    *("first_ack", "resolution", "update", "correction", "statement", "private_message", "kol_outreach"),
    *("partner_note", "improvement_note", "aftercare_note", "customer_story", "community_note", "trial_invitation"),
)
REWRITE_OPTIONS = (
    "spoken",
    "shorter",
    "warmer",
    "batch",
    "alternatives",
)  # what another version should be, by one tap (R65)
PUBLIC_KINDS = frozenset({"first_ack", "resolution", "update", "correction", "statement"})
DraftKey = tuple[str, str]  # kind and recipient: of each one draft at most is live


class DraftState(StrEnum):
    """Where a draft stands; it leaves `waiting` only by a person's decision, never by time."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    POSTED = "posted"
    UNAPPROVED = "public_unapproved"  # public, though nobody approved it


class PromiseState(StrEnum):
    """Where a public promise stands."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Finding:
    """What a check found in a draft; `start` and `end` are code points of its text."""

    rule: str
    level: str
    start: int = 0
    end: int = 0
    text: str = ""
    detail: str = ""  # what the reason needs besides the words: "302/280", the missing part, the role with authority


@dataclass(frozen=True)
class PlannedPromise:
    """A promise found in a draft. The due time is as of drafting; it is worked out again when the text is posted."""

    text: str
    due: datetime | None = None
    amount: str = ""


@dataclass(frozen=True)
class Alternative:
    """What the gate finds in one of a draft's further versions, and why the model wrote it so."""

    findings: tuple[Finding, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class DraftRequest:
    """A draft being written: its kind, to whom, with which wish, and who asked for it (empty: the desk itself)."""

    kind: str
    recipient: str = ""
    instruction: str = ""
    asked_by: str = ""

    @property
    def key(self) -> DraftKey:
        """What the draft is going to be."""
        return self.kind, self.recipient


@dataclass(frozen=True)
class Draft:
    """One version of a proposed reply. An edit is a new version, so an approval can never cover changed words."""

    version: int
    kind: str
    text: str
    target: str  # the post or comment being answered: author and first words, as the approver saw them
    author: str  # person id, `phrases` or the model's name
    at: datetime
    state: DraftState = DraftState.WAITING
    findings: tuple[Finding, ...] = ()
    promises: tuple[PlannedPromise, ...] = ()
    legal: str = ""  # who of legal cleared this version
    needs_legal: bool = False
    contributors: tuple[str, ...] = ()  # everybody whose words are in it: none of them may approve it
    deputies_asked: tuple[str, ...] = ()  # `role:person` of deputies who were asked to look at it too
    reviewers: tuple[str, ...] = ()  # everybody whose card shows it, for taking the buttons away
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""
    acknowledged: tuple[str, ...] = ()  # rules the approver ticked
    note: str = ""  # why it reads as it does: a repair that failed, a model that was not asked
    others: tuple[str, ...] = ()  # further versions that came with it, to pick from
    alternatives: tuple[Alternative, ...] = ()  # what is to be said of each of `others`, in their order
    why: str = ""  # the model's own reason
    missing: tuple[str, ...] = ()  # facts that the model would have used and was not told
    due: tuple[datetime, ...] = ()  # times that the writer was given to promise
    translations: tuple[Translation, ...] = ()  # by machine, for readers of other languages
    foreign_readers: tuple[str, ...] = ()  # reviewers who do not read its language
    recipient: str = ""  # whom it is for, when that is not the post or its author: a creator, a partner
    asked_by: str = ""  # who asked for it, in own words or by a tap; empty when nobody did
    seen_by: tuple[str, ...] = ()  # of a first acknowledgement in a crisis: who looked at it beside the approver
    must_be_seen: bool = False
    sent: str = ""  # what of the case went to the model, with tokens for what was hidden
    emergency: str = ""  # why it was approved by a manager and legal, without an approver
    emergency_by: tuple[str, ...] = ()  # those two
    ratified_by: str = ""  # the approver who confirmed it afterwards
    second_reading: bool = False  # the readers beside the rules were asked to read it
    read_by: tuple[str, ...] = ()  # readers that did: `local`, the model's name
    not_read_by: tuple[str, ...] = ()  # why a reader did not: `reader_missing`, `critic_off`, `model_slow` …

    sealed: str = ""  # the hash, once words that made it were purged

    @property
    def hash(self) -> str:
        """SHA-256 over exact text and target: what an approval binds."""
        return self.sealed or hashlib.sha256(f"{self.target}\n\0{self.text}".encode()).hexdigest()

    @property
    def key(self) -> DraftKey:
        """The draft's kind and recipient: versions with the same key follow each other."""
        return self.kind, self.recipient

    @property
    def live(self) -> bool:
        """True while it waits for a decision, or is approved and not posted."""
        return self.state in (DraftState.WAITING, DraftState.APPROVED)

    @property
    def public(self) -> bool:
        """True for words that everybody can read."""
        return self.kind in PUBLIC_KINDS


@dataclass(frozen=True)
class Reply:
    """What a person posted by hand: version, where, when, and how far it differs from what was approved (0 to 1)."""

    version: int
    kind: str
    link: str
    by: str
    at: datetime
    text: str
    difference: float = 0.0
    where: str = ""  # of a private contact, which has no link: through what
    recipient: str = ""  # whom it went to, when that is not the post or its author
    approved: bool = True  # False: a person put words into public that nobody approved
    undated: bool = False  # it names neither a result nor a time: "we are still looking" (R101)
    stale: str = ""  # its approval was for what the case was before this changed: `facts`, `found` …
    wrong: str = ""  # why it proved wrong, until a correction is posted (R190)


@dataclass(frozen=True)
class Promise:
    """A commitment made in public (R108)."""

    id: int
    text: str
    owner: str
    made_at: datetime
    due: datetime | None
    amount: str = ""
    state: PromiseState = PromiseState.OPEN
    proof: str = ""
    settled_at: datetime | None = None  # since 0.3.0

    @property
    def kept_late(self) -> bool:
        """True when it was kept, after the time that was promised."""
        kept_at = self.settled_at if self.state is PromiseState.KEPT else None
        return bool(kept_at and self.due and kept_at > self.due)
