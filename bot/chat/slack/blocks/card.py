"""A card in Slack's shape: header, rich text, buttons; one too long for a message goes on in the thread below it."""

from collections.abc import Iterable, Sequence

from bot.chat.slack.blocks.limits import (
    BUTTON,
    FALLBACK,
    HEADER,
    MESSAGE_BLOCKS,
    MESSAGE_TEXT,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    VALUE,
    short,
    size,
)
from bot.chat.slack.blocks.rich_text import MENTION, Json, part_blocks, said_blocks, text_size
from bot.i18n import Locale
from handlers.case.card import Button, Card, LocalizedText
from handlers.commands.parser import parse_command

MAX_BUTTONS = 25  # in one block
SURE = "sure=yes"  # what a second time of asking adds
RESERVED_BLOCKS = 3  # for the note that the card goes on, and for buttons


def card_messages(card: Card, locale: Locale) -> list[Json]:
    """The message that is the card, then those that continue it: `text` and `blocks` of each."""
    title = plain(locale.text(card.title))
    buttons = button_blocks(card.buttons, locale)
    first, *more = pages(part_blocks(card.parts, locale))
    note = context(locale.word("slack.goes_on", n=len(more))) if more else []
    whole = [{"type": "header", "text": words(title, HEADER)}, *first, *note, *buttons]
    rest = [_message(title, [*context(locale.word("slack.goes_on_here")), *page]) for page in more]
    return [_message(title, whole), *rest]


def card_blocks(card: Card, locale: Locale) -> list[Json]:
    """The card inside something larger, such as the home."""
    header: Json = {"type": "header", "text": words(plain(locale.text(card.title)), HEADER)}
    return [header, *part_blocks(card.parts, locale), *button_blocks(card.buttons, locale)]


def said_messages(says: Sequence[LocalizedText], locale: Locale) -> list[Json]:
    """Lines as one message, or several when there is a lot to say."""
    text = " · ".join(plain(locale.text(said)) for said in says)
    return [_message(text, page) for page in pages(said_blocks(says, locale))]


def pages(blocks: Sequence[Json]) -> list[list[Json]]:
    """Blocks in portions that one message can hold; at least one portion."""
    found: list[list[Json]] = [[]]
    for block in blocks:
        full = (
            len(found[-1]) >= MESSAGE_BLOCKS - RESERVED_BLOCKS - 2
            or text_size([*found[-1], block]) > MESSAGE_TEXT - 1500
        )
        if found[-1] and full:
            found.append([])
        found[-1].append(block)
    return found


def button_blocks(buttons: Sequence[Button], locale: Locale) -> list[Json]:
    """Things to do; a button's value is what a person could type, and one that Slack would refuse is left out."""
    fitting = [button for button in buttons if size(button.code) <= VALUE]
    drawn = [_button(place, button, locale) for place, button in enumerate(fitting) if not button.in_menu]
    drawn += _menu([button for button in fitting if button.in_menu and size(button.code) <= OPTION_VALUE], locale)
    return [
        {"type": "actions", "elements": drawn[start : start + MAX_BUTTONS]}
        for start in range(0, len(drawn), MAX_BUTTONS)
    ]


def _menu(buttons: Sequence[Button], locale: Locale) -> list[Json]:
    """The many that are alike as one menu; what is chosen there is carried out like a press."""
    options = [{"text": words(locale.text(b.label), OPTION), "value": b.code} for b in buttons[:OPTIONS]]
    placeholder = words(locale.word("slack.more"), PLACEHOLDER)
    menu = {"type": "static_select", "action_id": "do_more", "placeholder": placeholder, "options": options}
    return [menu] if options else []


def _button(place: int, button: Button, locale: Locale) -> Json:
    style = {"style": "primary"} if button.primary else {"style": "danger"} if button.danger else {}
    drawn = {
        "type": "button",
        "action_id": f"do_{place}",
        "text": words(locale.text(button.label), BUTTON),
        "value": button.code,
        **style,
    }
    command = parse_command(button.code).command
    asks = bool(command and "sure" in command.named)  # the desk asks once more; here the dialog does
    if button.danger and (button.primary or not (command and command.form)) and not (asks and SURE in button.code):
        text = "sure_approve" if button.primary else "sure_text"
        drawn["value"] = f"{button.code} {SURE}" if asks else button.code
        sure = {"title": "sure", "text": text, "confirm": "sure_yes", "deny": "cancel"}
        drawn["confirm"] = {
            name: words(locale.word(f"slack.{key}"), 300 if name == "text" else 24) for name, key in sure.items()
        }
    return drawn


def context(text: str) -> list[Json]:
    """A small grey line."""
    return [{"type": "context", "elements": [words(text, BUTTON * 4)]}]


def words(text: str, max_size: int) -> Json:
    """A plain text object: no mark-up; `emoji` false, or `:colon:` codes in a quoted post would turn into pictures."""
    return {"type": "plain_text", "text": short(plain(text), max_size), "emoji": False}


def plain(text: str) -> str:
    """A sentence without our mention marks, for places that cannot show them."""
    return MENTION.sub("", text)


def _message(text: str, blocks: Iterable[Json]) -> Json:
    """`text` is what notifications show: escaped, so that it can neither link nor ping."""
    escaped = short(text, FALLBACK).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {"text": escaped, "blocks": list(blocks), "unfurl_links": False, "unfurl_media": False}
