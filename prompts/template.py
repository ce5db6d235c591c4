"""Text with blanks: `${name}` is filled once and strictly, so that words from outside are never read as a blank."""

import re
from collections.abc import Collection, Mapping

# `$${` writes a literal dollar; any other lone dollar sign is a slip of the pen.
BLANK = re.compile(r"\$(?:(?P<dollar>\$)|\{(?P<name>[a-z_]{1,40})\})?")


class BlankError(KeyError):
    """A blank was not filled: says which, and in which file and line the text stands."""

    def __str__(self) -> str:
        return str(self.args[0])


def blanks(text: str) -> frozenset[str]:
    """Names of the blanks in a text."""
    return frozenset(m["name"] for m in BLANK.finditer(text) if m["name"])


def slips(text: str, known: Collection[str]) -> list[tuple[int, str]]:
    """What is wrong with the blanks of a text, as (line offset from 0, sentence)."""
    found = []
    for m in BLANK.finditer(text):
        offset = text.count("\n", 0, m.start())
        if m["name"] and m["name"] not in known:
            found.append((offset, f"there is no blank ${{{m['name']}}} here; write one of {', '.join(sorted(known))}"))
        elif not m["name"] and not m["dollar"]:
            found.append((offset, "a lone $; write ${name} for a blank or $$ for the sign itself"))
    return found


def fill(text: str, values: Mapping[str, str], where: str) -> str:
    """The text with every blank filled, in one pass: what a value contains is never looked at again."""
    missing = sorted(blanks(text) - set(values))
    if missing:
        raise BlankError(f"{where}: nothing to put into {', '.join('${' + name + '}' for name in missing)}")
    return BLANK.sub(lambda m: values[m["name"]] if m["name"] else "$", text)
