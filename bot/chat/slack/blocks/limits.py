"""Slack's limits, and texts cut to them: in UTF-16 units after escaping, the strictest way Slack might count."""

from collections.abc import Iterator

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_TEXT = 12_000  # over all blocks of a message; Slack refuses at about 13,200
SECTION, HEADER, BUTTON, VALUE, URL, INPUT, LABEL = 3000, 150, 75, 2000, 3000, 3000, 2000
TITLE, OPTION, OPTION_VALUE, OPTIONS, GROUPS, PLACEHOLDER = 24, 75, 150, 100, 100, 150
FALLBACK = 3000
_ESCAPED = {"&": 5, "<": 4, ">": 4}


def size(text: str) -> int:
    """How long Slack may find a text."""
    return sum(_width(char) for char in text)


def short(text: str, max_size: int) -> str:
    """A label of at most `max_size`: never for what people must read whole."""
    text = " ".join(text.split()) or "…"
    return text if size(text) <= max_size else next(pieces(text, max_size - 1)) + "…"


def pieces(text: str, max_size: int = SECTION - 100) -> Iterator[str]:
    """Pieces of at most `max_size` that together are exactly the text, cut after a line that ends in the last half."""
    start = used = 0
    for place, char in enumerate(text):
        used += _width(char)
        if used > max_size:
            line = text.rfind("\n", start + (place - start) // 2, place) + 1
            end = line or place
            yield text[start:end]
            start, used = end, size(text[end : place + 1])
    if start < len(text):
        yield text[start:]


def _width(char: str) -> int:
    return _ESCAPED.get(char) or (2 if char > "\uffff" else 1)
