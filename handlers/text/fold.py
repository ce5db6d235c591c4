"""Chinese text made comparable without losing its place: every folded character remembers where it stood."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from opencc import OpenCC

# Invisible characters people use to slip words past filters: zero-width, soft hyphen, bidi marks, fillers, variation selectors, tags.
INVISIBLE = dict.fromkeys(
    [
        0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
        0x2800, 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0),
    ]
)  # fmt: skip
# Strokes and rings drawn over other signs: the sign under them is what is meant.
COMBINING_MARKS = frozenset(map(chr, [*range(0x0300, 0x0370), *range(0x20D0, 0x20F1)]))
MAX_FOLDED_LENGTH = (
    6  # characters one sign may stand for (㎯, ㌖); whole phrases in one sign (U+FDFA) would buy a hostile text room
)


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """One character of traditional script to its simplified form, so that lengths never change."""
    han = [chr(c) for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00)) for c in block]
    folded = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {ord(a): b for a, b in zip(han, folded, strict=True) if a != b and len(b) == 1}


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    """Characters that only traditional script writes."""
    return frozenset(chr(c) for c in _simplified())


@lru_cache(maxsize=1)
def _simplified_only() -> frozenset[str]:
    """Characters that only simplified script writes: results of the fold that traditional text would not use."""
    both = OpenCC("s2t").convert("\n".join(sorted(set(_simplified().values())))).split("\n")
    return frozenset(a for a, b in zip(sorted(set(_simplified().values())), both, strict=True) if a != b)


@dataclass(frozen=True)
class Folded:
    """Text for matching. `span(start, end)` gives the place in the original, in code points."""

    text: str
    _starts: Sequence[int]  # for each folded character, where its source began
    _length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span that folded characters start..end came from."""
        if start >= len(self._starts):
            return self._length, self._length
        begin, last = self._starts[start], self._starts[max(start, end - 1)]
        after = bisect_right(self._starts, last)
        return begin, self._starts[after] if after < len(self._starts) else self._length


def fold(text: str) -> Folded:
    """NFKC, simplified script, lower case, without invisible characters; vocabulary is not converted (私訊 becomes 私讯).

    At most six times as long as the text; linear in its length.
    """
    signs = [_fold_character(char) for char in text]
    folded, sizes = "".join(signs), [len(sign) for sign in signs]
    if len(folded) == len(text) and 0 not in sizes:  # the usual case: one for one
        return Folded(folded, range(len(text)), len(text))
    return Folded(folded, tuple(chain.from_iterable(map(repeat, range(len(text)), sizes))), len(text))


@lru_cache(maxsize=16_384)
def _fold_character(char: str) -> str:
    """What one character is compared as; nothing for one that nobody sees."""
    if ord(char) in INVISIBLE or char in COMBINING_MARKS:
        return ""
    plain = char if char < "\x80" else unicodedata.normalize("NFKC", char).translate(_simplified())
    return plain.lower() if len(plain) <= MAX_FOLDED_LENGTH else char


def detect_script(text: str) -> str:
    """`zh-Hant`, `zh-Hans` or `en`: the script most of the text is written in."""
    if not any("\u3400" <= c <= "\u9fff" for c in text):
        return "en" if any(c.isascii() and c.isalpha() for c in text) else "zh-Hans"
    hant = sum(c in _traditional() for c in text)
    hans = sum(c in _simplified_only() for c in text)
    return "zh-Hant" if hant > hans else "zh-Hans"
