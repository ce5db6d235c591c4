"""A reply that was said before looks copied and pasted (REUSED_TEXT, R94)."""

from collections.abc import Iterator
from functools import lru_cache

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import Reading
from handlers.text.re2_patterns import plain

ALIKE, SAME = 0.6, 0.85  # Jaccard similarity of character triples
FEWEST = 5  # triples; below that any two thanks are alike


@lru_cache(maxsize=256)
def triples(text: str) -> frozenset[str]:
    """Character triples of a text, folded and without marks and spaces."""
    signs = "".join(char for char in plain(text).text if char.isalnum())
    return frozenset(signs[i : i + 3] for i in range(len(signs) - 2))


def likeness(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same words."""
    a, b = triples(one), triples(other)
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= FEWEST else float(one == other)


def reused_text(reading: Reading) -> Iterator[Finding]:
    """How close the draft comes to the closest recent reply."""
    closest = max((likeness(reading.draft, old) for old in reading.case.recent), default=0.0)
    if closest >= ALIKE:
        yield reading.whole("REUSED_TEXT", Level.BLOCK if closest >= SAME else Level.ACK, f"{closest:.0%}")
