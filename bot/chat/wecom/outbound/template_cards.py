"""A neutral card as WeCom's template card, with at most six buttons; what does not fit on it goes before it, whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.chat.wecom.outbound import limits
from bot.chat.wecom.outbound.card_text import card_text, numbered, part_text
from bot.chat.wecom.outbound.escape import address, plain
from bot.chat.wecom.outbound.limits import clipped, size, units
from bot.chat.wecom.outbound.typed_commands import commands_to_type
from bot.i18n import Locale
from handlers.case.card import Button, Card, Difference, Field, InputType, Link, LocalizedText, Quote, Row, Tone

COLOURS = {Tone.CRITICAL: 2, Tone.WARNING: 1, Tone.INFO: 0, Tone.RESOLVED: 3}  # red, black, grey, green
FILLED, OUTLINED, RED = 1, 2, 3
STATUS = LocalizedText("button.status")
FIRST = ("card.decision", "card.next")  # what is read first
Json = Mapping[str, Any]


@dataclass(frozen=True)
class RenderedCard:
    """What goes out for one card: texts, then words to copy as they are, then the card, if it has buttons."""

    texts: tuple[str, ...]
    copy_text: str
    card: Json | None

    @property
    def messages(self) -> int:
        """How many messages that is."""
        return len(self.texts) + bool(self.copy_text) + (self.card is not None)


def render_card(card: Card, locale: Locale, task: str, suffix: str = "") -> RenderedCard:
    """A card that its reader has not seen yet. `task` names it for ever; `suffix` makes its texts unlike all others."""
    title = locale.text(card.title)
    if not card.buttons:
        return RenderedCard(tuple(numbered(f"{title}\n{card_text(card.parts, locale)}", suffix)), "", None)
    if fits_template_card(card, locale):
        return RenderedCard((), "", template_card(card, locale, task))
    exact = _copied(card)
    parts = tuple(part for part in card.parts if part is not exact)
    texts = numbered(
        "\n".join((title, card_text(parts, locale), _by_word(card, locale)))
        + (locale.word("wecom.exact_below") if exact else ""),
        suffix,
    )
    return RenderedCard(
        tuple(texts), plain(exact.text) if exact else "", template_card(card, locale, task, len(texts) + bool(exact))
    )


def template_card(card: Card, locale: Locale, task: str, before: int = 0) -> Json:
    """The template card itself. A card with nothing left to press keeps one harmless button, since WeCom wants one."""
    rows, rest = _rows(card, locale)
    in_sight_first = sorted(card.buttons, key=lambda button: button.in_menu)
    buttons = [button for button in in_sight_first if size(button.code) <= limits.KEY] or [_look(task)]
    drawn: dict[str, Any] = {
        "card_type": "button_interaction",
        "source": {"desc": clipped(locale.word("wecom.source"), limits.JUMP), "desc_color": COLOURS[card.tone]},
        "main_title": {"title": _label(plain(locale.text(card.title)), limits.TITLE)},
        "task_id": task,
        "button_list": [_button(button, locale) for button in buttons[: limits.BUTTONS]],
    }
    if before:
        drawn["main_title"]["desc"] = clipped(locale.word("wecom.read_above", n=before), limits.DESCRIPTION)
    if rest:
        drawn["sub_title_text"] = clipped(" ".join(rest), limits.SUBTITLE)
    if rows:
        drawn["horizontal_content_list"] = rows
    if jumps := _jumps(card, locale):
        drawn["jump_list"] = jumps
    return drawn


def question_card(title: str, field: Field, locale: Locale, task: str, code: str) -> Json:
    """A card that asks for one of a few options; `code` comes back with what was chosen."""
    options = [{"id": value, "text": _label(locale.text(label), limits.OPTION)} for value, label in field.options]
    chosen = field.value if field.value in dict(field.options) else field.options[0][0]
    return {
        "card_type": "button_interaction",
        "main_title": {
            "title": _label(plain(title), limits.TITLE),
            "desc": clipped(locale.text(field.label), limits.DESCRIPTION),
        },
        "task_id": task,
        "button_selection": {"question_key": field.name, "title": "", "option_list": options, "selected_id": chosen},
        "button_list": [{"text": clipped(locale.word("wecom.choose"), limits.BUTTON), "style": FILLED, "key": code}],
    }


def selectable(field: Field) -> bool:
    """True when WeCom can offer the field's options to choose from."""
    return (
        field.input is InputType.CHOICE
        and 0 < len(field.options) <= limits.OPTIONS
        and all(size(value) <= limits.OPTION_ID for value, _ in field.options)
    )


