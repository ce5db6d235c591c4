"""Finds the alerts within a JSON object: the object itself, or the list inside it that holds them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.ingest.columns import PEOPLE, Columns, columns_of
from bot.ingest.flatten import flatten

MAX_DEPTH = 3  # lists deeper within an object belong to something else
STRONG = ("url", "native_id")
NAMELESS = 3  # fields that an object needs to be taken for an alert by its words alone


@dataclass(frozen=True)
class _List:
    path: str
    records: Sequence[object]
    score: int
    of_tool: bool  # its records look as those of a tool that is known


def find_records(value: object) -> tuple[Sequence[object], tuple[str, ...]]:
    """The alerts of a JSON value, and the keys around them that were not read."""
    if isinstance(value, list):
        return value, ()
    if not isinstance(value, Mapping):
        return [value], ()
    lists = sorted(_lists(value, "", 1), key=lambda one: -one.score)
    if not lists or _is_alert(value, lists[0]):
        return [value], ()
    best = [one for one in lists if one.score == lists[0].score][:1]
    chosen = best[0]
    outside = [path for path in _leaves(value, "", 1) if not f"{path}.".startswith(f"{chosen.path}.")]
    return _with_authors(chosen.records, value), tuple(outside)


def _with_authors(records: Sequence[object], value: Mapping[str, object]) -> Sequence[object]:
    """The records with the account that each names by `author_id`, where accounts stand in a list beside them."""
    included = value.get("includes")
    users = included.get("users") if isinstance(included, Mapping) else None
    by_id = {one.get("id"): one for one in users or () if isinstance(one, Mapping)} if isinstance(users, list) else {}
    if not by_id:
        return records
    return [
        {**one, "author": by_id[one["author_id"]]}
        if isinstance(one, Mapping) and one.get("author_id") in by_id
        else one
        for one in records
    ]


def _is_alert(value: Mapping[str, object], inner: _List) -> bool:
    """True when the object itself is the alert, and its list something about it, such as its comments."""
    if inner.of_tool and not _columns(value).table.preset.name:
        return False  # a tool's envelope may have addresses of its own
    own = {key: item for key, item in value.items() if not isinstance(item, Mapping | list)}
    fields = columns_of(tuple(own)).indexes
    if any(name in fields and any(own.get(tuple(own)[i]) for i in fields[name]) for name in STRONG):
        return "feed_url" not in own and "home_page_url" not in own
    return "text" in fields and len(fields) >= NAMELESS and inner.score < len(fields)


def _lists(value: Mapping[str, object], prefix: str, depth: int) -> Iterator[_List]:
    for key, item in value.items():
        path = f"{prefix}{key}"
        if isinstance(item, list) and any(isinstance(one, Mapping) for one in item):
            columns = _columns(next(one for one in item if isinstance(one, Mapping)))
            yield _List(path, item, _score(columns), bool(columns.table.preset.name))
        elif isinstance(item, Mapping) and depth < MAX_DEPTH:
            yield from _lists(item, f"{path}.", depth + 1)


def _columns(record: Mapping[str, object]) -> Columns:
    return columns_of(tuple(flatten(record)))


def _score(columns: Columns) -> int:
    """How many fields of an alert a record has; those that tell a post from others weigh most."""
    if columns.table.shape == PEOPLE:
        return 0
    return len(columns.indexes) + sum(3 for name in ("url", "native_id", "text", "title") if name in columns.indexes)


def _leaves(value: Mapping[str, object], prefix: str, depth: int) -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, Mapping) and depth < MAX_DEPTH:
            yield from _leaves(item, f"{prefix}{key}.", depth + 1)
        else:
            yield f"{prefix}{key}"
