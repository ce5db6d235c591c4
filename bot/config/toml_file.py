"""TOML that people write, checked against a model: every fault at once, each with its place and what to write there.

A model stands for the file. Its fields are groups of tables: `person` holds `[person.mei]` and `[person.ken]`, and its
description is how such a table is written, `[person.<id>]`; `fact` of `[[fact]]` tables is a list. Of any other field,
and of a field in a table, the description says what to write.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from handlers.case.errors import InvalidFile

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


def read_file(path: Path, read: Callable[[str], T]) -> T:
    """What `read` makes of the file's text. Raises OSError, or InvalidFile whose faults stand under the file's name."""
    try:
        return read(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidFile(f"{path}: save it as UTF-8") from None
    except InvalidFile as error:
        gap = "\n" if "\n" in str(error) else " "
        raise InvalidFile(f"{path}:{gap}{error}") from None


def read_toml(path: Path, model: type[M]) -> M:
    """The file as its model. Raises OSError, or InvalidFile with the file and every fault."""
    return read_file(path, lambda text: parse_toml(text, model))


def parse_toml(text: str, model: type[M]) -> M:
    """The file as its model; validators find all of it, unchecked, as their context. Raises InvalidFile."""
    try:
        tables = tomllib.loads(text)
        return model.model_validate(tables, context=tables)
    except tomllib.TOMLDecodeError as error:
        raise InvalidFile(f"not valid TOML: {error}") from None
    except ValidationError as error:
        raise InvalidFile("\n".join(dict.fromkeys(_fault(model, each) for each in error.errors()))) from None


def _fault(model: type[BaseModel], error: ErrorDetails) -> str:
    """One line: where, and what to write. `loc` is (), (group,), (group, table) or (group, table, field, …).

    A table of `[[group]]` is its number, from 0. A root model has no groups: `loc` begins with a key of the file.
    """
    said = error["msg"].removeprefix("Value error, ")
    match error["loc"]:
        case ():
            return said
        case (group,) if error["type"] == "extra_forbidden":
            return f"{group}: there are {' and '.join(_headings(model))}"
        case (key, "[key]"):
            return f"{key}: not known; there are {_known(error)}"
        case (group, *rest) if _table(model, str(group)) is None:
            key = ".".join(map(str, (group, *rest[:1]) if rest and isinstance(rest[0], str) else (group,)))
            return f"{key}: write {_field(model, str(group)).description}{_in_quotes(error)}"
        case (group,):
            return f"{group}: write tables such as {model.model_fields[str(group)].description}"
        case (group, table):
            return f"{group}: write tables such as {_place(group, table)}"
        case (group, table, "[key]"):
            return f"[{group}.{table}]: no such {_placeholder(model, str(group))}; there are {_known(error)}"
        case (group, table, field, *rest):
            what = _what_to_write(_table(model, str(group)) or model, str(field), rest, error)
            return f"{_place(group, table)} {field}: {said if error['type'] == 'value_error' else what}"
    raise AssertionError(error["loc"])


def _what_to_write(table: type[BaseModel], field: str, rest: Sequence[object], error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return f"no such field; there are {', '.join(sorted(table.model_fields))}"
    if rest and error["type"] == "enum":  # one of a list
        return f"{error['input']!r} is not known; there are {_known(error)}"
    return f"write {table.model_fields[field].description}{_in_quotes(error)}"


def _in_quotes(error: ErrorDetails) -> str:
    return ", in quotes" if error["type"] == "string_type" and isinstance(error["input"], int | float) else ""


def _table(model: type[BaseModel], group: str) -> type[BaseModel] | None:
    """The model of the tables in a group, which is a dict or a list of them; None of a field that is no group."""
    inner = get_args(_field(model, group).annotation)
    return inner[-1] if inner and isinstance(inner[-1], type) and issubclass(inner[-1], BaseModel) else None


def _field(model: type[BaseModel], name: str) -> FieldInfo:
    """The field of this name; of a root model its only one."""
    return model.model_fields.get(name) or model.model_fields["root"]


def _place(group: object, table: object) -> str:
    """`[brand.GlowSkin]`, or of a list `[[fact]] 2`, which counts from 1."""
    return f"[[{group}]] {table + 1}" if isinstance(table, int) else f"[{group}.{table}]"


def _headings(model: type[BaseModel]) -> list[str]:
    """What may stand at the top of the file: tables as they are written, other fields by their names."""
    known = model.model_fields.items()
    return [str(field.description) if _table(model, name) else name for name, field in known]


def _placeholder(model: type[BaseModel], group: str) -> str:
    """`role` for a group that is written `[promise.<role>]`."""
    found = re.search(r"<(\w+)>", str(model.model_fields[group].description))
    return found[1] if found else "table"


def _known(error: ErrorDetails) -> str:
    """`owner, approver` from pydantic's `'owner' or 'approver'`."""
    context: dict[str, Any] = error.get("ctx", {})
    return str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
