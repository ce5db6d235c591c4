"""TOML that people write, checked against a model: every fault at once, each with its place and what to write there.

A model stands for the file. Its fields are groups of tables: `person` holds `[person.mei]` and `[person.ken]`, and its
description is how such a table is written, `[person.<id>]`. The description of a field in a table says what to write.
"""

import re
import tomllib
from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handlers.case.errors import InvalidFile

M = TypeVar("M", bound=BaseModel)


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
    """One line: where, and what to write. `loc` is (), (group,), (group, table) or (group, table, field, …)."""
    said = error["msg"].removeprefix("Value error, ")
    match error["loc"]:
        case ():
            return said
        case (group,) if error["type"] == "extra_forbidden":
            return f"{group}: there are {' and '.join(str(field.description) for field in model.model_fields.values())}"
        case (group,):
            return f"{group}: write tables such as {model.model_fields[str(group)].description}"
        case (group, table):
            return f"{group}: write tables such as [{group}.{table}]"
        case (group, table, "[key]"):
            return f"[{group}.{table}]: no such {_placeholder(model, str(group))}; there are {_known(error)}"
        case (group, table, field, *rest):
            what = _what_to_write(_table(model, str(group)), str(field), rest, error)
            return f"[{group}.{table}] {field}: {said if error['type'] == 'value_error' else what}"
    raise AssertionError(error["loc"])


def _what_to_write(table: type[BaseModel], field: str, rest: Sequence[object], error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return f"no such field; there are {', '.join(sorted(table.model_fields))}"
    if rest and error["type"] == "enum":  # one of a list
        return f"{error['input']!r} is not known; there are {_known(error)}"
    quoted = ", in quotes" if error["type"] == "string_type" and isinstance(error["input"], int | float) else ""
    return f"write {table.model_fields[field].description}{quoted}"


def _table(model: type[BaseModel], group: str) -> type[BaseModel]:
    """The model of the tables in a group, which is a dict of them."""
    table: type[BaseModel] = get_args(model.model_fields[group].annotation)[-1]
    return table


def _placeholder(model: type[BaseModel], group: str) -> str:
    """`role` for a group that is written `[promise.<role>]`."""
    found = re.search(r"<(\w+)>", str(model.model_fields[group].description))
    return found[1] if found else "table"


def _known(error: ErrorDetails) -> str:
    """`owner, approver` from pydantic's `'owner' or 'approver'`."""
    context: dict[str, Any] = error.get("ctx", {})
    return str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
