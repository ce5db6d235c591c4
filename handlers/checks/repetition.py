"""A reply much like an earlier one looks copied and pasted (REUSED_TEXT, R94)."""

from collections.abc import Iterator
from functools import lru_cache

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import normalize

SIMILAR, NEARLY_IDENTICAL = 0.6, 0.85  # Jaccard similarity of character triples
MIN_TRIPLES = 5  # triples; below that any two thanks are alike


@lru_cache(maxsize=256)
def triples(text: str) -> frozenset[str]:
    """Return the character triples of a text, folded and without punctuation and spaces."""
    signs = "".join(char for char in normalize(text).text if char.isalnum())
    return frozenset(signs[i : i + 3] for i in range(len(signs) - 2))


def similarity(one: str, other: str) -> float:
    """Return the Jaccard similarity of two texts, 0 to 1."""
    a, b = triples(one), triples(other)
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= MIN_TRIPLES else float(one == other)


def reused_text(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield a finding when the closest recent reply is too close; its `detail` is the similarity."""
    closest = max((similarity(parsed.original, old) for old in parsed.context.recent), default=0.0)
    if closest >= SIMILAR:
        yield parsed.finding_on_whole(
            "REUSED_TEXT", Level.BLOCK if closest >= NEARLY_IDENTICAL else Level.ACK, f"{closest:.0%}"
        )
