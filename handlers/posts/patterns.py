"""Linear-time patterns for what stands in links, and the short way they are written in a platform's entry."""

from collections.abc import Iterable
from typing import Protocol

import re2

# After the id nothing may follow that could belong to it; a dot, comma or bracket from the surrounding text may.
TAIL = r"/?(?:[^0-9A-Za-z/_%\-](?s:.*))?"


class Match(Protocol):
    """As much of a match as is used here."""

    def groups(self) -> tuple[str | None, ...]:
        """What the pattern's groups matched."""


class Pattern(Protocol):
    """A compiled pattern."""

    def fullmatch(self, text: str) -> Match | None:
        """The match, when the whole text is one."""


def compiled(pattern: str, where: str) -> Pattern:
    """The pattern, ready to use; ValueError names the place it stands in."""
    try:
        ready: Pattern = re2.compile(pattern)
    except re2.error as error:
        raise ValueError(f"{where}: {pattern!r} is no pattern: {error}") from error
    return ready


def paths_pattern(templates: Iterable[str], id_pattern: str) -> str:
    """Paths such as `/user/{any}/{id}` as one pattern with the id as its group: {any} is one segment, {number} digits.

    Letters elsewhere are taken in either case. The id's own pattern may hold no groups.
    """
    return f"(?:{'|'.join(_path(template, id_pattern) for template in templates)}){TAIL}"


def _path(template: str, id_pattern: str) -> str:
    out = re2.escape(template)
    for blank, pattern in (("{id}", f"({id_pattern})"), ("{any}", "[^/]*"), ("{number}", "[0-9]+")):
        out = out.replace(re2.escape(blank), f"){pattern}(?i:")
    return f"(?i:{out})"
