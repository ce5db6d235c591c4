"""Values that a person types by name, in any script and with any mark: `负责人=ken`, `截止：明天18:00`, `owner = ken`."""

import re
from collections.abc import Callable, Mapping

from handlers.commands.aliases_zh import canonical_names, canonical_value
from handlers.commands.command import Command

MARKED = re.compile(r"(^|[\s,，;；、。])\s*([^\s=＝:：,，;；、。]{1,16})\s*([=＝:：])[ \t\u3000]*(?=\S)")
AFTER_TASK = re.compile(
    r"(?:^|(?<=[\s,，;；、。]))(?:在\s*(?:任务|任務)?\s*[#第]?(\d{1,4})\s*(?:号|號|项|項)?\s*(?:任务|任務)?\s*(?:之后|之後|以后|以後)"
    r"|after\s+(?:task\s+|#)\s*#?(\d{1,4}))(?=$|[\s,，;；、。])",
    re.IGNORECASE,
)
# What may have spaces when it ends a line: words, not codes, times or people.
LONG = frozenset(
    [
        "reason",
        "means",
        "document",
        "used",
        "disclosure",
        "names",
        "products",
        "people",
        "shops",
        "hashtags",
        "categories",
        "rivals",
        "channels",
        "spread",
        "big_accounts",
        "findings",
        "note",
        "outcome",
        "proof",
        "brand",
        "product",
        "waive",
        "override",
        "content",
        "quote",
        "claim",
        "work",
        "others",
        "clause",
        "differs",
        "trigger",
        "reporter",
        "risk",
    ]
)
WORDS_OF_OTHERS = frozenset({"new", "check", "watch", "industry"})  # a pasted post may have lines such as `产品：口红`


def mark_pairs(line: str, command: Command) -> str:
    """The line with every value that is given by name as ` name=value`, whatever marks and spaces stand around it.

    A reply's or post's own words stay as they are.
    """
    if command.needs_draft_context or command.name in WORDS_OF_OTHERS or not command.named:
        return line
    if "after" in command.named:
        line = AFTER_TASK.sub(lambda found: f" after={found[1] or found[2]} ", line)

    def plain(found: re.Match[str]) -> str:
        """The pair in its one form; anything else as it was."""
        name = name_of(found[2], command)
        colon = found[3] in ":：" and not _may_have_colon(name, line[found.end() :], command)
        return found[0] if not name or colon else f" {found[2]}="

    return MARKED.sub(plain, line)


def _may_have_colon(name: str, rest: str, command: Command) -> bool:
    """True for a value with a name of its own; of one that is a code only when the next word is such a code."""
    if name not in command.named:
        return False  # `理由：…` may be the first word of a reason
    word = re.split(r"[\s,，;；、。]", rest, maxsplit=1)[0]
    return name not in ("result", "dm", "climate", "validity") or canonical_value(command.name, name, word) != word


def name_of(given: str, command: Command) -> str:
    """The value of this command that a word before `=` names; empty when it names none."""
    return next((n for n in canonical_names(given) if n in (*command.named, *command.positional)), "")


def takes_sentence(name: str, command: Command, shapes: Mapping[str, Callable[[str], bool]], ends_line: bool) -> bool:
    """True for a value that goes on over spaces: a reason always, others where they end the line."""
    last = bool(command.positional) and name == command.positional[-1] and name not in shapes
    return (
        name in ("waive", "override", "instruction")
        or (last and not command.needs_draft_context)
        or (ends_line and name in LONG)
    )
