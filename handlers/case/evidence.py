"""A piece of evidence as the case file keeps it: what kind of thing it is, its hash, and who handed it in."""

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
)
DISPROOF = frozenset({"test_report", "recording", "authority", "court"})  # what can show that a statement is false
SHOWS_CONTENT = frozenset({"screenshot", "recording", "notary"})  # what shows the content as people saw it


@dataclass(frozen=True)
class EvidenceItem:
    """One piece, by its number within the case. `sha256` is empty for a paper of which no file was handed in; `name`
    is a path below the data directory, `note` what it is and where the original lies; `at` is UTC."""

    id: int
    kind: str
    by: str
    at: datetime
    sha256: str = ""
    name: str = ""
    note: str = ""
