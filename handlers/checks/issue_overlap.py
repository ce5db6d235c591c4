"""What a post is about, and whether a reply speaks of it (SPECIFIC_ISSUE, R70).

A theme is a family of words for one kind of trouble: a reply that says 味道 answers a post that says 臭. Where the post shows
no theme, two characters in a row that carry meaning must come back in the reply.
"""

from functools import lru_cache
from itertools import pairwise

from handlers.checks.theme_terms import ANY_THEME, EMPTY, GENERIC, PLAIN_ENGLISH, THEMES, THING
from handlers.text.re2_patterns import Pattern, pattern

LONG_WORD = pattern(r"\b[a-z]{4,}\b")
SHORT, LONGEST = 40, 2000  # code points: of a post that says it all in a line, and of what is read of a long one


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
    """True when three signs in a row of a folded post come back in the draft, two of them with a meaning, or four with one."""
    means = _meaning(post)
    return any(_quoted(draft, post, means, length, least) for length, least in ((3, 2), (4, 1)))


def _quoted(draft: str, post: str, means: list[bool], length: int, least: int) -> bool:
    own = {post[i : i + length] for i in range(len(post) - length + 1) if sum(means[i : i + length]) >= least}
    return any(draft[i : i + length] in own for i in range(len(draft) - length + 1))


def _meaning(text: str) -> list[bool]:
    """For each sign whether it is a Han character that carries meaning and stands in no generic word."""
    means = [_bears(char) for char in text]
    for word in GENERIC.finditer(text):
        means[word.start() : word.end()] = [False] * (word.end() - word.start())
    return means


def echoes(draft: str, post: str) -> bool:
    """True when a short post and the draft share two signs with a meaning, wherever they stand."""
    if len(post) > SHORT:
        return False
    own = {char for char, means in zip(post, _meaning(post), strict=True) if means}
    return len(own & {char for char, means in zip(draft, _meaning(draft), strict=True) if means}) >= 2


def _bears(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" and char not in EMPTY


def speaks_of(draft: str, post: str) -> bool:
    """True when a folded draft takes up what a folded post is about, or the post says too little to tell."""
    draft, post = draft[:LONGEST], post[:LONGEST]
    about = themes(post)
    if about & themes(draft):
        return True
    common = (GENERIC, THING, PLAIN_ENGLISH) if about else (GENERIC, PLAIN_ENGLISH)
    own = pairs(post, *common)
    if (not about and not own) or own & pairs(draft, *common):
        return True
    return quotes(draft, post) or echoes(draft, post)