def fits_template_card(card: Card, locale: Locale) -> bool:
    """True when all of it can stand on the template card itself."""
    links = [part for part in card.parts if isinstance(part, Link)]
    if (
        any(isinstance(part, Quote | Difference) for part in card.parts)
        or len(links) > limits.JUMPS
        or not all(address(link.url) for link in links)
    ):
        return False
    rest = " ".join(_rows(card, locale)[1])
    return (
        len(card.buttons) <= limits.BUTTONS
        and units(rest) <= limits.SUBTITLE
        and units(locale.text(card.title)) <= limits.TITLE
    )


def task_id(*words: str | int, content: str = "") -> str:
    """A name that WeCom takes: unique for the app, the same when the same message is sent again."""
    name = "-".join(str(word) for word in words if word != "")
    clean = "".join(c if c.isascii() and (c.isalnum() or c in "_-@") else "_" for c in name)
    return f"{clean[: limits.TASK - 13]}-{sha256(content.encode()).hexdigest()[:12]}"


def _copied(card: Card) -> Quote | None:
    """Words that the poster copies: they get a message of their own with nothing else in it, if one can hold them."""
    quotes = (
        part for part in card.parts if isinstance(part, Quote) and part.label and part.label.key == "card.copy_exactly"
    )
    return next(
        (quote for quote in quotes if plain(quote.text).strip() and size(plain(quote.text)) <= limits.MESSAGE), None
    )


def _rows(card: Card, locale: Locale) -> tuple[list[Json], list[str]]:
    """Short facts as rows, and the rest for the card's text, most important first. Links have a place of their own."""
    rows: list[Json] = []
    rest: list[str] = []
    for line in sorted(
        (part for part in card.parts if isinstance(part, Row)), key=lambda part: part.label.key not in FIRST
    ):
        label, text = plain(locale.text(line.label)), plain(locale.text(line.text))
        if (
            len(rows) < limits.ROWS
            and units(label) <= limits.KEYNAME
            and units(text) <= limits.VALUE
            and text
            and "\n" not in text
        ):
            rows.append({"keyname": label, "value": text})
        else:
            rest.append(part_text(line, locale))
    return rows, rest


def _jumps(card: Card, locale: Locale) -> list[Json]:
    links = [part for part in card.parts if isinstance(part, Link) and address(part.url)]
    return [
        {"type": 1, "title": _label(locale.text(k.label), limits.JUMP), "url": k.url} for k in links[: limits.JUMPS]
    ]


def _button(button: Button, locale: Locale) -> Json:
    style = FILLED if button.primary else RED if button.danger else OUTLINED
    return {"text": _label(_short(button, locale), limits.BUTTON), "style": style, "key": button.code}


def _short(button: Button, locale: Locale) -> str:
    """What the button says, or a shorter word for it where that is too long."""
    said = locale.text(button.label)
    key = f"wecom.short_{button.label.key.rpartition('.')[2]}"
    short = locale.word(key, **button.label.args) if units(said) > limits.BUTTON else ""
    return said if short in ("", key) else short


def _label(text: str, max_units: int) -> str:
    """A text where WeCom wants one."""
    return clipped(text, max_units) or "–"


def _look(task: str) -> Button:
    """Something to press that changes nothing."""
    number = task.partition("-")[0]
    return Button(f"status {number}" if number.isdecimal() and number != "0" else "mine", STATUS)


def _by_word(card: Card, locale: Locale) -> str:
    """How to do the same by typing."""
    return locale.word("wecom.by_word", commands="\n".join(commands_to_type(card.buttons, locale)))
