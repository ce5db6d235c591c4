"""A reply that was said before looks copied and pasted (REUSED_TEXT, R94)."""

from collections.abc import Iterator
from functools import lru_cache

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import normalize

SIMILAR, NEARLY_IDENTICAL = 0.6, 0.85  # Jaccard similarity of character triples
MIN_TRIPLES = 5  # triples; below that any two thanks are alike


@lru_cache(maxsize=256)
def triples(text: str) -> frozenset[str]:
    """Character triples of a text, folded and without marks and spaces."""
    signs = "".join(char for char in normalize(text).text if char.isalnum())
    return frozenset(signs[i : i + 3] for i in range(len(signs) - 2))


def similarity(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same words."""
    a, b = triples(one), triples(other)
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= MIN_TRIPLES else float(one == other)


def reused_text(parsed: ParsedDraft) -> Iterator[Finding]:
    """How close the draft comes to the closest recent reply."""
    closest = max((similarity(parsed.original, old) for old in parsed.context.recent), default=0.0)
    if closest >= SIMILAR:
        yield parsed.finding_on_whole(
            "REUSED_TEXT", Level.BLOCK if closest >= NEARLY_IDENTICAL else Level.ACK, f"{closest:.0%}"
        )
