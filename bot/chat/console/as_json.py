"""Answers, cards and forms for programs, in one language: the shapes that `python -m bot say --json` prints."""

from collections.abc import Callable
from typing import TypedDict

from bot.i18n import Locale
from handlers.case.card import Button, Card, Difference, Field, Form, InputType, Link, Part, Quote, Row
from handlers.commands.parser import ParsedCommand, parse_command

OPENER = "/incident "


class OptionJson(TypedDict):
    """One value that may be chosen, and what people read for it."""

    value: str
    label: str


class FieldJson(TypedDict):
    """One value to give as `--field name=value`.

    `input` is line, text, choice, tick (its value is `yes`) or time; `max_length` is a limit in code points.
    """

    name: str
    label: str
    input: str
    required: bool
    value: str
    options: list[OptionJson]
    max_length: int


class LineJson(TypedDict):
    """A fact, a quoted text or an address (`kind`: line, quote, link)."""

    kind: str
    label: str
    value: str


class ButtonJson(TypedDict):
    """A thing to do: the command that does it, and the fields to give with it."""

    label: str
    command: str
    primary: bool
    danger: bool
    fields: list[FieldJson]


class CardJson(TypedDict):
    """A card. `tone` is calm, warning, danger or done."""

    title: str
    tone: str
    lines: list[LineJson]
    buttons: list[ButtonJson]


class FormJson(TypedDict):
    """What must be known first: the command to give again with these fields, and what to read before."""

    title: str
    command: str
    lines: list[LineJson]
    fields: list[FieldJson]


class AnswerJson(TypedDict):
    """What comes back to a command. `files` are paths on the desk's machine."""

    ok: bool
    says: list[str]
    card: CardJson | None
    form: FormJson | None
    files: list[str]


class MessageJson(TypedDict):
    """A message as the console shows it now; `place` is room:NAME or person:ID, `at` is UTC."""

    place: str
    incident: int
    at: str
    says: list[str]
    card: CardJson | None


def card_json(card: Card, locale: Locale, form_of: Callable[[ParsedCommand], Form | None]) -> CardJson:
    """A card in one language; `form_of` says which form a button's command opens now."""
    buttons = [_button(button, locale, form_of(parse_command(button.code))) for button in card.buttons]
    return {
        "title": locale.text(card.title),
        "tone": card.tone.value,
        "lines": _lines(card.parts, locale),
        "buttons": buttons,
    }


def form_json(form: Form, locale: Locale) -> FormJson:
    """A form in one language."""
    return {
        "title": locale.text(form.title),
        "command": OPENER + form.code,
        "lines": _lines(form.parts, locale),
        "fields": _fields(form, locale),
    }


def _button(button: Button, locale: Locale, form: Form | None) -> ButtonJson:
    return {
        "label": locale.text(button.label),
        "command": OPENER + button.code,
        "primary": button.primary,
        "danger": button.danger,
        "fields": _fields(form, locale) if form else [],
    }


def _fields(form: Form, locale: Locale) -> list[FieldJson]:
    """What can be given as text: files come in by `python -m bot evidence`."""
    return [_field(field, locale) for field in form.fields if field.input is not InputType.FILE]


def _field(field: Field, locale: Locale) -> FieldJson:
    return {
        "name": field.name,
        "label": locale.text(field.label),
        "input": field.input.value,
        "required": field.required,
        "value": field.value,
        "options": [{"value": value, "label": locale.text(label)} for value, label in field.options],
        "max_length": field.max_length,
    }


def _lines(parts: tuple[Part, ...], locale: Locale) -> list[LineJson]:
    return [_line(part, locale) for part in parts]


def _line(part: Part, locale: Locale) -> LineJson:
    label = locale.text(part.label) if part.label else ""
    match part:
        case Row():
            return {"kind": "line", "label": label, "value": locale.text(part.text)}
        case Quote():
            return {"kind": "quote", "label": label, "value": part.text}
        case Difference():
            return {"kind": "difference", "label": label, "value": part.marked}
        case Link():
            return {"kind": "link", "label": label, "value": part.url}
