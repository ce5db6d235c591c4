"""What changed between two texts, word by word: Chinese without spaces too. For people to read, no measure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d+(?:[.:/]\d+)*|\s+|.", re.DOTALL)
MAX_WORDS = 3000  # of a text; longer ones are shown as replaced whole
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class ChangedText:
    """A run of words that stayed (`same`), was taken out (`gone`) or put in (`new`)."""

    kind: str
    text: str


@lru_cache(maxsize=256)  # each card of a draft asks for the same difference after every decision
def changes_between(before: str, after: str) -> tuple[ChangedText, ...]:
    """Return the runs in order; without `new` they are the text before, without `gone` the text after.

    A single Chinese character that stayed between two changes goes with them: 今天18点 → 明天12点 is one change, since
    half a word is no word.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MAX_WORDS:
        return _runs([(GONE, before), (NEW, after)])
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pieces: list[tuple[str, str]] = []
    for position, (tag, a, b, c, d) in enumerate(codes):
        island = tag == "equal" and 0 < position < len(codes) - 1 and _is_part_of_word(old[a:b])
        if tag == "equal" and not island:
            pieces.append((SAME, "".join(old[a:b])))
        else:
            pieces += [(GONE, "".join(old[a:b])), (NEW, "".join(new[c:d]))]
    return _runs(pieces)


def _is_part_of_word(words: Sequence[str]) -> bool:
    return len(words) == 1 and "\u3400" <= words[0] <= "\u9fff"


def _runs(pieces: Sequence[tuple[str, str]]) -> tuple[ChangedText, ...]:
    """Neighbouring changes as one: all that is gone, then all that is new."""
    runs: list[ChangedText] = []
    gone, new = "", ""
    for kind, text in (*pieces, (SAME, "")):
        if kind == GONE:
            gone += text
        elif kind == NEW:
            new += text
        else:
            runs += [ChangedText(GONE, gone), ChangedText(NEW, new), ChangedText(SAME, text)]
            gone, new = "", ""
    return tuple(run for run in runs if run.text)


def in_signs(changes: Iterable[ChangedText]) -> str:
    """Return the text with [-what is gone-] and {+what is new+}."""
    signs = {GONE: ("[-", "-]"), NEW: ("{+", "+}")}
    pieces = ((*signs.get(run.kind, ("", "")), run.text) for run in changes)
    return "".join(f"{opening}{text}{closing}" for opening, closing, text in pieces)
