"""Text with slots: each `${name}` is filled once and strictly, so that text from outside is never read as a slot."""

import re
from collections.abc import Collection, Mapping

# `$$` writes a literal dollar sign; any other lone dollar sign is a mistake.
SLOT = re.compile(r"\$(?:(?P<dollar>\$)|\{(?P<name>[a-z_]{1,40})\})?")


class MissingSlot(KeyError):
    """A slot has no value: says which, and in which file and line the text is."""

    def __str__(self) -> str:
        return str(self.args[0])


def slot_names(text: str) -> frozenset[str]:
    """Names of the slots in a text."""
    return frozenset(m["name"] for m in SLOT.finditer(text) if m["name"])


def slot_problems(text: str, known: Collection[str]) -> list[tuple[int, str]]:
    """Mistakes in the slots of a text, as (line offset from 0, sentence); `known` are the slots it may use."""
    found = []
    for m in SLOT.finditer(text):
        offset = text.count("\n", 0, m.start())
        if m["name"] and m["name"] not in known:
            found.append((offset, f"there is no slot ${{{m['name']}}} here; write one of {', '.join(sorted(known))}"))
        elif not m["name"] and not m["dollar"]:
            found.append((offset, "a lone $; write ${name} for a slot or $$ for the sign itself"))
    return found


def fill(text: str, values: Mapping[str, str], location: str) -> str:
    """Fill every slot in one pass: what a value contains is never looked at again. MissingSlot names `location`."""
    missing = sorted(slot_names(text) - set(values))
    if missing:
        raise MissingSlot(f"{location}: nothing to put into {', '.join('${' + name + '}' for name in missing)}")
    return SLOT.sub(lambda m: values[m["name"]] if m["name"] else "$", text)
