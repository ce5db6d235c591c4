"""A rule about words: which words a draft may not hold, and the context in which they are allowed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from handlers.checks.excuses import is_excused
from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import NEVER, Pattern, alternatives, pattern

S = r"[^,。!?;\n]"  # in the tables: any character within a clause
L = r"[^。!?;\n]"  # any character within a sentence
YOU = r"(?:你|您)"
ALLOWED_IN_QUOTES = frozenset(
    {"DEFENSIVE", "BLAME_USER", "AD_SUPERLATIVE", "MINIMIZE", "MEDICAL_CLAIM", "CORP_PHRASE", "WRONG_FOR_CATEGORY"}
)
EXCUSABLE = frozenset(  # rules whose lists take the same excuses as the frames
    {"DEFENSIVE", "BLAME_USER", "MINIMIZE", "THREAT", "ASK_DELETE", "STEERS_CROWD", "AS_CONSUMER", "WRONG_FOR_CATEGORY"}
)
STANDS_ANYWHERE = frozenset({"PRIVATE_DATA", "SENSITIVE"})  # rules that a quotation does not excuse
ACCUSES = frozenset({"DEFENSIVE", "BLAME_USER", "ATTACKS_CUSTOMER"})
IMPERATIVE = pattern(r"(?:请(?:你|您)?(?:不要|别|勿|停止)|^不要|[,。!]不要|勿|停止|莫)(?:再)?\z")
MAX_HITS_TRIED = 400  # of one rule, so that hostile text costs little time
MAX_HITS_SHOWN = 20  # of one rule
CONTEXT_LENGTH = 24  # code points looked at right before and right after a hit


@dataclass(frozen=True)
class WordRule:
    """Words that make a finding. A group in `words` narrows its span.

    They are allowed right after `allowed_if_after`, right before `allowed_if_before`, in a clause that holds
    `allowed_if_near`, in a clause that holds `allowed_if_amid` and nothing of `but_not_amid`, and with
    `allowed_if_in_post` where the post says them too. An act is also excused by excuses.py, and where the hit itself
    holds `denied_within`.
    """

    rule: str
    level: Level
    words: Pattern
    allowed_if_after: Pattern = NEVER
    allowed_if_before: Pattern = NEVER
    allowed_if_near: Pattern = NEVER
    allowed_if_amid: Pattern = NEVER
    but_not_amid: Pattern = NEVER
    allowed_if_in_post: bool = False
    denied_within: Pattern = NEVER
    is_act: bool = False


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
    """Compile a rule from lists of words (see `alternatives`)."""
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


def act(
    rule: str,
    level: Level,
    *words: str,
    allowed_if_after: str = "",
    allowed_if_before: str = "",
    allowed_if_near: str = "",
    denied_within: str = "",
) -> WordRule:
    """Compile a frame of a speech act from lists of words."""
    frame = word_rule(
        rule,
        level,
        *words,
        allowed_if_after=allowed_if_after,
        allowed_if_before=allowed_if_before,
        allowed_if_near=allowed_if_near,
    )
    return replace(frame, is_act=True, denied_within=pattern(denied_within) if denied_within else NEVER)


def apply_rules(rules: Iterable[WordRule], parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield the findings of every rule; those of rules with one name do not overlap."""
    spans_of: dict[str, list[tuple[int, int]]] = {}
    for rule in rules:
        spans = spans_of.setdefault(rule.rule, [])
        for start, end in _hits(rule, parsed):
            if len(spans) < MAX_HITS_SHOWN and all(end <= a or b <= start for a, b in spans):
                spans.append((start, end))
                yield parsed.finding(rule.rule, rule.level, start, end)


def _hits(rule: WordRule, parsed: ParsedDraft) -> Iterator[tuple[int, int]]:
    for match in islice(rule.words.finditer(parsed.text), MAX_HITS_TRIED):
        group = 1 if rule.words.groups and match.group(1) is not None else 0
        start, end = match.start(group), match.end(group)
        if not _is_inside_word(parsed.text, start) and not _is_allowed(rule, start, end, parsed):
            yield start, end


def _is_inside_word(text: str, start: int) -> bool:
    """True where an English hit begins inside a word: a stroller is no troll."""
    before, first = text[max(0, start - 1) : start], text[start : start + 1]
    return before.isascii() and before.isalpha() and first.isascii() and first.isalpha()


def _is_allowed(rule: WordRule, start: int, end: int, parsed: ParsedDraft) -> bool:
    if rule.rule not in STANDS_ANYWHERE and parsed.is_others_words(start, end):
        return True
    if rule.rule in ACCUSES and IMPERATIVE.search(parsed.text[max(0, start - 6) : start]):
        return False  # "请不要造谣" accuses as much
    if (rule.is_act or rule.rule in EXCUSABLE) and (
        is_excused(parsed, start, end) or rule.denied_within.search(parsed.text[start:end])
    ):
        return True
    if rule.rule in ALLOWED_IN_QUOTES and parsed.is_quoted(start, end):
        return True
    if rule.allowed_if_in_post and parsed.text[start:end] in parsed.post:
        return True
    if rule.allowed_if_after is not NEVER and rule.allowed_if_after.search(
        parsed.text[max(0, start - CONTEXT_LENGTH) : start]
    ):
        return True
    if rule.allowed_if_before is not NEVER and rule.allowed_if_before.search(parsed.text[end : end + CONTEXT_LENGTH]):
        return True
    if rule.allowed_if_near is NEVER and rule.allowed_if_amid is NEVER:
        return False
    clause = parsed.clause_at(start, end)
    return bool(
        rule.allowed_if_near.search(clause)
        or (rule.allowed_if_amid.search(clause) and not rule.but_not_amid.search(clause))
    )
