"""Keep a picture or file that a person handed in, and say of what kind a piece of evidence is (R13)."""

import re
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.evidence import EVIDENCE_KINDS
from handlers.evidence.events import EvidenceAdded, EvidenceDescribed

SHA256 = re.compile(r"[0-9a-f]{64}")


def add_evidence(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Keep `name` (a path below the data directory) with its SHA-256 and size in bytes; refuse the same bytes twice."""
    if context.text("sha256") in file.evidence:
        return reject("rejection.evidence_known", number=file.number)
    event = EvidenceAdded(name=context.text("name"), sha256=context.text("sha256"), size=int(context.text("size")))
    return Decision((event,), answer=msg("answer.evidence", number=file.number))


def describe_evidence(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Put a paper on record with its kind, what it is and where it lies; or give a piece on file its kind."""
    kind, note, digest = context.text("proof_kind").lower(), context.text("text"), context.text("sha256").lower()
    if kind not in EVIDENCE_KINDS:
        kinds = tuple(msg(f"proof_kind.{k}") for k in EVIDENCE_KINDS)
        return reject("rejection.evidence_kind_unknown", given=kind[:40], kinds=kinds)
    if not note:
        return reject("rejection.evidence_note_needed", number=file.number)
    if digest and not SHA256.fullmatch(digest):
        return reject("rejection.sha256_needed", given=digest[:20])
    item = context.integer("id") or 0
    if item and all(known.id != item for known in file.evidence_items):
        return reject("rejection.no_such_evidence", number=file.number, id=item)
    event = EvidenceDescribed(proof_kind=kind, note=note, id=item, sha256=digest)
    numbered = item or len(file.evidence_items) + 1
    return Decision((event,), answer=msg("answer.evidence_kind", number=file.number, id=numbered, proof_kind=kind))
