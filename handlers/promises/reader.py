"""Reads the promises out of a draft before anyone approves it (R108, R110)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from handlers.promises import terms_zh as zh
from handlers.promises.amounts import AMOUNT, MONEY
from handlers.promises.clauses import Clause, clauses
from handlers.promises.commitment import is_promise
from handlers.promises.due import Due, dues
from handlers.promises.unlimited import limitless
from handlers.text.calendar import Calendar, is_workday
from handlers.text.fold import Folded
from handlers.text.re2_patterns import pattern, plain

CLAIM = pattern(r"(?:安全|有效|没有|无|safe|effective)\z")  # "100%安全" boasts, it promises nothing to do
MOST = 60  # promises read from one text; a reply holds three


@dataclass(frozen=True)
class Promise:
    """What was said, where (code points of the text as given), and what it binds us to.

    `due` is UTC; None says that no date was named. `amount` is how much, in the text's own words. `unbounded` promises
    have no limit. `owner_hint` is who the text says will do it ("同事", "客服"), folded; empty when it does not say.
    """

    text: str
    start: int
    end: int
    due: datetime | None = None
    amount: str | None = None
    unbounded: bool = False
    owner_hint: str = ""


@dataclass(frozen=True)
class Found:
    """A promise still being put together: its clauses first..last and what was read so far."""

    first: int
    last: int
    due: datetime | None
    unbounded: bool
    until: int = 0  # where the time it names ends: "by Friday, 6pm" goes on behind the comma


def read_promises(text: str, posting_at: datetime, calendar: Calendar = is_workday) -> tuple[Promise, ...]:
    """Every promise in a text, in order; spans in code points of `text`.

    Relative times count from `posting_at` (aware) in Asia/Shanghai. A promise without a time of its own takes that of its
    sentence, and one that hangs on an earlier step ("查清楚后…") the time of that step.
    """
    folded = plain(text)
    return promises_in(text, folded, clauses(folded.text), posting_at, calendar)


def promises_in(
    text: str, folded: Folded, cut: tuple[Clause, ...], posting_at: datetime, calendar: Calendar = is_workday
) -> tuple[Promise, ...]:
    """The same for a text that is folded and cut already."""
    times = dues(folded.text, posting_at, calendar)
    per_clause = [_within(clause, times) for clause in cut]
    endless = {_index(cut, match.start()) for match in limitless(folded.text) if not CLAIM.search(match.group() or "")}
    found = _find(cut, per_clause, endless)
    return tuple(_promise(text, folded, cut, one) for one in _dated(found, cut, per_clause))


def _within(clause: Clause, times: tuple[Due, ...]) -> Due | None:
    index = bisect_left(times, clause.start, key=lambda due: due.start)
    own = [due for due in times[index : index + 4] if due.start < clause.end]
    if not own:
        return None
    return own[-1] if clause.latin else own[0]  # English says several steps in one breath: the last one ends it


def _index(cut: tuple[Clause, ...], place: int) -> int:
    return bisect_right(cut, place, key=lambda clause: clause.start) - 1


def _find(cut: tuple[Clause, ...], times: list[Due | None], endless: set[int]) -> list[Found]:
    found: list[Found] = []
    for i, clause in enumerate(cut):
        before = found[-1] if found and cut[found[-1].last].sentence == clause.sentence else None
        if i in endless or is_promise(clause, times[i], before is not None):
            found = _add(found, before, i, clause, times[i], i in endless)
        if len(found) == MOST:
            break
    return found


def _add(
    found: list[Found], before: Found | None, i: int, clause: Clause, due: Due | None, endless: bool
) -> list[Found]:
    """A new promise, or more words of the last one: what happens if it fails ("丢了就补发"), or when it will be done."""
    fallback = before and before.due and not due and zh.TAIL.search(clause.text)
    finishes = zh.COMPLETES.search(clause.text) and not zh.REMEDY.search(clause.text)
    completion = before and not before.due and due and before.last == i - 1 and finishes
    at = due.at if due else None
    if before and (fallback or completion):
        return [*found[:-1], replace(before, last=i, due=before.due or at, unbounded=before.unbounded or endless)]
    return [*found, Found(i, i, at, endless, due.end if due else 0)]


def _dated(found: list[Found], cut: tuple[Clause, ...], times: list[Due | None]) -> list[Found]:
    """Promises without a time of their own take that of their sentence, or of the step they hang on."""
    out: list[Found] = []
    for i, one in enumerate(found):
        due = one.due or _of_sentence(one, found, i, cut, times) or _of_completion(found[i + 1 : i + 2], cut)
        if not due and _hangs(one, cut):
            due = next((before.due for before in reversed(out) if before.due), None)
        out.append(replace(one, due=due))
    return out


def _of_sentence(
    one: Found, found: list[Found], i: int, cut: tuple[Clause, ...], times: list[Due | None]
) -> datetime | None:
    sentence = cut[one.first].sentence
    near = [*reversed(found[max(0, i - 3) : i]), *found[i + 1 : i + 4]]
    named = [other.due for other in near if other.due and cut[other.first].sentence == sentence]
    around = range(max(0, one.first - 3), min(len(cut), one.last + 4))
    bare = [times[k] for k in around if cut[k].sentence == sentence and _is_bare(cut[k], times[k])]
    return next((due.at for due in bare if due), named[0] if named else None)


def _of_completion(following: list[Found], cut: tuple[Clause, ...]) -> datetime | None:
    """The next promise may say when this one is done: "这台我们换。…周五前寄出"."""
    return next((one.due for one in following if zh.COMPLETES.search(cut[one.first].text)), None)


def _is_bare(clause: Clause, due: Due | None) -> bool:
    """A clause that only names a time ("最晚明天中午"), or asks for it ("给我们24小时")."""
    return due is not None and (clause.end - clause.start - (due.end - due.start) <= 4 or "给我" in clause.text)


def _hangs(one: Found, cut: tuple[Clause, ...]) -> bool:
    own, text = cut[one.first], cut[one.first].text.strip()
    before = [c.text for c in cut[max(0, one.first - 3) : one.first] if c.sentence == own.sentence]
    condition = any(zh.SUPPOSING.search(words) or zh.FOLLOWS.search(words) for words in before)
    return bool(condition or zh.FOLLOWS.search(text) or zh.TAIL.search(text) or zh.THEN.match(text))


def _promise(text: str, folded: Folded, cut: tuple[Clause, ...], one: Found) -> Promise:
    start, end = folded.span(cut[one.first].start, max(cut[one.last].end, one.until))
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    own = "".join(cut[i].text + cut[i].mark for i in range(one.first, one.last + 1))[:200]
    owner = zh.OWNER.search(own)
    amount = _amount(text, folded, cut[one.first].start, cut[one.last].end)
    return Promise(text[start:end], start, end, one.due, amount, one.unbounded, (owner.group() or "") if owner else "")


def _amount(text: str, folded: Folded, start: int, end: int) -> str | None:
    """How much, in the words of the text: a sum before a count of things."""
    matches = list(islice(AMOUNT.finditer(folded.text[start:end]), MOST))
    if not matches:
        return None
    match = next((m for m in matches if MONEY.search(m.group() or "")), matches[0])
    begin, stop = folded.span(start + match.start(), start + match.end())
    return text[begin:stop]
