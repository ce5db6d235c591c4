"""What the words of a post support: a name from the tables is said only where its own words stand in the post."""

from handlers.text.re2_patterns import normalize, pattern

# Share of a name's own characters or words that the post must have: for what went wrong, for how people acted.
LEAST, LEAST_OF_ACTS = 0.4, 0.3
GLUE = pattern(r"\{\w+\}|[的了都也就还又却一直没不好在和跟你我们是被个这那上里有给到过着很太\p{P}\s]")
UNREAL = pattern(  # before what did not happen
    r"(?:不然|否则|要不是|要不然|再晚|幸好|还好|幸亏|好彩|差点|险些|差一点|\b(?:could|would|might) have)[^,。!?]{0,12}$"
)
LIKENED = pattern(
    r"(?:像|跟|似|一股|有股|\b(?:like|of))\s?[^,。!?\s]{0,3}\s?$"
)  # before what something only tastes or smells of
PLAIN_WORD = pattern(
    r"about|after|again|their|there|these|things?|those|with|without|were|yours?|would|that|this|than|them|what"
    r"|when|went"
    r"|been|being|from|have|into|very|does|work(?:s|ed|ing)?"
)
WORD = pattern(r"[a-z]{4,}")
STEM = 4  # letters of an English word that tell it


def is_supported(said: str, text: str, english: bool, least: float = LEAST) -> bool:
    """True where the post has enough of the words of `said`; `text` is the post as the rules read it."""
    own = _words(said) if english else GLUE.sub("", normalize(said).text)
    if not own:
        return True
    return sum(one in text for one in own) >= least * len(own)


def _words(said: str) -> list[str]:
    """The beginnings of the words that carry the meaning."""
    found = [match.group() or "" for match in WORD.finditer(GLUE.sub(" ", said.lower()))]
    return [word[:STEM] for word in found if not PLAIN_WORD.fullmatch(word)]
