"""Values made from a JSON schema, as OpenAPI writes it, and values that are nearly right: what a careless sender would
send.
"""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

HOSTILE = (
    "\ud83d",
    "\0",
    "\ufffe",
    "\u202e",
    "=1+1",
    "'; DROP TABLE incident; --",
    "<script>",
    "{text}",
    "9" * 400,
    "x" * 20_001,
)
SIMPLE = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
)
JUNK = SIMPLE | st.just([]) | st.just({}) | st.sampled_from(HOSTILE)


def inlined(schema: Any, components: dict[str, Any]) -> Any:
    """The schema in one piece: every `$ref` replaced by the component it names."""
    if isinstance(schema, list):
        return [inlined(item, components) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return inlined(components[schema["$ref"].rpartition("/")[2]], components)
    return {name: inlined(item, components) for name, item in schema.items()}


def fits(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that the schema allows."""
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return st.one_of(*map(fits, choices))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema.get("type") == "object":
        needed = {name: fits(each) for name, each in schema["properties"].items() if name in schema.get("required", ())}
        return st.fixed_dictionaries(
            needed, optional={n: fits(each) for n, each in schema["properties"].items() if n not in needed}
        )
    if schema.get("type") == "array":
        return st.lists(fits(schema["items"]), max_size=min(3, schema.get("maxItems", 3)))
    return _plain(schema)


def _plain(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if schema.get("format") == "date-time":
        moments = st.datetimes(datetime(2000, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
        return moments.map(datetime.isoformat)
    if schema.get("type") == "integer":
        return st.integers(int(schema.get("minimum", -5)), int(schema.get("maximum", 10**12)))
    return {
        "string": st.text(min_size=schema.get("minLength", 0), max_size=min(12, schema.get("maxLength", 12))),
        "boolean": st.booleans(),
        "null": st.none(),
    }.get(schema.get("type", ""), JUNK)


@st.composite
def nearly(draw: st.DrawFn, good: st.SearchStrategy[Any]) -> Any:
    """A good value with something in it that is not."""
    value = draw(good)
    for _ in range(draw(st.integers(0, 2))):
        value = _spoilt(draw, value)
    return value


def _spoilt(draw: st.DrawFn, value: Any) -> Any:
    """Replace, take away or add one thing, somewhere in it."""
    if isinstance(value, dict) and value and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(value)))
        return {**value, name: _spoilt(draw, value[name])}
    if isinstance(value, dict) and value and draw(st.booleans()):
        gone = draw(st.sampled_from(sorted(value)))
        return {name: each for name, each in value.items() if name != gone}
    if isinstance(value, list) and value and draw(st.booleans()):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], _spoilt(draw, value[at]), *value[at + 1 :]]
    return draw(JUNK)
