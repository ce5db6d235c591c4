"""Slack's limits as a table, and a check of everything that is sent to it: what the real one refuses, this refuses."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

Json = dict[str, Any]
LIMITS = {
    ("section", "text"): 3000,
    ("header", "text"): 150,
    ("button", "text"): 75,
    ("button", "value"): 2000,
    ("option", "text"): 75,
    ("option", "value"): 150,
    ("input", "label"): 2000,
    ("plain_text_input", "initial_value"): 3000,
    ("static_select", "placeholder"): 150,
    ("view", "title"): 24,
    ("view", "submit"): 24,
    ("view", "close"): 24,
    ("view", "private_metadata"): 3000,
    ("view", "callback_id"): 255,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
    ("link", "url"): 3000,
    ("any", "action_id"): 255,
    ("any", "block_id"): 255,
    ("rich_text", "all"): 3000,
    ("message", "all"): 13_200,
}
COUNTS = {"message": 50, "view": 100, "actions": 25, "context": 10, "options": 100, "option_groups": 100}
KNOWN = {"header", "rich_text", "section", "actions", "context", "divider", "input"}


def length(text: str) -> int:
    """UTF-16 units once escaped: the strictest reading of "characters"."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return len(escaped.encode("utf-16-le", "surrogatepass")) // 2


def faults_of_message(blocks: list[Json]) -> list[str]:
    """What Slack would not take in a message."""
    found = [] if len(blocks) <= COUNTS["message"] else [f"{len(blocks)} blocks"]
    found += _too_long("message", "all", "".join(texts(blocks)))
    return found + [fault for block in blocks for fault in faults_of_block(block)]


def faults_of_view(view: Json) -> list[str]:
    """What Slack would not take as a modal or a home."""
    found = [] if len(view["blocks"]) <= COUNTS["view"] else [f"{len(view['blocks'])} blocks"]
    for part in ("title", "submit", "close"):
        found += _too_long("view", part, view.get(part, {}).get("text", ""))
    found += _too_long("view", "private_metadata", view.get("private_metadata", ""))
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    if inputs and "submit" not in view:
        found.append("inputs without submit")
    if len(set(inputs)) < len(inputs):
        found.append("two inputs of one name")
    try:
        View(
            **{name: value for name, value in view.items() if name != "blocks"}, blocks=Block.parse_all(view["blocks"])
        ).validate_json()
    except Exception as error:
        found.append(str(error))
    return found + [fault for block in view["blocks"] for fault in faults_of_block(block)]


def faults_of_block(block: Json) -> list[str]:
    """What Slack, or its own models, would not take in a block."""
    found = [] if block["type"] in KNOWN else [f"unknown block {block['type']}"]
    try:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
    except Exception as error:
        found.append(f"{block['type']}: {error}")
    if block["type"] == "rich_text":
        found += _too_long("rich_text", "all", "".join(texts(block)))
    if block["type"] in ("actions", "context") and not 0 < len(block["elements"]) <= COUNTS[block["type"]]:
        found.append(f"{block['type']} with {len(block['elements'])} elements")
    return found + [fault for part in _inside(block) for fault in _faults_of_part(part)]


def texts(part: object) -> Iterator[str]:
    """Every text in it."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("text", "url") and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(part, list):
        for inner in part:
            yield from texts(inner)


def _inside(part: object) -> Iterator[Json]:
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from _inside(value)
    elif isinstance(part, list):
        for inner in part:
            yield from _inside(inner)


def _faults_of_part(part: Json) -> list[str]:
    kind, found = str(part.get("type", "option" if "value" in part else "confirm" if "deny" in part else "")), []
    for (owner, name), _ in LIMITS.items():
        value = part.get(name)
        if owner in (kind, "any") and value is not None:
            found += _too_long(owner, name, value["text"] if isinstance(value, dict) else str(value))
    if kind == "mrkdwn":
        found.append("marked-up text")
    if kind == "text" and not part["text"]:
        found.append("an empty run")
    if kind in ("broadcast", "usergroup"):
        found.append("a ping to many")
    for many in ("options", "option_groups"):
        if many in part and not 0 < len(part[many]) <= COUNTS[many]:
            found.append(f"{len(part[many])} {many}")
    if kind == "plain_text_input" and len(part.get("initial_value", "")) > part.get("max_length", 3000):
        found.append("starts longer than it may become")
    return found


def _too_long(owner: str, name: str, text: str) -> list[str]:
    limit = LIMITS[owner, name]
    return [f"{owner} {name}: {length(text)} of {limit}"] if length(text) > limit else []
