"""The JSON of a request: one alert or a list of them, each validated and ingested by itself."""

import re
from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from bot.ingest.problems import FieldError, ProblemError, field_errors
from bot.ingest.schema import AlertSink, IngestResult
from bot.ingest.tolerance import Fault, tolerant_alert
from handlers.posts import Platform
from handlers.posts.post import Alert

MAX_ALERTS = 10_000  # in a list
# Every escape of a JSON text in its turn, so that `\\ud83d` is none: a surrogate pair, a lone one (the group), others.
LONE_SURROGATE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)


class IngestedAlert(BaseModel):
    """Where an alert went: its place in the list, the incident's number, and whether it opened it."""

    index: int
    number: int
    new: bool


class IngestResponse(BaseModel):
    """What became of the alerts; everything under `incidents` is committed. `warnings`: values that were left out."""

    incidents: list[IngestedAlert]
    errors: list[FieldError]
    warnings: list[FieldError] = []


def ingest_batch(
    body: bytes, sink: AlertSink, platforms: Sequence[Platform], now: datetime, key: str
) -> IngestResponse:
    """Ingest every good alert of the body, each under an idempotency key of its own, made of `key` and its place.

    Raises ProblemError when the body is no JSON, or when not one alert in it was good.
    """
    content = _parse(body)
    rows = content if isinstance(content, list) else [content]
    if len(rows) > MAX_ALERTS:
        raise ProblemError("too-large", f"the list has {len(rows)} alerts; send at most {MAX_ALERTS} in one request")
    response = IngestResponse(incidents=[], errors=[])
    read = [_validate(row, platforms, now) for row in rows]
    good = {index: alert for index, (alert, _) in enumerate(read) if alert}
    received = sink.receive_alerts([(alert, f"{key}:{index}") for index, alert in good.items()])
    results = dict(zip(good, received, strict=True))
    for index, (alert, faults) in enumerate(read):
        pointer = f"#/{index}" if isinstance(content, list) else "#"
        named = response.warnings if alert else response.errors
        result = results.get(index)
        if isinstance(result, IngestResult):
            response.incidents.append(IngestedAlert(index=index, number=result.number, new=result.new))
        elif result:
            named, faults = response.errors, [([], f"the file of incident {result} is damaged; ask who runs the desk")]
        named += [FieldError(index=index, pointer="/".join([pointer, *path]), detail=detail) for path, detail in faults]
    if not response.incidents:
        detail = "mend what `errors` names and send the request again" if rows else "the list is empty"
        raise ProblemError("bad-alert", detail, response.errors)
    return response


def _parse(body: bytes) -> object:
    text = body.removeprefix(b"\xef\xbb\xbf")
    try:
        return from_json(text, allow_inf_nan=False)
    except ValueError as error:
        if (repaired := LONE_SURROGATE.sub(_lone_to_nul, text)) != text:
            return _parse(repaired)
        raise ProblemError("not-json", f"send one alert or a list of alerts as JSON in UTF-8: {error}") from None


def _lone_to_nul(escape: re.Match[bytes]) -> bytes:
    """A lone surrogate (of an emoji that a tool has cut in two) becomes NUL, so that only its own row is refused."""
    return rb"\u0000" if escape[1] else escape[0]


def _validate(row: object, platforms: Sequence[Platform], now: datetime) -> tuple[Alert | None, list[Fault]]:
    """The alert with what was left out of it, or only what is wrong: the path within the row, and what to write."""
    if not isinstance(row, dict):
        return None, [([], "an alert is a JSON object with source and one of url, native_id or text")]
    try:
        return tolerant_alert(row, platforms, now)
    except ValidationError as error:
        return None, field_errors(error)
    except (ValueError, OverflowError) as error:
        return None, [([], str(error))]
