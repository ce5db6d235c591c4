"""A JSON object as the row of a table: keys of objects within it are joined with a dot, wrappers are left off."""

from collections.abc import Iterator, Mapping

MAX_DEPTH = 4
# Objects that only hold what an alert is made of: their name is no part of the key.
WRAPPERS_LIST = (
    "fields note_card note aweme_info aweme mblog post tweet legacy document content_info attributes "
    "payload data item counts stats statistics statistic engagement engagements metrics public_metrics "
    "interact_info interaction interactions interactInfo _source node source_data object properties 详情 "
    "数据 result"
)
WRAPPERS = frozenset(WRAPPERS_LIST.split())
WORDS = ("text", "full_text", "name", "value", "title", "content", "summary", "label")  # what stands for a whole object
LINKS = ("link", "url", "href")


def flatten(record: Mapping[str, object]) -> dict[str, object]:
    """The record's values by key; lists of words become one text."""
    found: dict[str, object] = {}
    for key, value in _walk(record, "", 0):
        found.setdefault(key, value)
    return found


def _walk(record: Mapping[str, object], prefix: str, depth: int) -> Iterator[tuple[str, object]]:
    for key, value in record.items():
        name = f"{prefix}{key}"
        if not isinstance(value, Mapping) or _is_cell(value) or depth >= MAX_DEPTH:
            yield name, cell(value)
        else:
            yield from _walk(value, prefix if key in WRAPPERS else f"{name}.", depth + 1)


def _is_cell(value: Mapping[str, object]) -> bool:
    """True for an object that stands for one value, as Feishu, Notion and Airtable write them."""
    keys = set(value)
    return (
        bool(keys)
        and keys <= {"text", "link", "type", "url", "href", "mentionType", "token"}
        and len(keys) <= 4
        and ("type" in keys or {"text", "link"} <= keys)
    )


def cell(item: object) -> object:
    """What a spreadsheet's cell would hold: of a list its members, of an object its words or its link."""
    if isinstance(item, list | tuple):
        return _joined(item)
    if isinstance(item, Mapping):
        link = next((item[name] for name in LINKS if isinstance(item.get(name), str) and item[name]), None)
        words = next((item[name] for name in WORDS if isinstance(item.get(name), str | int | float)), None)
        return link if link is not None and (words is None or "://" in str(link)) else words
    return item


def _joined(items: list[object] | tuple[object, ...]) -> object:
    members = [one for one in map(cell, items[:200]) if one not in (None, "")]
    if len(members) == 1:
        return members[0]
    in_pieces = bool(items) and all(isinstance(item, Mapping) and "text" in item and "type" in item for item in items)
    return ("" if in_pieces else "、").join(map(str, members)) if members else None
