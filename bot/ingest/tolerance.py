"""As much of an alert as agrees: what cannot be is left out with a warning, unless it tells which post it is (R1)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import ValidationError

from bot.ingest.problems import field_errors
from bot.ingest.schema import AlertIn, WrongTime, to_alert
from handlers.posts import Platform
from handlers.posts.post import Alert

Fault = tuple[list[str], str]  # the path of a value within the alert, and what is wrong with it
# What tells which post it is, and its words: an alert in which one of them is wrong is another alert.
ESSENTIAL = frozenset(("source", "platform", "native_id", "url", "title", "text", "parent", "own_post"))


def tolerant_alert(
    given: Mapping[str, object], platforms: Sequence[Platform], now: datetime
) -> tuple[Alert, list[Fault]]:
    """The alert, and each value that was left out of it. Raises as `to_alert` does where what is wrong is essential."""
    left_out: list[Fault] = []
    while True:
        try:
            return to_alert(AlertIn.model_validate(given), platforms, now), left_out
        except ValidationError as error:
            faults = field_errors(error)
            if any(not path or path[0] in ESSENTIAL for path, _ in faults):
                raise
        except WrongTime as error:
            faults = [([error.field], str(error))]
        left_out += faults
        for path, _ in faults:
            given = _without(given, path)


def _without(given: Mapping[str, object], path: Sequence[str]) -> dict[str, object]:
    """The same without the value at a path; a list that holds it goes as a whole."""
    inner = given.get(path[0])
    if len(path) > 1 and isinstance(inner, Mapping) and path[1] in inner:
        return {**given, path[0]: _without(inner, path[1:])}
    return {name: value for name, value in given.items() if name != path[0]}
