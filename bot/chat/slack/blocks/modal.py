"""A form as a modal, and what a person filled in read back; a long text takes several inputs and comes back as one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.chat.slack.blocks.card import plain, words
from bot.chat.slack.blocks.limits import (
    GROUPS,
    INPUT,
    LABEL,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    TITLE,
    VIEW_BLOCKS,
    pieces,
    short,
    size,
)
from bot.chat.slack.blocks.rich_text import Json, part_blocks, said_blocks
from bot.chat.slack.emoji import with_emoji
from bot.i18n import Locale
from handlers.case.card import Field, Form, InputType, LocalizedText

PREFILL = 2400  # of the 3000 an input takes: the rest is room to write more
BLANKS = " \n\t"
MAX_FILES = 10  # that a file_input takes


@dataclass(frozen=True)
class ModalState:
    """What a modal carries for its submission, as private_metadata (3000 characters at most).

    The command, the channel and thread to answer in, the message (`channel/ts`) it is about, by field the blanks
    that separate the parts of a text that was split over several inputs, and ids of the files it was opened on.
    """

    code: str
    channel: str = ""
    thread: str = ""
    message: str = ""
    separators: Mapping[str, list[str]] | None = None
    files: list[str] | None = None

    def to_json(self) -> str:
        """The state as private_metadata."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


def state_of(view: Mapping[str, Any]) -> ModalState:
    """The state of a submitted modal; its code is empty when the modal is none of ours."""
    try:
        return ModalState(**json.loads(view.get("private_metadata") or "{}"))
    except (ValueError, TypeError):  # another app's view, or one that an older version of this app drew
        return ModalState("")


def modal(form: Form, locale: Locale, state: ModalState, notes: tuple[LocalizedText, ...] = ()) -> Json:
    """The form as a view: what to read first, then the inputs, which are never cut for what is to be read."""
    inputs: list[Json] = []
    separators: dict[str, list[str]] = {}
    for field in form.fields:
        parts = _parts_of(field)
        if len(parts) > 1:
            separators[field.name] = [blanks for _, blanks in parts[:-1]]
        inputs += _inputs(field, [part for part, _ in parts], locale, form.code)
    read = [*said_blocks(notes, locale), *part_blocks(form.parts, locale)][: VIEW_BLOCKS - len(inputs)]
    kept_state = replace(state, code=form.code, separators=separators)
    return _view(locale.text(form.title), [*read, *inputs], locale, submit="send", state=kept_state)


def answer_view(title: str, blocks: list[Json], locale: Locale) -> Json:
    """A modal that only says something."""
    return _view(title, blocks[:VIEW_BLOCKS], locale)


