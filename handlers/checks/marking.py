"""A draft cut up where findings begin and end, so that a page or a card can mark the words."""

from collections.abc import Iterable
from itertools import pairwise

from handlers.checks.model import Finding


def mark(draft: str, findings: Iterable[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    """The whole draft in pieces, each with the rules that stand on it; pieces without a rule are plain text."""
    placed = [finding for finding in findings if finding.start < finding.end]
    edges = sorted({0, len(draft), *(edge for f in placed for edge in (f.start, f.end))})
    return [
        (draft[a:b], tuple(dict.fromkeys(f.rule for f in placed if f.start <= a and b <= f.end)))
        for a, b in pairwise(edges)
    ]
