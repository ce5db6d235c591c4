"""Keep a picture or file that a person handed in (R13)."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.evidence.events import EvidenceAdded


def add_evidence(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Keep `name` (a path below the data directory) with its SHA-256 and size in bytes; refuse the same bytes twice."""
    if context.text("sha256") in file.evidence:
        return reject("objection.evidence_known", number=file.number)
    event = EvidenceAdded(name=context.text("name"), sha256=context.text("sha256"), size=int(context.text("size")))
    return Decision((event,), answer=msg("answer.evidence", number=file.number))
