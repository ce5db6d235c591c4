"""A form as a modal, and what a person filled in read back; a long text takes several inputs and comes back as one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
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
from bot.chat.slack.reader import Reader
from bot.incidents.requests import Form
from handlers.case.card import Field, InputType, LocalizedText

AT_ONCE = 2400  # how much of a text an input is given, so that there is room to write more
BLANKS = " \n\t"


@dataclass(frozen=True)
class Origin:
    """Where a modal was opened from: its command, and the channel and message to answer in. `gaps` rejoin texts that were split."""

    code: str
    channel: str = ""
    thread: str = ""
    message: str = ""
    gaps: Mapping[str, list[str]] | None = None

    def told(self) -> str:
        """As the modal carries it."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


def origin_of(view: Mapping[str, Any]) -> Origin:
    """Where a submitted modal came from; its code is empty when the modal is none of ours."""
    try:
        return Origin(**json.loads(view.get("private_metadata") or "{}"))
    except (ValueError, TypeError):  # a view that somebody else drew, or an older version of us
        return Origin("")


def modal(form: Form, reader: Reader, origin: Origin, notes: tuple[LocalizedText, ...] = ()) -> Json:
    """The form as a view: what to read first, then what is asked."""
    asked: list[Json] = []
    gaps: dict[str, list[str]] = {}
    for field in form.fields:
        split = _split(field.value) if field.ask in (InputType.LINE, InputType.TEXT) else [(field.value, "")]
        if len(split) > 1:
            gaps[field.name] = [gap for _, gap in split[:-1]]
        asked += _inputs(field, [part for part, _ in split], reader, form.code)
    read = [*said_blocks(notes, reader), *part_blocks(form.parts, reader)][: VIEW_BLOCKS - len(asked)]
    whole = Origin(form.code, origin.channel, origin.thread, origin.message, gaps)
    return _view(reader.translate(form.title), [*read, *asked], reader, submit="send", origin=whole)


def answer_view(title: str, blocks: list[Json], reader: Reader) -> Json:
    """A modal that only says something."""
    return _view(title, blocks[:VIEW_BLOCKS], reader)


def values_of(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field."""
    gaps = origin_of(view).gaps or {}
    found: dict[str, dict[int, str]] = {}
    for block, state in view.get("state", {}).get("values", {}).items():
        name, place, _ = block.split("|")
        found.setdefault(name, {})[int(place)] = _value(state["value"])
    return {name: _joined([parts[n] for n in sorted(parts)], gaps.get(name, [])) for name, parts in found.items()}


def block_of(view: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The input of the first of these fields that the modal has, else its first input; errors stand beside it."""
    inputs = [str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"]
    return next((b for name in names for b in inputs if b.split("|")[0] == name), inputs[0] if inputs else "")


def _view(title: str, blocks: list[Json], reader: Reader, submit: str = "", origin: Origin | None = None) -> Json:
    view: Json = {"type": "modal", "callback_id": "form", "title": words(title, TITLE), "blocks": blocks}
    view["close"] = words(reader.word("cancel" if submit else "close"), TITLE)
    if submit:
        view["submit"] = words(reader.word(submit), TITLE)
    return view | ({"private_metadata": origin.told()} if origin else {})


def _inputs(field: Field, parts: list[str], reader: Reader, code: str) -> list[Json]:
    """One input, or several for a text that may be longer than one takes."""
    label = short(plain(reader.translate(field.label)), LABEL)
    if field.ask in (InputType.CHOICE, InputType.TICK):
        return [
            _input(field, 0, label, _choice(field, reader) if field.ask is InputType.CHOICE else _tick(reader), code)
        ]
    wanted = max(len(parts), -(-field.most // INPUT))
    drawn = []
    for place in range(wanted):
        part = parts[place] if place < len(parts) else ""
        element: Json = {
            "type": "plain_text_input",
            "multiline": field.ask is InputType.TEXT,
            "max_length": max(min(field.most, INPUT), size(part)),
        }
        element |= {"initial_value": part} if part else {}
        named = label if place == 0 else reader.word("continued", label=label, n=place + 1)
        drawn.append(_input(field, place, short(named, LABEL), element, code))
    return drawn


def _input(field: Field, place: int, label: str, element: Json, code: str) -> Json:
    """The block's name changes with what it starts from: a modal that is shown again keeps what was typed under an old name."""
    salt = hashlib.sha256(f"{code}\n{field.value}".encode("utf-8", "replace")).hexdigest()[:8]
    named = {"type": "input", "block_id": f"{field.name}|{place}|{salt}", "element": {"action_id": "value", **element}}
    return named | {
        "label": {"type": "plain_text", "text": label, "emoji": False},
        "optional": place > 0 or not field.required,
    }


def _choice(field: Field, reader: Reader) -> Json:
    options: list[Json] = [
        {"text": words(reader.translate(label), OPTION), "value": value}
        for value, label in field.options
        if 0 < size(value) <= OPTION_VALUE
    ]
    chosen = [option for option in options if option["value"] == field.value]
    drawn: Json = {"type": "static_select", "placeholder": words(reader.word("choose"), PLACEHOLDER)}
    if len(options) > OPTIONS:
        groups = [options[start : start + OPTIONS] for start in range(0, len(options), OPTIONS)][:GROUPS]
        drawn["option_groups"] = [{"label": words(g[0]["text"]["text"], OPTION), "options": g} for g in groups]
    else:
        drawn["options"] = options
    return drawn | ({"initial_option": chosen[0]} if chosen else {})


def _tick(reader: Reader) -> Json:
    return {"type": "checkboxes", "options": [{"text": words(reader.word("ticked"), OPTION), "value": "yes"}]}


def _value(state: Mapping[str, Any]) -> str:
    if state["type"] == "checkboxes":
        return "yes" if state.get("selected_options") else ""
    chosen = state.get("selected_option")
    return str(chosen["value"]) if chosen else str(state.get("value") or "")


def _split(text: str) -> list[tuple[str, str]]:
    """The text in parts that inputs can hold, each with the blanks that follow it: an input may lose blanks at its ends."""
    if size(text) <= INPUT:
        return [(text, "")]
    found: list[tuple[str, str]] = []
    for piece in pieces(text, AT_ONCE):
        bare = piece.lstrip(BLANKS) if found else piece
        if found:
            found[-1] = (found[-1][0], found[-1][1] + piece[: len(piece) - len(bare)])
        kept = bare.rstrip(BLANKS)
        if kept:
            found.append((kept, bare[len(kept) :]))
    return found


def _joined(parts: list[str], gaps: list[str]) -> str:
    """The parts with what stood between them."""
    text = parts[0]
    for place, part in enumerate(parts[1:]):
        gap = gaps[place] if place < len(gaps) else "\n" if text and part else ""
        text += (gap + part) if part else ""
    return text
