"""Refusals as problem documents (RFC 9457): what is wrong, where it stands, and what to send instead."""

import logging
from collections.abc import Sequence

from fastapi import Request, Response
from pydantic import BaseModel, Field, ValidationError

from bot.ops import metrics

log = logging.getLogger(__name__)
# The last part of a problem's type, which stays the same from release to release: status, title.
PROBLEMS = {
    "bad-header": (400, "A header cannot be read"),
    "not-json": (400, "The body is not JSON"),
    "not-signed": (401, "The request is not signed as agreed"),
    "no-token": (401, "The source or its token is not known"),
    "key-reused": (409, "The Idempotency-Key belongs to another request"),
    "too-large": (413, "The body is too large"),
    "compressed": (415, "The body is compressed"),
    "bad-alert": (422, "No alert could be taken in"),
    "too-many": (429, "Too much waits to be read"),
    "storage-away": (503, "The desk cannot write anything down at this moment"),
}
MAX_FIELD_ERRORS = 10  # named of one alert
HEADERS = {
    "not-signed": {"WWW-Authenticate": "Dingfengbo-Signature"},
    "no-token": {"WWW-Authenticate": 'Basic realm="alerts"'},
    "too-large": {"Connection": "close"},  # the rest of a body that is too large is not read
    "too-many": {"Retry-After": "30"},  # seconds
    "storage-away": {"Retry-After": "5"},
}
MEDIA_TYPE = "application/problem+json"


class FieldError(BaseModel):
    """One thing to mend. `pointer` is a JSON pointer into the body as sent, `index` the alert's place in its list."""

    index: int = Field(examples=[3])
    pointer: str = Field(examples=["#/3/author/followers"])
    detail: str = Field(examples=["'many' is not a count; write a count such as 1234, 1,234, 1.8万, 10w+ or 3亿"])


class Problem(BaseModel):
    """Why a request was refused. `type` stays the same from release to release; `detail` says what to do."""

    type: str = Field(examples=["/problems/bad-alert"])
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


class ProblemError(Exception):
    """A request that is refused; nothing of it was kept."""

    def __init__(self, name: str, detail: str, errors: Sequence[FieldError] = ()) -> None:
        status, title = PROBLEMS[name]
        self.headers = HEADERS.get(name)
        self.problem = Problem(type=f"/problems/{name}", title=title, status=status, detail=detail, errors=list(errors))
        super().__init__(detail)

    def response(self) -> Response:
        """The problem document as an HTTP response."""
        content = self.problem.model_dump_json(exclude_defaults=True)
        return Response(content, self.problem.status, self.headers, MEDIA_TYPE)


def storage_unavailable(request: Request, error: Exception) -> Response:
    """Every endpoint's answer while the database is locked, full or gone: nothing was acknowledged, nothing is lost."""
    log.error("%s %s was refused: %s", request.method, request.url.path, error)
    metrics.FAULTS.labels("database").inc()
    return ProblemError(
        "storage-away", "the database is locked, full or away; send the same again in a few seconds"
    ).response()


def field_errors(error: ValidationError) -> list[tuple[list[str], str]]:
    """The path of each field that failed its validation, and what to write there; at most MAX_FIELD_ERRORS of them."""
    found = error.errors(include_url=False, include_context=False, include_input=False)[:MAX_FIELD_ERRORS]
    return [(list(map(str, one["loc"])), one["msg"].removeprefix("Value error, ")) for one in found]
