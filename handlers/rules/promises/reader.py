"""Reads the promises out of a draft before anyone approves it (R108, R110)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.rules.promises import signs_en as en
from handlers.rules.promises import signs_zh as zh
from handlers.rules.promises.amounts import AMOUNT
from handlers.rules.promises.clauses import Clause, clauses
from handlers.rules.promises.due import Due, dues
from handlers.rules.promises.pattern import plain
from handlers.rules.promises.promise import Promise
from handlers.rules.promises.unbounded import limitless
from handlers.rules.promises.workdays import Calendar, is_workday
from handlers.text import Folded

MOST = 60  # promises read from one text; a reply holds three


@dataclass(frozen=True)
class Found:
    """A promise still being put together: its clauses first..last and what was read so far."""

    first: int
    last: int
    due: datetime | None
    unbounded: bool


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
    endless = {_index(cut, match.start()) for match in limitless(folded.text)}
    found = _find(cut, per_clause, endless)
    return tuple(_promise(text, folded, cut, one) for one in _dated(found, cut, per_clause))


def _within(clause: Clause, times: tuple[Due, ...]) -> Due | None:
    index = bisect_left(times, clause.start, key=lambda due: due.start)
    return times[index] if index < len(times) and times[index].start < clause.end else None


def _index(cut: tuple[Clause, ...], place: int) -> int:
    return bisect_right(cut, place, key=lambda clause: clause.start) - 1


def _find(cut: tuple[Clause, ...], times: list[Due | None], endless: set[int]) -> list[Found]:
    found: list[Found] = []
    for i, clause in enumerate(cut):
        before = found[-1] if found and cut[found[-1].last].sentence == clause.sentence else None
        if i in endless or is_promise(clause, times[i] is not None, before is not None):
            found = _add(found, before, i, clause, times[i], i in endless)
        if len(found) == MOST:
            break
    return found


def _add(found: list[Found], before: Found | None, i: int, clause: Clause, due: Due | None, endless: bool) -> list[Found]:
    """A new promise, or more words of the last one: what happens if it fails ("丢了就补发"), or when it will be done."""
    fallback = before and before.due and not due and zh.TAIL.search(clause.text)
    finishes = zh.COMPLETES.search(clause.text) and not zh.REMEDY.search(clause.text)
    completion = before and not before.due and due and before.last == i - 1 and finishes
    if before and (fallback or completion):
        longer = replace(before, last=i, due=before.due or (due and due.at), unbounded=before.unbounded or endless)
        return [*found[:-1], longer]
    return [*found, Found(i, i, due.at if due else None, endless)]


def is_promise(clause: Clause, dated: bool, follows: bool) -> bool:
    """True when a clause commits us to something. `dated`: it names a time; `follows`: its sentence has a promise already."""
    text = clause.text.strip()
    if text.isascii():
        return bool(en.PROMISE.search(text) and not en.NOT.search(text))
    remedy = zh.REMEDY.search(text)
    if not remedy and not zh.ACTION.search(text):
        return False
    if clause.joined and follows and remedy:
        return True
    if _is_something_else(clause, text, dated):
        return False
    if remedy and not zh.NOUN.search(text) and _undone(text, remedy.start()):
        return True
    return _acts(text, dated, follows)


def _is_something_else(clause: Clause, text: str, dated: bool) -> bool:
    ours = zh.FIRST_PERSON.search(text)
    if zh.FEELS.match(text) or zh.QUOTED.search(text) or zh.DONE.match(text) and not dated:
        return True
    if ours:
        return False
    asked = clause.mark.startswith("?") or zh.QUESTION.search(text)
    theirs = zh.CUSTOMER.match(text) and not zh.GETS.search(text)
    supposed = zh.IF.match(text) and not zh.TURN.search(text)
    return bool(asked or theirs or supposed or zh.REQUEST.search(text) or zh.ASIDE.match(text))


def _acts(text: str, dated: bool, follows: bool) -> bool:
    """Something we do, with a sign that it is still to come."""
    ahead = zh.MODAL.search(text) or dated or zh.RESULT.search(text) or (follows and zh.THEN.match(text))
    if not ahead and not zh.FOR_YOU.search(text):
        return False
    return any(_undone(text, act.start()) for act in (zh.ACTION if ahead else zh.DEEDS).finditer(text[:80]))


def _undone(text: str, at: int) -> bool:
    """False when the words before say that it was not done, or cannot be."""
    before = text[max(0, at - 12) : at]
    denied = zh.NOT_YET.search(before)
    return not denied or bool(zh.TURN.search(before[denied.start() :]))


def _dated(found: list[Found], cut: tuple[Clause, ...], times: list[Due | None]) -> list[Found]:
    """Promises without a time of their own take that of their sentence, or of the step they hang on."""
    out: list[Found] = []
    for i, one in enumerate(found):
        due = one.due or _of_sentence(one, found, i, cut, times)
        if not due and _hangs(one, cut):
            due = next((before.due for before in reversed(out) if before.due), None)
        out.append(replace(one, due=due))
    return out


def _of_sentence(one: Found, found: list[Found], i: int, cut: tuple[Clause, ...], times: list[Due | None]) -> datetime | None:
    sentence = cut[one.first].sentence
    near = [*reversed(found[max(0, i - 3) : i]), *found[i + 1 : i + 4]]
    named = [other.due for other in near if other.due and cut[other.first].sentence == sentence]
    around = range(max(0, one.first - 3), min(len(cut), one.last + 4))
    bare = [times[k] for k in around if cut[k].sentence == sentence and _is_bare(cut[k], times[k])]
    return next((due.at for due in bare if due), named[0] if named else None)


def _is_bare(clause: Clause, due: Due | None) -> bool:
    """A clause that only names a time ("最晚明天中午"), or asks for it ("给我们24小时")."""
    return due is not None and (clause.end - clause.start - (due.end - due.start) <= 4 or "给我" in clause.text)


def _hangs(one: Found, cut: tuple[Clause, ...]) -> bool:
    text = cut[one.first].text.strip()
    before = cut[one.first - 1] if one.first and cut[one.first - 1].sentence == cut[one.first].sentence else None
    condition = before is not None and (zh.IF.match(before.text) or zh.FOLLOWS.search(before.text))
    return bool(condition or zh.FOLLOWS.search(text) or zh.TAIL.search(text) or zh.THEN.match(text))


def _promise(text: str, folded: Folded, cut: tuple[Clause, ...], one: Found) -> Promise:
    start, end = folded.span(cut[one.first].start, cut[one.last].end)
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    own = "".join(cut[i].text + cut[i].mark for i in range(one.first, one.last + 1))[:200]
    owner = zh.OWNER.search(own)
    amount = _amount(text, folded, cut[one.first].start, cut[one.last].end)
    return Promise(text[start:end], start, end, one.due, amount, one.unbounded, (owner.group() or "") if owner else "")


def _amount(text: str, folded: Folded, start: int, end: int) -> str | None:
    match = AMOUNT.search(folded.text[start:end])
    if not match:
        return None
    begin, stop = folded.span(start + match.start(), start + match.end())
    return text[begin:stop]
