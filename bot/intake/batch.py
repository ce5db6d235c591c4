"""The body of a request: one alert or a list of them, each checked and taken in by itself."""

import re
from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json

from bot.alerts import AlertIn, to_alert
from bot.incidents.incidents import Incidents
from bot.intake.problems import Fault, Refused, told
from handlers.posts import Platform
from handlers.posts.post import Alert
from storage.incidents.cases import CorruptCaseFile

MOST = 10_000  # alerts in a list
ROW = TypeAdapter(AlertIn)
# Every escape of a JSON text in its turn, so that `\\ud83d` is none: a whole pair, half of one (the group), any other.
HALVES = re.compile(rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)


class Landed(BaseModel):
    """Where an alert went: its place in the list, the incident's number, and whether it opened it."""

    index: int
    number: int
    new: bool


class Taken(BaseModel):
    """What became of the alerts; everything under `incidents` is committed."""

    incidents: list[Landed]
    errors: list[Fault]


def take(body: bytes, incidents: Incidents, platforms: Sequence[Platform], now: datetime, idempotency_key: str = "") -> Taken:
    """Take in what can be taken; what came under the name `once` before is not counted again.

    Raises Refused when the body is no JSON, or when not one alert in it was good.
    """
    content = _json(body)
    rows = content if isinstance(content, list) else [content]
    if len(rows) > MOST:
        raise Refused("too-large", f"the list has {len(rows)} alerts; send at most {MOST} in one request")
    taken = Taken(incidents=[], errors=[])
    for index, row in enumerate(rows):
        where = f"#/{index}" if isinstance(content, list) else "#"
        alert, faults = _read(row, platforms, now)
        taken.errors += [Fault(index=index, pointer="/".join([where, *path]), detail=detail) for path, detail in faults]
        if alert:
            try:
                received = incidents.receive_alert(alert, idempotency_key=f"{idempotency_key}:{index}" if idempotency_key else "")
                taken.incidents.append(Landed(index=index, number=received.number, new=received.new))
            except CorruptCaseFile as damaged:
                taken.errors.append(
                    Fault(index=index, pointer=where, detail=f"the file of incident {damaged} is damaged; ask who runs the desk")
                )
    if not taken.incidents:
        raise Refused("bad-alert", "mend what `errors` names and send the request again" if rows else "the list is empty", taken.errors)
    return taken


def _json(body: bytes) -> object:
    text = body.removeprefix(b"\xef\xbb\xbf")
    try:
        return from_json(text, allow_inf_nan=False)
    except ValueError as error:
        if (mended := HALVES.sub(_whole, text)) != text:
            return _json(mended)
        raise Refused("not-json", f"send one alert or a list of alerts as JSON in UTF-8: {error}") from None


def _whole(escape: re.Match[bytes]) -> bytes:
    """Half a character (an emoji that a tool has cut in two) becomes NUL, which is refused in its own row: it spoils no other."""
    return rb"\u0000" if escape[1] else escape[0]


def _read(row: object, platforms: Sequence[Platform], now: datetime) -> tuple[Alert | None, list[tuple[list[str], str]]]:
    """The alert, or what is wrong with it: where within the row, and what to write."""
    if not isinstance(row, dict):
        return None, [([], "an alert is a JSON object with source and one of url, native_id or text")]
    try:
        return to_alert(ROW.validate_python(row), platforms, now), []
    except ValidationError as error:
        return None, told(error)
    except (ValueError, OverflowError) as error:
        return None, [([], str(error))]
