"""The words of a typed line, taken one by one by the parser."""

import re
import unicodedata

from handlers.commands.aliases_zh import canonical_value
from handlers.tasks.actions import ACTS

TASK_NUMBER = re.compile(r"[#第]?(\d{1,4})[项項号號条條]?(\D.{0,30}|)")


class WordReader:
    """Words of a line, one by one; what is left keeps its own spaces and forms."""

    def __init__(self, text: str) -> None:
        self.left = text.strip()

    def peek(self) -> str:
        """The next word in plain forms; empty at the end."""
        words = self.left.split(maxsplit=1)
        return unicodedata.normalize("NFKC", words[0]) if words else ""

    def next(self, count: int) -> list[str]:
        """The next words, so many at most, in plain forms."""
        return [unicodedata.normalize("NFKC", word) for word in self.left.split(maxsplit=count)[:count]]

    def pop(self) -> str:
        """The next word, taken away."""
        word = self.peek()
        self.left = self.left.split(maxsplit=1)[1] if len(self.left.split(maxsplit=1)) > 1 else ""
        return word

    def rest(self) -> str:
        """All that is left, as it was written."""
        left, self.left = self.left.strip(), ""
        return left


def split_task_number(words: WordReader) -> None:
    """`3完成`, `第3项完成` and `3改期明天18:00` as `3 完成`, `3 改期 明天18:00`."""
    joined = TASK_NUMBER.fullmatch(words.peek())
    if joined is None:
        return
    rest = joined[2]
    lengths = [n for n in range(len(rest), 0, -1) if canonical_value("task", "act", rest[:n]) in ACTS]
    if rest == "" or lengths:
        words.pop()
        n = lengths[0] if lengths else 0
        words.left = f"{joined[1]} {rest[:n]} {rest[n:]} {words.left}".strip()
