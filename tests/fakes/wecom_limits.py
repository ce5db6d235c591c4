"""What WeCom takes, by its documents: every field of every message with its limit. Above some it says no, above others
it cuts silently.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
BYTES, UNITS = "bytes", "units"
# Field of a template card, how it is counted, and how much it takes.
CARD: tuple[tuple[str, str, int], ...] = (
    ("source.desc", UNITS, 13),
    ("main_title.title", UNITS, 36),
    ("main_title.desc", UNITS, 44),
    ("sub_title_text", UNITS, 160),
    ("horizontal_content_list.*.keyname", UNITS, 5),
    ("horizontal_content_list.*.value", UNITS, 26),
    ("jump_list.*.title", UNITS, 13),
    ("jump_list.*.url", BYTES, 1024),
    ("button_list.*.text", UNITS, 10),
    ("button_list.*.key", BYTES, 1024),
    ("button_selection.question_key", BYTES, 1024),
    ("button_selection.option_list.*.id", BYTES, 128),
    ("button_selection.option_list.*.text", UNITS, 10),
    ("task_id", BYTES, 128),
)
LISTS: tuple[tuple[str, int, int], ...] = (
    ("horizontal_content_list", 0, 6),
    ("jump_list", 0, 3),
    ("button_list", 1, 6),
    ("button_selection.option_list", 1, 10),
)
MESSAGES: tuple[tuple[str, str, int], ...] = (("text.content", BYTES, 2048), ("markdown.content", BYTES, 2048))
GROUP: tuple[tuple[str, str, int], ...] = (
    ("name", UNITS, 50),
    ("chatid", BYTES, 32),
    ("owner", BYTES, 64),
    ("userlist.*", BYTES, 64),
)
MENU: tuple[tuple[str, str, int], ...] = (
    ("button.*.name", BYTES, 16),
    ("button.*.key", BYTES, 128),
    ("button.*.sub_button.*.name", BYTES, 40),
    ("button.*.sub_button.*.key", BYTES, 128),
)
MENU_LISTS: tuple[tuple[str, int, int], ...] = (("button", 1, 3), ("button.*.sub_button", 1, 5))
TASK = re.compile(r"[0-9A-Za-z_\-@]{1,128}")


def size(text: str, how: str) -> int:
    """Bytes of UTF-8, or UTF-16 units."""
    return len(text.encode()) if how == BYTES else len(text.encode("utf-16-le")) // 2


def at(value: object, path: str) -> Iterator[object]:
    """Every value at a dotted path; `*` is each of a list."""
    name, _, rest = path.partition(".")
    if isinstance(value, Mapping):
        found = [value[name]] if name in value else []
    else:
        found = list(value) if name == "*" and isinstance(value, Sequence) else []
    for each in found:
        yield from at(each, rest) if rest else iter([each])


def faults_of(
    thing: Json, fields: Sequence[tuple[str, str, int]], lists: Sequence[tuple[str, int, int]] = ()
) -> list[str]:
    """Everything that is too long, and lists with too few or too many entries."""
    faults = [
        f"{path}: {size(str(v), how)} {how}"
        for path, how, limit in fields
        for v in at(thing, path)
        if size(str(v), how) > limit
    ]
    for path, least, limit in lists:
        faults += [
            f"{path}: {len(v)} entries" for v in at(thing, path) if isinstance(v, list) and not least <= len(v) <= limit
        ]
    return faults


def faults_of_card(card: Json) -> list[str]:
    """Everything that WeCom would refuse or cut."""
    faults = faults_of(card, CARD, LISTS)
    if card.get("card_type") != "button_interaction" or not card.get("button_list"):
        faults.append("a button_interaction needs buttons")
    keys = [str(key) for key in at(card, "button_list.*.key")]
    if len(set(keys)) != len(keys) or not all(keys):
        faults.append("button keys must differ")
    texts = [
        str(v)
        for path in ("main_title.title", "button_list.*.text", "horizontal_content_list.*.value")
        for v in at(card, path)
    ]
    if not all(texts) or not card.get("main_title", {}).get("title"):
        faults.append("something is empty")
    return faults if TASK.fullmatch(str(card.get("task_id", ""))) else [*faults, "task_id"]


def faults_of_message(message: Json) -> list[str]:
    """Texts that would be cut silently, or are empty."""
    return faults_of(message, MESSAGES) + [
        f"{path}: empty" for path, _, _ in MESSAGES for v in at(message, path) if not str(v).strip()
    ]


def leaves(value: object, path: str = "") -> set[str]:
    """Paths of all texts below."""
    if isinstance(value, dict):
        return set().union(*(leaves(v, f"{path}.{k}".lstrip(".")) for k, v in value.items()))
    if isinstance(value, list):
        return set().union(*(leaves(v, f"{path}.*") for v in value))
    return {path} if isinstance(value, str) else set()
