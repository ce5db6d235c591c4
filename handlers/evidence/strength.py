"""How strong the author's proof is, by the kinds of what was handed in (R13)."""

from collections.abc import Iterable

from handlers.case.evidence import AUTHORS_PROOF, EvidenceItem


def authors_proof(items: Iterable[EvidenceItem]) -> frozenset[str]:
    """Return the kinds of proof that are the author's."""
    return frozenset(item.kind for item in items) & AUTHORS_PROOF


def is_strong(kinds: frozenset[str]) -> bool:
    """True for a medical paper, or two kinds of proof: calling it invented takes legal."""
    return "medical" in kinds or len(kinds) > 1
