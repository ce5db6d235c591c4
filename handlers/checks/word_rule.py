"""How a table of forbidden words is read: each row names the words, and the company in which they are harmless."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import NEVER, Pattern, alternatives, pattern

S = r"[^,。!?;\n]"  # in the tables: any sign within a clause
YOU = r"(?:你|您)"
ALLOWED_IN_QUOTES = frozenset(
    {"DEFENSIVE", "BLAME_USER", "AD_SUPERLATIVE", "MINIMIZE", "MEDICAL_CLAIM", "CORP_PHRASE", "WRONG_FOR_CATEGORY"}
)
MAX_HITS_TRIED, MAX_HITS_SHOWN = (
    400,
    20,
)  # hits per row: hostile text must not buy time, and nobody reads a hundred marks
CONTEXT_LENGTH = 24  # code points looked at right before and right after a hit


@dataclass(frozen=True)
class WordRule:
    """One row. A hit is harmless right after `after`, right before `before`, in a clause that holds `near`, in one that holds
    `amid` and nothing of `but`, or, with `echo`, when the post itself says those words. A group in `words` narrows the span."""

    rule: str
    level: Level
    words: Pattern
    allowed_if_after: Pattern = NEVER
    allowed_if_before: Pattern = NEVER
    allowed_if_near: Pattern = NEVER
    allowed_if_amid: Pattern = NEVER
    but_not_amid: Pattern = NEVER
    allowed_if_in_post: bool = False


def word_rule(
    rule: str,
    level: Level,
    *words: str,
    allowed_if_after: str = "",
    allowed_if_before: str = "",
    allowed_if_near: str = "",
    allowed_if_amid: str = "",
    but_not_amid: str = "",
    allowed_if_in_post: bool = False,
) -> WordRule:
    """A row from plain pattern text; `after` is anchored to the hit's start, `before` to its end."""
    return WordRule(
        rule,
        level,
        pattern(*words),
        allowed_if_after=pattern(f"(?:{alternatives(allowed_if_after)})\\z") if allowed_if_after else NEVER,
        allowed_if_before=pattern(f"^(?:{alternatives(allowed_if_before)})") if allowed_if_before else NEVER,
        allowed_if_near=pattern(allowed_if_near) if allowed_if_near else NEVER,
        allowed_if_amid=pattern(allowed_if_amid) if allowed_if_amid else NEVER,
        but_not_amid=pattern(but_not_amid) if but_not_amid else NEVER,
        allowed_if_in_post=allowed_if_in_post,
    )


def apply_rules(rows: Iterable[WordRule], parsed: ParsedDraft) -> Iterator[Finding]:
    """Findings of every row; places of one rule do not overlap."""
    spans_of: dict[str, list[tuple[int, int]]] = {}
    for one in rows:
        spans = spans_of.setdefault(one.rule, [])
        for start, end in _hits(one, parsed):
            if len(spans) < MAX_HITS_SHOWN and all(end <= a or b <= start for a, b in spans):
                spans.append((start, end))
                yield parsed.finding(one.rule, one.level, start, end)


def _hits(one: WordRule, parsed: ParsedDraft) -> Iterator[tuple[int, int]]:
    for match in islice(one.words.finditer(parsed.text), MAX_HITS_TRIED):
        group = 1 if one.words.groups and match.group(1) is not None else 0
        start, end = match.start(group), match.end(group)
        if not _is_allowed(one, start, end, parsed):
            yield start, end


def _is_allowed(one: WordRule, start: int, end: int, parsed: ParsedDraft) -> bool:
    if one.rule in ALLOWED_IN_QUOTES and parsed.is_quoted(start, end):
        return True
    if one.allowed_if_in_post and parsed.text[start:end] in parsed.post:
        return True
    if one.allowed_if_after is not NEVER and one.allowed_if_after.search(
        parsed.text[max(0, start - CONTEXT_LENGTH) : start]
    ):
        return True
    if one.allowed_if_before is not NEVER and one.allowed_if_before.search(parsed.text[end : end + CONTEXT_LENGTH]):
        return True
    if one.allowed_if_near is NEVER and one.allowed_if_amid is NEVER:
        return False
    clause = parsed.clause_around(start, end)
    return bool(
        one.allowed_if_near.search(clause)
        or (one.allowed_if_amid.search(clause) and not one.but_not_amid.search(clause))
    )
