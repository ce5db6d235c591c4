"""How a table of forbidden words is read: each row names the words, and the company in which they are harmless."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import Reading
from handlers.text.re2_patterns import NEVER, Pattern, either, pattern

S = r"[^,。!?;\n]"  # in the tables: any sign within a clause
YOU = r"(?:你|您)"
QUOTABLE = frozenset(
    {"DEFENSIVE", "BLAME_USER", "AD_SUPERLATIVE", "MINIMIZE", "MEDICAL_CLAIM", "CORP_PHRASE", "WRONG_FOR_CATEGORY"}
)
MOST_TRIED, MOST_SHOWN = 400, 20  # hits per row: hostile text must not buy time, and nobody reads a hundred marks
AROUND = 24  # code points looked at right before and right after a hit


@dataclass(frozen=True)
class Row:
    """One row. A hit is harmless right after `after`, right before `before`, in a clause that holds `near`, in one that holds
    `amid` and nothing of `but`, or, with `echo`, when the post itself says those words. A group in `words` narrows the span."""

    rule: str
    level: Level
    words: Pattern
    after: Pattern = NEVER
    before: Pattern = NEVER
    near: Pattern = NEVER
    amid: Pattern = NEVER
    but: Pattern = NEVER
    echo: bool = False


def row(
    rule: str, level: Level, *words: str,
    after: str = "", before: str = "", near: str = "", amid: str = "", but: str = "", echo: bool = False,
) -> Row:  # fmt: skip
    """A row from plain pattern text; `after` is anchored to the hit's start, `before` to its end."""
    return Row(
        rule, level, pattern(*words),
        after=pattern(f"(?:{either(after)})\\z") if after else NEVER,
        before=pattern(f"^(?:{either(before)})") if before else NEVER,
        near=pattern(near) if near else NEVER,
        amid=pattern(amid) if amid else NEVER,
        but=pattern(but) if but else NEVER,
        echo=echo,
    )  # fmt: skip


def read_rows(rows: Iterable[Row], reading: Reading) -> Iterator[Finding]:
    """Findings of every row; places of one rule do not overlap."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for one in rows:
        places = taken.setdefault(one.rule, [])
        for start, end in _places(one, reading):
            if len(places) < MOST_SHOWN and all(end <= a or b <= start for a, b in places):
                places.append((start, end))
                yield reading.finding(one.rule, one.level, start, end)


def _places(one: Row, reading: Reading) -> Iterator[tuple[int, int]]:
    for match in islice(one.words.finditer(reading.text), MOST_TRIED):
        group = 1 if one.words.groups and match.group(1) is not None else 0
        start, end = match.start(group), match.end(group)
        if not _harmless(one, start, end, reading):
            yield start, end


def _harmless(one: Row, start: int, end: int, reading: Reading) -> bool:
    if one.rule in QUOTABLE and reading.cited(start, end):
        return True
    if one.echo and reading.text[start:end] in reading.post:
        return True
    if one.after is not NEVER and one.after.search(reading.text[max(0, start - AROUND) : start]):
        return True
    if one.before is not NEVER and one.before.search(reading.text[end : end + AROUND]):
        return True
    if one.near is NEVER and one.amid is NEVER:
        return False
    clause = reading.near(start, end)
    return bool(one.near.search(clause) or (one.amid.search(clause) and not one.but.search(clause)))
