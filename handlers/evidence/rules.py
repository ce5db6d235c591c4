"""Questions about evidence: a piece by its number, the chain's last link, what time stamps are missing."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from handlers.case.case_file import CaseFile
from handlers.case.evidence import EvidenceItem
from handlers.text.redaction import redact


def find_item(file: CaseFile, number: int | None) -> EvidenceItem | None:
    """Return the piece of that number."""
    return next((item for item in file.evidence_items if item.id == number), None)


def has_personal_data(item: EvidenceItem) -> bool:
    """True for kinds that are full of a person's data, and where what was said of the piece names some."""
    return item.sensitive or bool(redact({"note": item.note}, ()).kinds.keys() - {"link"})


def changed_item(file: CaseFile, number: int, **changes: Any) -> CaseFile:
    """Return the file with one piece changed."""
    items = (replace(item, **changes) if item.id == number else item for item in file.evidence_items)
    return replace(file, evidence_items=tuple(items))


def last_link(file: CaseFile) -> str:
    """Return the link of the newest piece that has one; empty before the first."""
    return next((item.chain_link for item in reversed(file.evidence_items) if item.chain_link), "")


def authorities_to_ask(item: EvidenceItem, authorities: Collection[str]) -> tuple[str, ...]:
    """Return those authorities that have not stamped the piece yet; none for a paper without a manifest."""
    known = {each.authority for each in item.timestamps}
    return tuple(each for each in authorities if each not in known) if item.manifest else ()