def values_of(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field."""
    separators = state_of(view).separators or {}
    found: dict[str, dict[int, str]] = {}
    for block, state in view.get("state", {}).get("values", {}).items():
        name, place, _ = block.split("|")
        found.setdefault(name, {})[int(place)] = _value(state["value"])
    whole = {name: [parts[n] for n in sorted(parts)] for name, parts in found.items()}
    return {name: join_text(parts, separators.get(name, [])) for name, parts in whole.items()}


def block_of(view: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The input of the first of these fields that the modal has, else its first input; errors stand beside it."""
    inputs = [str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"]
    return next((b for name in names for b in inputs if b.split("|")[0] == name), inputs[0] if inputs else "")


def _view(title: str, blocks: list[Json], locale: Locale, submit: str = "", state: ModalState | None = None) -> Json:
    view: Json = {"type": "modal", "callback_id": "form", "title": words(title, TITLE), "blocks": blocks}
    view["close"] = words(locale.word("slack.cancel" if submit else "slack.close"), TITLE)
    if submit:
        view["submit"] = words(locale.word(f"slack.{submit}"), TITLE)
    return view | ({"private_metadata": state.to_json()} if state else {})


def _parts_of(field: Field) -> list[tuple[str, str]]:
    """A text as inputs can hold it, each part with the blanks behind it; any other value whole."""
    return split_text(field.value) if field.input in (InputType.LINE, InputType.TEXT) else [(field.value, "")]


def _inputs(field: Field, parts: list[str], locale: Locale, code: str) -> list[Json]:
    """One input, or several for a text that may be longer than one takes."""
    label = short(plain(locale.text(field.label)), LABEL)
    if field.input is InputType.CHOICE:
        return [_input(field, 0, label, _choice(field, locale), code)]
    if field.input is InputType.FILE:
        return [_input(field, 0, label, {"type": "file_input", "max_files": MAX_FILES}, code)]
    if field.input is InputType.TICK:
        return [_input(field, 0, label, _tick(locale), code)]
    count = max(len(parts), -(-field.max_length // INPUT))
    drawn = []
    for place, part in enumerate([*parts, *[""] * (count - len(parts))]):
        named = label if place == 0 else locale.word("slack.continued", label=label, n=place + 1)
        drawn.append(_input(field, place, short(named, LABEL), _text_input(field, part), code))
    return drawn


def _text_input(field: Field, part: str) -> Json:
    """An input with what is filled in; `max_length` must not be below that, in Slack's units."""
    max_length = max(min(field.max_length, INPUT), size(part))
    drawn: Json = {"type": "plain_text_input", "multiline": field.input is InputType.TEXT, "max_length": max_length}
    return drawn | ({"initial_value": part} if part else {})


def _input(field: Field, place: int, label: str, element: Json, code: str) -> Json:
    """The block's name depends on the initial value: Slack keeps what was typed under a name when a view is updated."""
    salt = hashlib.sha256(f"{code}\n{field.value}".encode("utf-8", "replace")).hexdigest()[:8]
    return {
        "type": "input",
        "block_id": f"{field.name}|{place}|{salt}",
        "element": {"action_id": "value", **element},
        "label": {"type": "plain_text", "text": label, "emoji": False},
        "optional": place > 0 or not field.required,
    }


def _choice(field: Field, locale: Locale) -> Json:
    options: list[Json] = [
        {"text": words(locale.text(label), OPTION), "value": value}
        for value, label in field.options
        if 0 < size(value) <= OPTION_VALUE
    ]
    chosen = [option for option in options if option["value"] == field.value]
    drawn: Json = {"type": "static_select", "placeholder": words(locale.word("slack.choose"), PLACEHOLDER)}
    if len(options) > OPTIONS:
        groups = [options[start : start + OPTIONS] for start in range(0, len(options), OPTIONS)][:GROUPS]
        drawn["option_groups"] = [{"label": words(g[0]["text"]["text"], OPTION), "options": g} for g in groups]
    else:
        drawn["options"] = options
    return drawn | ({"initial_option": chosen[0]} if chosen else {})


def _tick(locale: Locale) -> Json:
    return {"type": "checkboxes", "options": [{"text": words(locale.word("slack.ticked"), OPTION), "value": "yes"}]}


def _value(state: Mapping[str, Any]) -> str:
    if state["type"] == "checkboxes":
        return "yes" if state.get("selected_options") else ""
    if state["type"] == "file_input":
        return " ".join(str(each["id"]) for each in state.get("files") or ())
    chosen = state.get("selected_option")
    return str(chosen["value"]) if chosen else with_emoji(str(state.get("value") or ""))


def split_text(text: str) -> list[tuple[str, str]]:
    """The text in parts that inputs can hold, each with the blanks behind it: an input may lose blanks at its ends."""
    if size(text) <= INPUT:
        return [(text, "")]
    found: list[tuple[str, str]] = []
    for piece in pieces(text, PREFILL):
        bare = piece.lstrip(BLANKS) if found else piece
        if found:
            found[-1] = (found[-1][0], found[-1][1] + piece[: len(piece) - len(bare)])
        kept = bare.rstrip(BLANKS)
        if kept:
            found.append((kept, bare[len(kept) :]))
    return found


def join_text(parts: list[str], separators: list[str]) -> str:
    """The parts with what separated them; a line break before a part that the person added."""
    text = parts[0]
    for place, part in enumerate(parts[1:]):
        separator = separators[place] if place < len(separators) else "\n" if text and part else ""
        text += (separator + part) if part else ""
    return text
