"""A card for the room: markdown with the commands to type, since buttons do not exist there."""

from bot.chat.wecom.outbound.escape import address, flat
from bot.chat.wecom.outbound.limits import IN_ROOM, clipped, size
from bot.chat.wecom.outbound.typed_commands import commands_to_type
from bot.i18n import Locale
from handlers.case.card import Card, Difference, Link, Part, Quote, Row, Tone

COLOURS = {Tone.CRITICAL: "warning", Tone.WARNING: "warning", Tone.INFO: "info", Tone.RESOLVED: "comment"}
TITLE, TYPED, LINE = (
    120,
    60,
    600,
)  # units of the title, of each command, and of any other line; the file has everything whole


def markdown(card: Card, locale: Locale) -> list[str]:
    """As many messages as it takes, of at most IN_ROOM bytes each."""
    lines = [f'**<font color="{COLOURS[card.tone]}">{clipped(flat(locale.text(card.title)), TITLE)}</font>**']
    lines += [line for part in card.parts if (line := _part(part, locale))]
    if card.buttons:
        lines.append(locale.word("wecom.type_to_app"))
    lines += [f"> {clipped(flat(line), TYPED)}" for line in commands_to_type(card.buttons, locale)]
    return _packed(lines)


def _packed(lines: list[str]) -> list[str]:
    """Lines put together, none of them cut: each has room in a message of its own."""
    messages = lines[:1]
    for line in lines[1:]:
        if size(messages[-1]) + 1 + size(line) > IN_ROOM:
            messages.append(line)
        else:
            messages[-1] += f"\n{line}"
    return messages


def _part(part: Part, locale: Locale) -> str:
    match part:
        case Row():
            return clipped(f"{flat(locale.text(part.label))}：{flat(locale.text(part.text))}", LINE)
        case Quote():
            return f"> {clipped(flat(part.text), LINE)}"
        case Difference():
            return clipped(f"{flat(locale.text(part.label))}：{flat(part.marked)}", LINE)
        case Link():
            return f"[{clipped(flat(locale.text(part.label)), TYPED)}]({part.url})" if address(part.url) else ""
