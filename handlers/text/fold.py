"""Chinese text made comparable: every folded character remembers which character of the text it came from."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from opencc import OpenCC

# Invisible characters slip words past filters: zero-width, soft hyphen, bidi marks, fillers, selectors, tags.
INVISIBLE = dict.fromkeys(
    [
        *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x2800, 0x3164, 0xFEFF, 0xFFA0),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
        *(*range(0xFE00, 0xFE10), *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0)),
    ]
)
# Strokes and rings drawn over other characters: the character under them is what is meant.
COMBINING_MARKS = frozenset(map(chr, [*range(0x0300, 0x0370), *range(0x20D0, 0x20F1)]))
# A character may fold to this many (㎯, ㌖); one that is a whole phrase (U+FDFA) would multiply hostile text.
MAX_FOLDED_LENGTH = 6


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """One character of traditional script to its simplified form, so that lengths never change."""
    han = [chr(c) for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00)) for c in block]
    folded = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {ord(a): b for a, b in zip(han, folded, strict=True) if a != b and len(b) == 1}


def in_both_scripts(name: str) -> tuple[str, ...]:
    """Return a name as it is, and as simplified and traditional script write it, in Taiwan and Hong Kong too."""
    return tuple(dict.fromkeys([name, *(_converter(way).convert(name) for way in ("t2s", "s2t", "s2tw", "s2hk"))]))


@lru_cache
def _converter(way: str) -> OpenCC:
    """Return one direction; building it reads a dictionary."""
    return OpenCC(way)


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
    """Fold to NFKC, simplified script, lower case, no invisible characters; 私訊 becomes 私讯 and not 私信.

    At most six times as long as the text; linear in its length.
    """
    signs = [_fold_character(char) for char in text]
    folded, sizes = "".join(signs), [len(sign) for sign in signs]
    if len(folded) == len(text) and 0 not in sizes:  # the usual case: one for one
        return Folded(folded, range(len(text)), len(text))
    return Folded(folded, tuple(chain.from_iterable(map(repeat, range(len(text)), sizes))), len(text))


def comparable(text: str) -> str:
    """Fold, and leave letters and digits only: texts are compared without punctuation, spaces and emoji."""
    return "".join(filter(str.isalnum, fold(text).text))


@lru_cache(maxsize=16_384)
def _fold_character(char: str) -> str:
    """Return what a character is compared as; nothing for an invisible one."""
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
