"""A piece of evidence as the case file keeps it: what it is, its hash, who handed it in, how it came about."""

from dataclasses import dataclass
from datetime import datetime

EVIDENCE_KINDS = (
    "screenshot",
    "recording",  # a video or screen recording
    "chat",
    "receipt",
    "batch_photo",
    "test_report",
    "medical",
    "authority",  # a letter or finding of an authority
    "court",  # a judgment or order
    "ownership",  # proof that a work or mark is ours
    "license",  # the business licence
    "mandate",  # the agent's identity card and power of attorney
    "truth_statement",  # a signed statement that what is filed is true
    "notary",  # a notary's or an evidence platform's receipt
    "other",
)
DISPROOF = frozenset({"test_report", "recording", "authority", "court"})  # what can show that a statement is false
SHOWS_CONTENT = frozenset({"screenshot", "recording", "notary"})  # what shows the content as people saw it
SHOWS_WORDS = frozenset({"screenshot", "recording"})  # what can show words that the desk has not read itself
AUTHORS_PROOF = frozenset({"medical", "receipt", "batch_photo", "chat"})  # what a customer has to show (R13)
SENSITIVE = frozenset({"medical", "receipt", "chat"})  # full of a person's data: seen by those who work on it
PAGE_STATES = ("there", "edited", "login", "gone")  # how the page was when it was captured
CLOCKS = ("device", "network", "unknown")  # which clock says when it was captured

# What is said of the things that a piece may rest on.
PROVES = {
    "recorded": "evidence.proves_recorded",
    "supplied": "evidence.proves_supplied",
    "signed": "evidence.proves_signed",
    "notarised": "evidence.proves_notarised",
}


@dataclass(frozen=True)
class TrustedTimestamp:
    """An authority outside saw the manifest at that time (UTC, RFC 3161); the token stands in the timeline."""

    authority: str
    at: datetime


@dataclass(frozen=True)
class EvidenceItem:
    """One piece, by its number within the case.

    `sha256` is empty for a paper of which no file was handed in; `name` says where the file is kept, `original` how it
    was called; `note` what it is and where the original lies. Sizes are in bytes, times UTC. What the person said of
    the capture: the address as it was seen, the state of the page, when, who, with which tool, by which clock.
    `manifest` is the SHA-256 of the text about it that is time-stamped, `chain_link` chains that to the piece before.
    """

    id: int
    kind: str
    by: str
    at: datetime
    sha256: str = ""
    name: str = ""
    note: str = ""
    size: int = 0
    media_type: str = ""
    original: str = ""
    address: str = ""
    page_state: str = ""
    captured_at: datetime | None = None
    captured_by: str = ""
    tool: str = ""
    clock: str = ""
    receipt: str = ""  # a notary's or an evidence platform's (存证) number
    manifest: str = ""
    chain_link: str = ""
    timestamps: tuple[TrustedTimestamp, ...] = ()
    not_timestamped: str = ""  # why an authority has not stamped it after several tries

    @property
    def sensitive(self) -> bool:
        """True for kinds that are full of a person's data."""
        return self.kind in SENSITIVE

    @property
    def has_file(self) -> bool:
        """True when the thing itself was handed in, not only a line about it."""
        return bool(self.name)

    @property
    def proves(self) -> str:
        """What it rests on, the strongest: `notarised`, `signed` by an authority's clock, `supplied` as a file, or
        `recorded` without one."""
        if self.receipt or self.kind == "notary":
            return "notarised"
        return "signed" if self.timestamps else "supplied" if self.name or self.manifest else "recorded"
