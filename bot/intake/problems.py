"""Refusals as problem documents (RFC 9457): what is wrong, where it stands, and what to send instead."""

import logging
from collections.abc import Sequence

from fastapi import Request, Response
from pydantic import BaseModel, Field, ValidationError

from bot.ops import metrics

log = logging.getLogger(__name__)
# What can be wrong, as the last part of the problem's type: status, title.
KINDS = {
    "bad-header": (400, "A header cannot be read"),
    "not-json": (400, "The body is not JSON"),
    "not-signed": (401, "The request is not signed as agreed"),
    "key-reused": (409, "The Idempotency-Key belongs to another request"),
    "too-large": (413, "The body is too large"),
    "compressed": (415, "The body is compressed"),
    "bad-alert": (422, "No alert could be taken in"),
    "storage-away": (503, "The desk cannot write anything down at this moment"),
}
MOST = 10  # faults told of one alert
# A refused giant is not listened to any longer.
HEADERS = {401: {"WWW-Authenticate": "Dingfengbo-Signature"}, 413: {"Connection": "close"}, 503: {"Retry-After": "5"}}
MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing to mend. `pointer` is a JSON pointer into the body that was sent, `index` the alert's place in its list."""

    index: int = Field(examples=[3])
    pointer: str = Field(examples=["#/3/author/followers"])
    detail: str = Field(examples=["'many' is not a count; write a count such as 1234, 1,234, 1.8万, 10w+ or 3亿"])


class Problem(BaseModel):
    """Why a request was refused. `type` stays the same from release to release; `detail` says what to do."""

    type: str = Field(examples=["/problems/bad-alert"])
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


class Refused(Exception):
    """A request that is not carried out; nothing of it was kept."""

    def __init__(self, kind: str, detail: str, errors: Sequence[Fault] = ()) -> None:
        status, title = KINDS[kind]
        self.problem = Problem(type=f"/problems/{kind}", title=title, status=status, detail=detail, errors=list(errors))
        super().__init__(detail)

    def response(self) -> Response:
        """The refusal as it goes back."""
        content = self.problem.model_dump_json(exclude_defaults=True)
        return Response(content, self.problem.status, HEADERS.get(self.problem.status), MEDIA_TYPE)


def storage_away(request: Request, error: Exception) -> Response:
    """What every door answers while the database is locked, full or gone: nothing was acknowledged, so nothing is lost."""
    log.error("%s %s was refused: %s", request.method, request.url.path, error)
    metrics.FAULTS.labels("database").inc()
    return Refused("storage-away", "the database is locked, full or away; send the same again in a few seconds").response()


def told(error: ValidationError) -> list[tuple[list[str], str]]:
    """What a check of fields found: where, and what to write; the first few will do."""
    found = error.errors(include_url=False, include_context=False, include_input=False)[:MOST]
    return [(list(map(str, one["loc"])), one["msg"].removeprefix("Value error, ")) for one in found]
