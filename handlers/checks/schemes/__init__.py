"""Schemes that a colleague may ask the desk for, in everyday words (R28, R55, R151, R161-R163, X1).

In goes folded text, out come the kinds of refusal it calls for (see refusals.py). Phrases are tried by the caller,
which knows who asks; frames judge for themselves whether something is wished.
"""

from collections.abc import Iterator

from handlers.checks.schemes.frame import kinds_in
from handlers.checks.schemes.opinion import OPINION
from handlers.checks.schemes.silence import SILENCE


def schemes_in(folded: str) -> Iterator[str]:
    """Yield the kinds of the schemes that a colleague's request holds."""
    return kinds_in((*SILENCE, *OPINION), folded)
