"""Promises without limit or date, and above what the approvers may promise (R108, R110, R111)."""

from collections.abc import Iterator
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.word_rule import MAX_HITS_SHOWN
from handlers.promises import FoundPromise
from handlers.promises.amounts import MULTIPLE, UNCAPPED, UNSET_CAPS, YUAN
from handlers.promises.due import ZONE
from handlers.promises.unlimited import find_unlimited
from handlers.text.calendar import date_of
from handlers.text.numbers import parse_number
from handlers.text.re2_patterns import Match, Pattern, normalize, pattern

DATE_OR_CLOCK = pattern(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]|(?:[今明后][天晚日早]|[日号]|周[一二三四五六日]|下午|晚上|上午)\s*(?P<hour>\d{1,2})(?:点|:\d\d)"
)
LEAP_YEAR = 2028
WORKDAYS = pattern(r"工作[日天]|(?:working|business) days?")
SOON = pattern(
    r"尽快|尽速|第一时间|马上|立刻|立即|随后|稍后|晚点|回头|改天|安排(?:人|专人)?处理|适当|酌情|相应|合理|说法|不久|很快|\b(?:soon|asap|shortly)\b"
)


def promise_findings(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield unlimited promises, those without a date or with a past one, and sums above the approvers' limits."""
    for match in islice(find_unlimited(parsed.text), MAX_HITS_SHOWN):
        yield parsed.finding("PROMISE_UNBOUNDED", Level.BLOCK, match.start(), match.end())
    yield from _impossible_times(parsed)
    dated = any(promise.due for promise in parsed.promises)
    for promise in parsed.promises:
        if promise.due is None:
            vague = not dated or SOON.search(normalize(promise.text).text)
            yield _finding(promise, "PROMISE_NO_DUE", Level.ACK if vague else Level.WARN)
        elif promise.due <= parsed.context.posting_at:
            yield _finding(promise, "PROMISE_PAST_DUE", Level.BLOCK)
        if (
            promise.due
            and not parsed.context.calendar.knows(promise.due.astimezone(ZONE).year)
            and WORKDAYS.search(promise.text)
        ):
            yield _finding(promise, "CALENDAR_UNKNOWN", Level.ACK, str(promise.due.astimezone(ZONE).year))
        yield from _above_limit(promise, parsed)
        yield from _without_limit(promise, parsed)


def _impossible_times(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield dates that no calendar and hours that no clock has: 2月30日, 25点."""
    for match in islice(DATE_OR_CLOCK.finditer(parsed.text), MAX_HITS_SHOWN):
        found = match.groupdict()
        month, day, hour = (int(found[key] or 0) for key in ("month", "day", "hour"))
        known = date_of(LEAP_YEAR, month, day) is not None if found["month"] else hour <= 24
        if not known and not parsed.is_quoted(match.start(), match.end()):
            yield parsed.finding("PROMISE_IMPOSSIBLE", Level.BLOCK, match.start(), match.end())


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
    enough = {cap.role for cap in UNSET_CAPS if yuan <= cap.yuan and times <= cap.times}
    if not caps and "approver" not in enough and not enough & set(deciders):
        yield _finding(promise, "COMPENSATION_CAP", Level.BLOCK, "executive")


def _without_limit(promise: FoundPromise, parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what no limit covers (another currency, no unit, in kind): only the most powerful role may promise it."""
    caps, deciders = parsed.context.promise_limits, parsed.context.approvers
    if UNCAPPED.search(normalize(promise.text).text) and not (caps and caps[-1].role in deciders):
        yield _finding(promise, "PROMISE_UNCAPPED", Level.BLOCK if caps else Level.ACK, caps[-1].role if caps else "")


def _largest(shape: Pattern, words: str) -> float:
    """Return the largest number that a pattern finds, or 0."""
    return max((_value(match) for match in shape.finditer(words)), default=0.0)


def _value(match: Match) -> float:
    said = next((value for value in match.groupdict().values() if value), "")
    return 2.0 if said in ("双倍", "加倍") else parse_number(said.replace(",", "").strip(".")) or 0.0
