"""Promises nobody can keep or was allowed to make (R108, R110, R111)."""

from collections.abc import Iterator
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import Reading
from handlers.checks.word_rule import MOST_SHOWN
from handlers.promises import Promise
from handlers.promises.amounts import TIMES, YUAN
from handlers.promises.unlimited import limitless
from handlers.text.numbers import number
from handlers.text.re2_patterns import Match, Pattern, plain


def pledges(reading: Reading) -> Iterator[Finding]:
    """Unbounded ones, those without a date or with one that has passed, and sums above what the deciders may promise."""
    for match in islice(limitless(reading.text), MOST_SHOWN):
        yield reading.finding("PROMISE_UNBOUNDED", Level.BLOCK, match.start(), match.end())
    for promise in reading.promises:
        if promise.due is None:
            yield _of(promise, "PROMISE_NO_DUE", Level.ACK)
        elif promise.due <= reading.case.posting_at:
            yield _of(promise, "PROMISE_PAST_DUE", Level.WARN)
        yield from _above_cap(promise, reading)


def _of(promise: Promise, rule: str, level: Level, detail: str = "") -> Finding:
    return Finding(rule, level, promise.start, promise.end, promise.text, detail)


def _above_cap(promise: Promise, reading: Reading) -> Iterator[Finding]:
    """`detail` names the least powerful role that may promise it; empty when nobody may."""
    caps, deciders = reading.case.caps, reading.case.approvers
    words = plain(promise.text).text
    yuan, times = _most(YUAN, words), _most(TIMES, words)
    able = [cap.role for cap in caps if yuan <= cap.yuan and times <= cap.times]
    allowed = set(able) & set(deciders or [cap.role for cap in caps[:1]])
    if caps and (yuan or times) and not allowed:
        yield _of(promise, "COMPENSATION_CAP", Level.BLOCK, able[0] if able else "")


def _most(shape: Pattern, words: str) -> float:
    """The largest number of that shape; 0 when there is none."""
    return max((_value(match) for match in shape.finditer(words)), default=0.0)


def _value(match: Match) -> float:
    said = next((value for value in match.groupdict().values() if value), "")
    return 2.0 if said in ("双倍", "加倍") else number(said.replace(",", "").strip(".")) or 0.0
