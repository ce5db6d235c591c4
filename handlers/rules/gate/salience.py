"""What a post is about, and whether a reply speaks of it (SPECIFIC_ISSUE, R70).

A theme is a family of words for one kind of trouble: a reply that says 味道 answers a post that says 臭. Where the post shows
no theme, two characters in a row that carry meaning must come back in the reply.
"""

from functools import lru_cache
from itertools import pairwise

from handlers.rules.gate.themes import ANY_THEME, EMPTY, GENERIC, PLAIN_ENGLISH, THEMES, THING
from handlers.rules.promises.pattern import Pattern, pattern

LONG_WORD = pattern(r"\b[a-z]{4,}\b")
HAN_RUNS = pattern(r"[\p{Han}\d]{4,}")


@lru_cache(maxsize=64)
def themes(folded: str) -> frozenset[str]:
    """Kinds of trouble a folded text speaks of."""
    if not ANY_THEME.search(folded):
        return frozenset()
    return frozenset(name for name, words in THEMES.items() if words.search(folded))


def pairs(folded: str, *leave_out: Pattern) -> frozenset[str]:
    """Two meaningful Han characters in a row, or an English word of four letters and more, without the words to leave out."""
    for words in leave_out:
        folded = words.sub(" ", folded)
    han = {a + b for a, b in pairwise(folded) if _bears(a) and _bears(b)}
    return frozenset(han | {match.group() or "" for match in LONG_WORD.finditer(folded)})


def quotes(draft: str, post: str) -> bool:
    """True when four signs in a row of a folded post come back in the draft, generic words left out."""
    post = GENERIC.sub(" ", post)
    runs = {run.group() for run in HAN_RUNS.finditer(post)}
    fours = {run[i : i + 4] for run in runs if run for i in range(len(run) - 3)}
    return any(draft[i : i + 4] in fours for i in range(len(draft) - 3))


def _bears(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" and char not in EMPTY


def speaks_of(draft: str, post: str) -> bool:
    """True when a folded draft takes up what a folded post is about, or the post says too little to tell."""
    if quotes(draft, post):
        return True
    about = themes(post)
    if about:
        own = pairs(post, GENERIC, THING, PLAIN_ENGLISH)
        return bool(about & themes(draft)) or bool(own & pairs(draft, GENERIC, THING, PLAIN_ENGLISH))
    own = pairs(post, GENERIC, PLAIN_ENGLISH)
    return not own or bool(own & pairs(draft, GENERIC, PLAIN_ENGLISH))
