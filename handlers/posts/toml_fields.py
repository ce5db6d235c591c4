"""Typed fields out of a mapping such as tomllib gives, with errors that name the place."""

from collections.abc import Collection, Mapping
from typing import TypeVar

Table = Mapping[str, object]
T = TypeVar("T")


def field(table: Table, key: str, kind: type[T], where: str, default: T | None = None) -> T:
    """The field as `kind`; ValueError when it is something else, or missing without a default."""
    value = table.get(key, default)
    if value is None:
        raise ValueError(f"{where}: '{key}' is missing")
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{where}: '{key}' should be {kind.__name__}, not {value!r}")
    return value


def string_list(table: Table, key: str, where: str) -> tuple[str, ...]:
    """A list of strings; empty when it is not there."""
    values = field(table, key, list, where, [])
    if wrong := [value for value in values if not isinstance(value, str)]:
        raise ValueError(f"{where}: '{key}' should hold strings, not {wrong[0]!r}")
    return tuple(values)


def table_list(table: Table, key: str, where: str) -> tuple[Table, ...]:
    """A list of tables; empty when it is not there."""
    values = field(table, key, list, where, [])
    if wrong := [value for value in values if not isinstance(value, Mapping)]:
        raise ValueError(f"{where}: '{key}' should hold tables, not {wrong[0]!r}")
    return tuple(values)


def refuse_unknown_keys(table: Table, known: Collection[str], where: str) -> None:
    """ValueError when the table has a key that nobody reads: a slip of the pen must not pass in silence."""
    if extra := sorted(set(table) - set(known)):
        raise ValueError(f"{where}: nobody reads '{extra[0]}'; known are {', '.join(sorted(known))}")
