"""Names of people, schools and hospitals, and illnesses, never stand in a public text (R80, R167)."""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.names import names_in

NICKNAMES = ("小", "老", "阿")  # how a colleague signs: 客服小林


def named_in_public(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield every name, unless the fact sheet has it: a founder who signs a statement stands there."""
    if not parsed.context.surface.public:
        return
    facts = "\n".join(parsed.context.facts or ())
    for start, end, kind in names_in(parsed.original):
        name = parsed.original[start:end]
        if name in facts or (kind == "name" and not _full(name)):
            continue
        yield Finding("PRIVATE_DATA", Level.BLOCK, start, end, name)


def _full(name: str) -> bool:
    """True for a full name: a nickname or a surname alone is how people address each other in public."""
    return " " in name if name.isascii() else len(name) >= 2 and not name.startswith(NICKNAMES)
