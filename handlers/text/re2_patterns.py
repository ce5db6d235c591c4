"""Linear-time patterns over folded text, with the types that re2 does not ship."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol, cast

import re2

from handlers.text.fold import Folded, fold

# One-to-one variants that the fold leaves alone: 妳 is 你, 回覆 is 回复, 到帳 is 到账, ’ is '.
# Half characters, which re2 refuses, become �.
VARIANTS = str.maketrans("妳覆帐’", "你复账'") | dict.fromkeys(range(0xD800, 0xE000), "�")


class Match(Protocol):
    """The part of a match that is used here; a group that took no part is None and starts at -1."""

    def start(self, group: int = 0) -> int: ...
    def end(self, group: int = 0) -> int: ...
    def group(self, name: int | str = 0) -> str | None: ...
    def groupdict(self) -> dict[str, str | None]: ...


class Pattern(Protocol):
    """A compiled pattern; offsets are code points."""

    @property
    def pattern(self) -> str: ...
    @property
    def groups(self) -> int: ...
    def search(self, text: str) -> Match | None: ...
    def match(self, text: str) -> Match | None: ...
    def fullmatch(self, text: str) -> Match | None: ...
    def finditer(self, text: str) -> Iterator[Match]: ...
    def sub(self, repl: str, text: str) -> str: ...


_GAP = re.compile(r"\n\s*|  +")


def alternatives(words: str) -> str:
    """Pattern text out of a list of words: a line break or two spaces separate alternatives, inside groups as well."""
    return _GAP.sub("|", words.strip()).replace("(?:|", "(?:")


def pattern(*words: str) -> Pattern:
    """Compile lists of words, tried from left to right, for text that `normalize` returned. re2 takes linear time."""
    return cast(Pattern, re2.compile("|".join(alternatives(listed) for listed in words)))


NEVER = pattern(r"\z.")  # matches nothing


def normalize(text: str) -> Folded:
    """Fold a text and make written variants one, as every rule reads it. Lengths and places are those of `fold`."""
    folded = fold(text)
    return replace(folded, text=folded.text.translate(VARIANTS))
