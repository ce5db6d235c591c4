"""The short notation that triage's word lists are written in, and what is compiled from it (re2, linear time)."""

from collections.abc import Callable
from re import split, sub

import re2

Span = tuple[int, int]
BLANK = "·"
CLAUSE, SENTENCE = r"[^，。,.!?;\n]", r"[^。!?\n]"


def zh_terms(words: str, **lists: str) -> str:
    """Return a pattern of alternatives found anywhere, separated by white space.

    `~4`: up to four characters inside a clause; `~~9`: nine inside a sentence; `<name>`: any word of that list.
    """
    return _alternatives(words.split(), lists)


def en_terms(phrases: str, **lists: str) -> str:
    """Return a pattern of whole words, separated by a comma and white space. ` ~2 `: up to two words between."""
    listed = [phrase.replace("'", "['’]") for phrase in split(", ", " ".join(phrases.split())) if phrase]
    within = [sub(r" ~(\d+) ", r" (?:[\\w'’-]+ ){0,\1}", phrase) for phrase in listed]
    return rf"\b(?:{_alternatives(within, lists)})\b"


def _alternatives(patterns: list[str], lists: dict[str, str]) -> str:
    whole = sub(r"<(\w+)>", lambda hit: f"(?:{lists[hit[1]]})", "|".join(patterns))
    wide = sub(r"~~(\d+)", lambda hit: f"{SENTENCE}{{0,{hit[1]}}}", whole)
    return sub(r"~(\d+)", lambda hit: f"{CLAUSE}{{0,{hit[1]}}}", wide)


def compile_finder(pattern: str) -> Callable[[str], Span | None]:
    """Return a function from text to the span of its first match, in code points."""
    search = re2.compile(pattern).search

    def find(text: str) -> Span | None:
        hit = search(text)
        return (hit.start(), hit.end()) if hit else None

    return find


def compile_extractor(pattern: str) -> Callable[[str], tuple[list[Span], str]]:
    """Return a function from text to the spans of its matches, and to the text with these blanked out."""
    finditer = re2.compile(pattern).finditer

    def take(text: str) -> tuple[list[Span], str]:
        hits = [(hit.start(), hit.end()) for hit in finditer(text)]
        left, done = [], 0
        for start, end in hits:
            left += [text[done:start], BLANK * (end - start)]
            done = end
        return hits, "".join(left) + text[done:]

    return take


def compile_blanker(shielded: str, blanked: str) -> Callable[[str], str]:
    """Return a function that blanks out what `blanked` matches, except where `shielded` matches first."""
    compiled = re2.compile(f"({shielded})|{blanked}")
    return lambda text: compiled.sub(lambda hit: hit.group() if hit.group(1) else BLANK * len(hit.group()), text)
