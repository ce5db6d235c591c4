"""A FastAPI route whose raw body is bounded and verified before anything of it is parsed."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Scope

from bot.ingest.problems import ProblemError
from bot.ops import metrics

MAX_BODY = 1024 * 1024  # bytes
READ_ON = (
    8 * MAX_BODY
)  # a body above MAX_BODY is read so far, unkept: many senders read an answer only after sending all
KEY_FORMAT = "an Idempotency-Key has at most 200 visible ASCII characters and no spaces; a random UUID is a good one"


class _VerifiedRequest(Request):
    """Gives FastAPI the body as the bytes that were verified, whatever Content-Type says; the endpoint parses them."""

    def __init__(self, scope: Scope, raw: bytes) -> None:
        super().__init__(scope)
        self.raw = raw

    async def body(self) -> bytes:
        return self.raw

    async def json(self) -> bytes:
        return self.raw


def signed_route(
    verify: Callable[[Request, bytes], None], admit: Callable[[Request], None] = lambda request: None
) -> type[APIRoute]:
    """A route class for APIRouter: `verify` raises ProblemError for a request that may not come in.

    `admit` may do so before its body is read. The endpoint's parameters and problems are described by FastAPI as for
    any route; refusals become problem documents.
    """

    class SignedRoute(APIRoute):
        """Reads, verifies, then leaves the request to FastAPI."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def verified(request: Request) -> Response:
                # Only reading waits on the network, so a slow sender holds no thread.
                try:
                    admit(request)
                    raw = await _read(request)
                    verify(request, raw)
                    return await handle(_VerifiedRequest(request.scope, raw))
                except RequestValidationError:  # of what FastAPI validates here, only the key can still be wrong
                    problem = ProblemError("bad-header", KEY_FORMAT)
                except ProblemError as raised:
                    problem = raised
                metrics.ALERTS.labels("refused").inc()
                return problem.response()

            return verified

    return SignedRoute


async def _read(request: Request) -> bytes:
    """The body, counted while it arrives: Content-Length may lie or be missing."""
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size <= MAX_BODY:
                chunks.append(chunk)
            elif size > READ_ON:
                break
    except ClientDisconnect:
        raise ProblemError("not-json", "the connection ended before the body did") from None
    if size > MAX_BODY:
        raise ProblemError("too-large", f"a body may have {MAX_BODY} bytes; send the alerts in several requests")
    return b"".join(chunks)


def single_header(headers: Headers, name: str) -> str:
    """The header's value, or empty; ProblemError when it was sent twice, which leaves open which one counts."""
    values = headers.getlist(name)
    if len(values) > 1:
        raise ProblemError("bad-header", f"{name} was sent {len(values)} times; send it once")
    return values[0].strip() if values else ""


def ensure_uncompressed(headers: Headers) -> None:
    """Raise ProblemError for a body that is compressed: a small one may unpack to any size."""
    if (encoding := single_header(headers, "content-encoding")) not in ("", "identity"):
        raise ProblemError("compressed", f"send the body without Content-Encoding: {encoding[:40]}")
