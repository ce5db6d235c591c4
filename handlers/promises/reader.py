"""Finds the promises in a draft (R108, R110)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.promises import terms_zh as zh
from handlers.promises.amounts import find_amount
from handlers.promises.clauses import Clause, split_clauses
from handlers.promises.commitment import is_promise
from handlers.promises.due import Due, find_due_times
from handlers.promises.unlimited import find_unlimited
from handlers.text.calendar import Calendar, is_workday
from handlers.text.cantonese import to_mandarin
from handlers.text.fold import Folded
from handlers.text.re2_patterns import normalize, pattern

BOAST = pattern(r"(?:安全|有效|没有|无|safe|effective)\z")  # "100%安全" boasts and promises no action
MAX_PROMISES = 60  # promises read from one text; a reply holds three


@dataclass(frozen=True)
class FoundPromise:
    """A promise in a text: its words, its span in code points of the original, and what it commits the brand to.

    `due` is UTC; None says that no date was named. `amount` is how much, in the text's own words. `unlimited` promises
    have no limit. `owner_hint` is who the text says will do it ("同事", "客服"), folded; empty when it does not say.
    """

    text: str
    start: int
    end: int
    due: datetime | None = None
    amount: str | None = None
    unlimited: bool = False
    owner_hint: str = ""


@dataclass(frozen=True)
class PartialPromise:
    """A promise still being put together: its clauses first..last and what was read so far."""

    first: int
    last: int
    due: datetime | None
    unlimited: bool
    due_ends_at: int = 0  # where the time it names ends: "by Friday, 6pm" goes on behind the comma


def read_promises(text: str, posting_at: datetime, calendar: Calendar = is_workday) -> tuple[FoundPromise, ...]:
    """Return every promise in a text, in order; spans in code points of `text`.

    Relative times count from `posting_at` (aware) in Asia/Shanghai. A promise without a time takes that of its
    sentence, and one that depends on an earlier step ("查清楚后…") the time of that step.
    """
    folded = normalize(text)
    folded = replace(folded, text=to_mandarin(folded.text))
    return promises_in(text, folded, split_clauses(folded.text), posting_at, calendar)


def promises_in(
    text: str, folded: Folded, clauses: tuple[Clause, ...], posting_at: datetime, calendar: Calendar = is_workday
) -> tuple[FoundPromise, ...]:
    """Return the promises of a text that is folded and split already."""
    times = find_due_times(folded.text, posting_at, calendar)
    per_clause = [_due_in(clause, times) for clause in clauses]
    endless = {
        _index(clauses, match.start()) for match in find_unlimited(folded.text) if not BOAST.search(match.group() or "")
    }
    found = _find(clauses, per_clause, endless)
    return tuple(_to_found_promise(text, folded, clauses, one) for one in _with_due_times(found, clauses, per_clause))


def _due_in(clause: Clause, times: tuple[Due, ...]) -> Due | None:
    index = bisect_left(times, clause.start, key=lambda due: due.start)
    own = [due for due in times[index : index + 4] if due.start < clause.end]
    if not own:
        return None
    return own[-1] if clause.is_latin else own[0]  # an English clause may name several steps: the last one completes it


def _index(clauses: tuple[Clause, ...], place: int) -> int:
    return bisect_right(clauses, place, key=lambda clause: clause.start) - 1


def _find(clauses: tuple[Clause, ...], times: list[Due | None], endless: set[int]) -> list[PartialPromise]:
    found: list[PartialPromise] = []
    for i, clause in enumerate(clauses):
        before = found[-1] if found and clauses[found[-1].last].sentence == clause.sentence else None
        near = any(
            clauses[k].sentence == clause.sentence and _only_names_time(clauses[k], times[k])
            for k in (i - 2, i - 1, i + 1)
            if 0 <= k < len(clauses)
        )
        if i in endless or is_promise(clause, times[i], before is not None, near):
            found = _add_or_extend(found, before, i, clause, times[i], i in endless)
        if len(found) == MAX_PROMISES:
            break
    return found


def _add_or_extend(
    found: list[PartialPromise], before: PartialPromise | None, i: int, clause: Clause, due: Due | None, endless: bool
) -> list[PartialPromise]:
    """Add a promise, or extend the last one by its fallback ("丢了就补发") or its completion time."""
    fallback = before and before.due and not due and zh.FALLBACK.search(clause.text)
    finishes = zh.COMPLETION.search(clause.text) and not zh.REMEDY.search(clause.text)
    completion = before and due and finishes and _completes(before, due) and _follows(before, i, clause)
    at = due.at if due else None
    if before and (fallback or completion):
        return [
            *found[:-1],
            replace(before, last=i, due=at if completion else before.due, unlimited=before.unlimited or endless),
        ]
    return [*found, PartialPromise(i, i, at, endless, due.end if due else 0)]


def _follows(before: PartialPromise, i: int, clause: Clause) -> bool:
    """True right behind a promise, or with a request to the customer in between where money or parcel arrive."""
    return before.last == i - 1 or (before.last == i - 2 and bool(zh.ARRIVES.search(clause.text)))


def _completes(before: PartialPromise, due: Due) -> bool:
    """True when the time may be that of the promise before: it named none, or the day of which this is an hour."""
    return before.due is None or (before.due.second == 59 and timedelta() <= before.due - due.at < timedelta(days=1))


def _with_due_times(
    found: list[PartialPromise], clauses: tuple[Clause, ...], times: list[Due | None]
) -> list[PartialPromise]:
    """Give promises without a time that of their sentence, or of the step they depend on."""
    out: list[PartialPromise] = []
    for i, one in enumerate(found):
        soon = not one.due and zh.SOON.search(clauses[one.first].text)
        due = (
            _hour_behind(one, clauses, times)
            or one.due
            or (
                None
                if soon
                else _due_in_sentence(one, found, i, clauses, times)
                or _due_of_completion(found[i + 1 : i + 2], clauses)
            )
        )
        if not due and not soon and _depends_on_step(one, clauses):
            due = next((before.due for before in reversed(out) if before.due), None)
        out.append(replace(one, due=due))
    return out


def _hour_behind(one: PartialPromise, clauses: tuple[Clause, ...], times: list[Due | None]) -> datetime | None:
    """Return the hour on the promised day that the next clause names: "11月25日给您,最晚上午10点"."""
    i = one.last + 1
    due = times[i] if i < len(clauses) and clauses[i].sentence == clauses[one.last].sentence else None
    names_hour = due and due.at.second != 59 and _only_names_time(clauses[i], due)
    return due.at if due and names_hour and one.due and _completes(one, due) else None


def _due_in_sentence(
    one: PartialPromise, found: list[PartialPromise], i: int, clauses: tuple[Clause, ...], times: list[Due | None]
) -> datetime | None:
    sentence = clauses[one.first].sentence
    near = [*reversed(found[max(0, i - 3) : i]), *found[i + 1 : i + 4]]
    named = [other.due for other in near if other.due and clauses[other.first].sentence == sentence]
    nearby = range(max(0, one.first - 3), min(len(clauses), one.last + 4))
    bare = [times[k] for k in nearby if clauses[k].sentence == sentence and _only_names_time(clauses[k], times[k])]
    return next((due.at for due in bare if due), named[0] if named else None)


def _due_of_completion(following: list[PartialPromise], clauses: tuple[Clause, ...]) -> datetime | None:
    """Return when the next promise says that this one is done: "这台我们换。…周五前寄出"."""
    return next((one.due for one in following if zh.COMPLETION.search(clauses[one.first].text)), None)


def _only_names_time(clause: Clause, due: Due | None) -> bool:
    """True for a clause that only names a time ("最晚明天中午"), or asks for it ("给我们24小时")."""
    return due is not None and (clause.end - clause.start - (due.end - due.start) <= 4 or "给我" in clause.text)


def _depends_on_step(one: PartialPromise, clauses: tuple[Clause, ...]) -> bool:
    own, text = clauses[one.first], clauses[one.first].text.strip()
    before = [c.text for c in clauses[max(0, one.first - 3) : one.first] if c.sentence == own.sentence]
    condition = any(zh.CONDITION.search(words) or zh.AFTER_A_STEP.search(words) for words in before)
    return bool(condition or zh.AFTER_A_STEP.search(text) or zh.FALLBACK.search(text) or zh.NEXT_STEP.match(text))


def _to_found_promise(text: str, folded: Folded, clauses: tuple[Clause, ...], one: PartialPromise) -> FoundPromise:
    start, end = folded.span(clauses[one.first].start, max(clauses[one.last].end, one.due_ends_at))
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    own = "".join(clauses[i].text + clauses[i].ending for i in range(one.first, one.last + 1))[:200]
    owner = zh.OWNER.search(own)
    amount = find_amount(text, folded, clauses[one.first].start, clauses[one.last].end)
    return FoundPromise(
        text[start:end], start, end, one.due, amount, one.unlimited, (owner.group() or "") if owner else ""
    )
