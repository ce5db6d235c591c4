"""What a post is about, and whether a reply speaks of it (SPECIFIC_ISSUE, R70).

A theme is a family of words for one kind of trouble: a reply that says 味道 answers a post that says 臭. Where the post
shows no theme, two characters in a row that carry meaning must come back in the reply.
"""

from functools import lru_cache
from itertools import pairwise

from handlers.checks.theme_terms import ANY_THEME, EMPTY_CHARACTERS, GENERIC_ENGLISH, GENERIC_WORDS, PRODUCT, THEMES
from handlers.text.re2_patterns import Pattern, pattern

LONG_WORD = pattern(r"\b[a-z]{3,}\b")
STEM = 5  # letters by which two forms of an English word are the same: sparked, sparks
MAX_SHORT_POST, MAX_LENGTH = (
    40,
    2000,
)  # code points: of a post that says it all in a line, and of what is read of a long one


@lru_cache(maxsize=64)
def themes(folded: str) -> frozenset[str]:
    """Return the kinds of trouble that a folded text names."""
    if not ANY_THEME.search(folded):
        return frozenset()
    return frozenset(name for name, words in THEMES.items() if words.search(folded))


def word_pairs(folded: str, *leave_out: Pattern) -> frozenset[str]:
    """Return pairs of Han characters that carry meaning, and English words of four letters or more."""
    for words in leave_out:
        folded = words.sub(" ", folded)
    han = {a + b for a, b in pairwise(folded) if _carries_meaning(a) and _carries_meaning(b)}
    return frozenset(han | {(match.group() or "")[:STEM] for match in LONG_WORD.finditer(folded)})


def shares_phrase(draft: str, post: str) -> bool:
    """True when three characters in a row, two of them with meaning, or four with one, are in both folded texts."""
    means = _meaningful(post)
    return any(_shares_run(draft, post, means, length, least) for length, least in ((3, 2), (4, 1)))


def _shares_run(draft: str, post: str, means: list[bool], length: int, least: int) -> bool:
    own = {post[i : i + length] for i in range(len(post) - length + 1) if sum(means[i : i + length]) >= least}
    return any(draft[i : i + length] in own for i in range(len(draft) - length + 1))


def _meaningful(text: str) -> list[bool]:
    """For each character, whether it is Han, carries meaning and is not in a generic word."""
    means = [_carries_meaning(char) for char in text]
    for word in GENERIC_WORDS.finditer(text):
        means[word.start() : word.end()] = [False] * (word.end() - word.start())
    return means


def shares_characters(draft: str, post: str) -> bool:
    """True when a short post and the draft share two characters with meaning, or a post of one line and it one."""
    if len(post) > MAX_SHORT_POST:
        return False
    own = {char for char, means in zip(post, _meaningful(post), strict=True) if means}
    shared = len(own & {char for char, means in zip(draft, _meaningful(draft), strict=True) if means})
    return shared >= (1 if len(post) <= MAX_LINE else 2)


MAX_LINE = 16  # code points of a post that names one thing


def _carries_meaning(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" and char not in EMPTY_CHARACTERS


def addresses_issue(draft: str, post: str) -> bool:
    """True when a folded draft takes up what a folded post is about, or the post says too little to tell."""
    draft, post = draft[:MAX_LENGTH], post[:MAX_LENGTH]
    about = themes(post)
    if about & themes(draft):
        return True
    common = (GENERIC_WORDS, PRODUCT, GENERIC_ENGLISH) if about else (GENERIC_WORDS, GENERIC_ENGLISH)
    own = word_pairs(post, *common)
    if (not about and not own) or own & word_pairs(draft, *common):
        return True
    return shares_phrase(draft, post) or shares_characters(draft, post)
