"""A card's words as plain text, and long texts as numbered messages."""

from collections.abc import Sequence

from bot.chat.wecom.outbound import limits
from bot.chat.wecom.outbound.escape import plain
from bot.chat.wecom.outbound.limits import pieces, size
from bot.i18n import Locale
from handlers.case.card import Difference, Link, Part, Quote, Row


def card_text(parts: Sequence[Part], locale: Locale) -> str:
    """Everything a card says, in lines."""
    return "\n".join(part_text(part, locale) for part in parts)


def numbered(text: str, suffix: str = "", max_bytes: int = limits.MESSAGE) -> list[str]:
    """A text as messages of at most `max_bytes` bytes, numbered if several; `suffix` makes them differ from others."""
    tail = f" ·{suffix}" if suffix else ""
    end = tail.replace(" ", "\n") if "\n" in text else tail  # the last line may be a command that people copy
    if size(text) + size(end) <= max_bytes:
        return [text + end]
    cut = pieces(text, limits.MESSAGE - limits.NUMBERED)
    return [f"({n}/{len(cut)}{tail})\n{piece}" for n, piece in enumerate(cut, 1)]


def part_text(part: Part, locale: Locale) -> str:
    """A part of a card as `label：value`."""
    match part:
        case Row():
            return plain(f"{locale.text(part.label)}：{locale.text(part.text)}")
        case Quote():
            return plain(f"{locale.text(part.label)}：\n{part.text}" if part.label else part.text)
        case Difference():
            return plain(f"{locale.text(part.label)}：\n{part.marked}")
        case Link():
            return plain(f"{locale.text(part.label)}：{part.url}")
