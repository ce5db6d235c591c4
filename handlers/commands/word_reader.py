"""The words of a typed line, taken one by one by the parser."""

import unicodedata


class WordReader:
    """Words of a line, one by one; what is left keeps its own spaces and forms."""

    def __init__(self, text: str) -> None:
        self.left = text.strip()

    def peek(self) -> str:
        """The next word in plain forms; empty at the end."""
        return next(iter(self.next(1)), "")

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
