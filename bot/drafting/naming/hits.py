"""Where a rule of the tables is found in the folded text of a post, and which of several places counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.drafting.naming.people import clause_of
from bot.drafting.naming.signs import NEAR, NEARLY, NEGATED, SECOND_SIGN, STILL_A_DANGER
from handlers.text.re2_patterns import Pattern, pattern
from prompts.issue_naming import NamingRule


@dataclass(frozen=True)
class Hit:
    """Where a rule was found, in code points of the folded text."""

    rule: NamingRule
    start: int
    end: int


@lru_cache(maxsize=1024)
def compiled(words: str) -> Pattern:
    """The pattern of a rule, compiled once."""
    return pattern(words)


def in_a_word(text: str, start: int) -> bool:
    """True within a Latin word: "vanished" tells of no shedding, "chocolate" is not late."""
    return start > 0 and all(c.isascii() and c.isalpha() for c in text[start - 1 : start + 1])


def find_hits(rules: Sequence[NamingRule], text: str, denied: bool = True) -> Iterator[Hit]:
    """The first place of each rule, in the order of the rules; with `denied` none that the post denies there."""
    for rule in rules:
        found = compiled(rule.words)
        for match in found.finditer(text):
            start, end = (match.start(1), match.end(1)) if found.groups else (match.start(), match.end())
            if in_a_word(text, start) or not _seconded(rule, text, start):
                continue
            before = text[max(0, start - 8) : start]
            spared = NEGATED.search(before) or (NEARLY.search(before) and rule.key not in STILL_A_DANGER)
            if not denied or text[start] in "不没" or not spared:
                yield Hit(rule, start, end)
                break


def is_near(one: Hit, other: Hit) -> bool:
    """True for two places that begin a few words apart, in either order."""
    return abs(one.start - other.start) <= NEAR


def _seconded(rule: NamingRule, text: str, start: int) -> bool:
    """True unless the complaint needs a second sign and its clause has none."""
    sign = SECOND_SIGN.get(rule.key)
    return sign is None or sign.search(clause_of(text, start)[0]) is not None


def apart(hits: Sequence[Hit]) -> list[Hit]:
    """Hits by place, of those that overlap the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: one.start - one.end):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)
