"""`POST /alerts`: signed JSON in, incident numbers out once they are committed, or a problem document."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect

from bot.incidents.incidents import Incidents
from bot.intake.batch import take
from bot.intake.once import Once
from bot.intake.paper import ANSWERS, DESCRIPTION, REQUEST
from bot.intake.problems import Refused
from bot.intake.signature import complaint
from bot.ops import metrics
from handlers.posts import Platform
from storage.database import Database

LARGEST = 1024 * 1024  # bytes of a body
READ_ON = 8 * LARGEST  # a body above LARGEST is read so far, unkept, since many senders hear an answer only after sending all


def routes(
    incidents: Incidents, platforms: Sequence[Platform], database: Database, secret: str, clock: Callable[[], datetime]
) -> APIRouter:
    """The door for listening tools. Without a `secret` everybody is refused, and told so."""
    idempotency_key = Once(database)

    def decide(headers: Headers, body: bytes) -> Response:
        """Check who sends it, look whether it came before, take it in."""
        now = clock()
        timestamp, signature = _one(headers, "x-dingfengbo-timestamp"), _one(headers, "x-dingfengbo-signature")
        if why := complaint(secret, timestamp, signature, body, now):
            raise Refused("not-signed", why)
        if (encoding := _one(headers, "content-encoding")) not in ("", "identity"):
            raise Refused("compressed", f"send the body without Content-Encoding: {encoding[:40]}")

        key, digest = _key(headers), sha256(body).hexdigest()
        name = f"{key}:{digest}" if key else sha256((timestamp + signature).encode()).hexdigest()

        def answer() -> str:
            """Where the alerts went. Each is committed with a name of its own: killed before the answer, we know it when it comes again."""
            return take(body, incidents, platforms, now, f"alert:{name}").model_dump_json()

        text, again = (
            idempotency_key.keyed(f"alerts:{key}", digest, now, answer) if key else idempotency_key.signed(timestamp + signature, answer)
        )
        return Response(text, 202, {"Idempotency-Replayed": "true"} if again else None, "application/json")

    async def alerts(request: Request) -> Response:
        """Asynchronous only while the body arrives: a slow sender holds no thread."""
        try:
            return await run_in_threadpool(decide, request.headers, await _body(request))
        except Refused as refused:
            metrics.ALERTS.labels("refused").inc()
            return refused.response()

    router = APIRouter()
    router.add_api_route(
        "/alerts", alerts, methods=["POST"], status_code=202, summary="Send alerts", description=DESCRIPTION,
        responses=ANSWERS, openapi_extra=REQUEST, response_model=None, tags=["alerts"],
    )  # fmt: skip
    return router


async def _body(request: Request) -> bytes:
    """The body, counted while it arrives: Content-Length may lie or be missing."""
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size <= LARGEST:
                pieces.append(piece)
            elif size > READ_ON:
                break
    except ClientDisconnect:
        raise Refused("not-json", "the connection ended before the body did") from None
    if size > LARGEST:
        raise Refused("too-large", f"a body may have {LARGEST} bytes; send the alerts in several requests")
    return b"".join(pieces)


def _one(headers: Headers, name: str) -> str:
    """The header's value, or nothing; two of them would leave open which one counts."""
    values = headers.getlist(name)
    if len(values) > 1:
        raise Refused("bad-header", f"{name} was sent {len(values)} times; send it once")
    return values[0].strip() if values else ""


def _key(headers: Headers) -> str:
    key = _one(headers, "idempotency-key")
    if len(key) > 200 or not all("!" <= char <= "~" for char in key):
        raise Refused(
            "bad-header", "an Idempotency-Key has at most 200 visible ASCII characters and no spaces; a random UUID is a good one"
        )
    return key
