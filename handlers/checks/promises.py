"""Promises without limit or date, and above what the approvers may promise (R108, R110, R111)."""

from collections.abc import Iterator
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.word_rule import MAX_HITS_SHOWN
from handlers.promises import FoundPromise
from handlers.promises.amounts import MULTIPLE, YUAN
from handlers.promises.unlimited import find_unlimited
from handlers.text.numbers import parse_number
from handlers.text.re2_patterns import Match, Pattern, normalize, pattern

SOON = pattern(
    r"尽快|尽速|第一时间|马上|立刻|立即|随后|稍后|晚点|回头|改天|安排(?:人|专人)?处理|适当|酌情|相应|合理|说法|不久|很快|\b(?:soon|asap|shortly)\b"
)


def promise_findings(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield unlimited promises, those without a date or with a past one, and sums above the approvers' limits."""
    for match in islice(find_unlimited(parsed.text), MAX_HITS_SHOWN):
        yield parsed.finding("PROMISE_UNBOUNDED", Level.BLOCK, match.start(), match.end())
    dated = any(promise.due for promise in parsed.promises)
    for promise in parsed.promises:
        if promise.due is None:
            vague = not dated or SOON.search(normalize(promise.text).text)
            yield _finding(promise, "PROMISE_NO_DUE", Level.ACK if vague else Level.WARN)
        elif promise.due <= parsed.context.posting_at:
            yield _finding(promise, "PROMISE_PAST_DUE", Level.WARN)
        yield from _above_limit(promise, parsed)


def _finding(promise: FoundPromise, rule: str, level: Level, detail: str = "") -> Finding:
    return Finding(rule, level, promise.start, promise.end, promise.text, detail)


def _above_limit(promise: FoundPromise, parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield a finding whose `detail` is the least powerful role that may promise it, empty if none may."""
    caps, deciders = parsed.context.promise_limits, parsed.context.approvers
    words = normalize(promise.text).text
    yuan, times = _largest(YUAN, words), _largest(MULTIPLE, words)
    able = [cap.role for cap in caps if yuan <= cap.yuan and times <= cap.times]
    allowed = set(able) & set(deciders or [cap.role for cap in caps[:1]])
    if caps and (yuan or times) and not allowed:
        yield _finding(promise, "COMPENSATION_CAP", Level.BLOCK, able[0] if able else "")


def _largest(shape: Pattern, words: str) -> float:
    """Return the largest number that a pattern finds, or 0."""
    return max((_value(match) for match in shape.finditer(words)), default=0.0)


def _value(match: Match) -> float:
    said = next((value for value in match.groupdict().values() if value), "")
    return 2.0 if said in ("双倍", "加倍") else parse_number(said.replace(",", "").strip(".")) or 0.0
