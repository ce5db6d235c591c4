"""Typed fields of a TOML table; ValueErrors name `where` the field is."""

from collections.abc import Collection, Mapping
from typing import TypeVar

Table = Mapping[str, object]
T = TypeVar("T")


def field(table: Table, key: str, kind: type[T], where: str, default: T | None = None) -> T:
    """Return a field of type `kind`; ValueError when it is something else, or missing without a default."""
    value = table.get(key, default)
    if value is None:
        raise ValueError(f"{where}: '{key}' is missing")
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{where}: '{key}' should be {kind.__name__}, not {value!r}")
    return value


def string_list(table: Table, key: str, where: str) -> tuple[str, ...]:
    """Return a list of strings; empty when it is missing."""
    values = field(table, key, list, where, [])
    if wrong := [value for value in values if not isinstance(value, str)]:
        raise ValueError(f"{where}: '{key}' should hold strings, not {wrong[0]!r}")
    return tuple(values)


def table_list(table: Table, key: str, where: str) -> tuple[Table, ...]:
    """Return a list of tables; empty when it is missing."""
    values = field(table, key, list, where, [])
    if wrong := [value for value in values if not isinstance(value, Mapping)]:
        raise ValueError(f"{where}: '{key}' should hold tables, not {wrong[0]!r}")
    return tuple(values)


def refuse_unknown_keys(table: Table, known: Collection[str], where: str) -> None:
    """Raise ValueError for an unknown key, which is most likely a misspelled one."""
    if extra := sorted(set(table) - set(known)):
        raise ValueError(f"{where}: unknown key '{extra[0]}'; known are {', '.join(sorted(known))}")
