"""`POST /alerts`: signed JSON in, incident numbers out once they are committed, or a problem document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Request, Response
from pydantic import Field, PlainValidator

from bot.ingest.batch import MAX_ALERTS, IngestResponse, ingest_batch
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.problems import MEDIA_TYPE, PROBLEMS, Problem, ProblemError
from bot.ingest.schema import AlertIn, AlertSink
from bot.ingest.signature import STANDARD, sign, verify, verify_standard
from bot.ingest.signed_route import ensure_uncompressed, signed_route, single_header
from handlers.posts import Platform

EXAMPLE = {
    "source": "listening-tool",
    "source_id": "evt-1029",
    "url": "https://www.xiaohongshu.com/explore/65a1b2c3000000001203f4e5",
    "title": "面霜用了两天脸又红又痒",
    "text": "第二天早上起来两颊通红，有人和我一样吗？",
    "author": {"name": "桃子汽水", "followers": 860},
    "counts": {"like": 42, "save": 9, "comment": "1.2k"},
    "captured_at": "2026-11-21T10:03:00+08:00",
    "brand": "LUMIA",
    "product": "cream-50",
}

REFUSALS = {
    "not-json": "A header or the JSON cannot be read",
    "not-signed": "The signature is missing, stale or wrong, or this desk has no secret yet",
    "key-reused": "The Idempotency-Key came with another body before",
    "too-large": "The body is above 1 MiB, or the list too long",
    "compressed": "The body is compressed",
    "bad-alert": "Not one alert was good; `errors` says what to mend",
    "storage-away": "Nothing can be committed at this moment; send the same again after Retry-After seconds",
}


def _documented(name: str, description: str) -> dict[str, Any]:
    """A problem for OpenAPI, by hand: FastAPI writes a response's model as application/json, and this one is not.

    FieldError is among the components, since IngestResponse has it.
    """
    schema = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schema.pop("$defs")
    example = ProblemError(name, description).problem.model_dump(exclude_defaults=True)
    return {"description": description, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}


REPLAYED = {"description": "`true` when this is an earlier answer", "schema": {"type": "string"}}
RESPONSES: dict[int | str, dict[str, Any]] = {
    202: {"description": "Committed: where each alert went", "headers": {"Idempotency-Replayed": REPLAYED}},
    **{PROBLEMS[name][0]: _documented(name, description) for name, description in REFUSALS.items()},
}

AlertList = Annotated[list[AlertIn], Field(max_length=MAX_ALERTS)]
RawAlerts = Annotated[  # bytes, documented as what they have to hold
    bytes,
    PlainValidator(bytes, json_schema_input_type=AlertIn | AlertList),
    Body(openapi_examples={"one": {"value": EXAMPLE}, "list": {"value": [EXAMPLE]}}),
]
Timestamp = Annotated[
    str,
    Header(alias="X-Dingfengbo-Timestamp", description="Unix seconds, within 300 of now", examples=["1763694000"]),
]
Signature = Annotated[
    str,
    Header(
        alias="X-Dingfengbo-Signature",
        description="`v1=` or, with a key, `v2=` and 64 hex digits",
        examples=["v1=5257a8…"],
    ),
]
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        description="Up to 200 visible ASCII characters, new for every new request",
        examples=["8e03978e-40d5-43dd-bc93-6894a57f9324"],
        max_length=200,
        pattern="^[!-~]*$",
    ),
]
WebhookId = Annotated[str, Header(alias="webhook-id", description="of Standard Webhooks, with its other two headers")]


def routes(
    sink: AlertSink,
    idempotency: IdempotencyStore,
    platforms: Sequence[Platform],
    secret: str,
    clock: Callable[[], datetime],
) -> APIRouter:
    """The endpoint for listening tools. Without a `secret` it refuses every request, and says what to set."""
    endpoint = _AlertsEndpoint(sink, idempotency, platforms, secret, clock)
    router = APIRouter(route_class=signed_route(_request_check(secret, clock)))

    described: dict[str, Any] = {"summary": "Send alerts", "tags": ["alerts"], "responses": RESPONSES}

    @router.post("/alerts", status_code=202, response_model=IngestResponse, **described)
    def send_alerts(
        body: RawAlerts,
        timestamp: Timestamp = "",
        signature: Signature = "",
        idempotency_key: IdempotencyKey = "",
        webhook_id: WebhookId = "",
    ) -> Response:
        """One alert or a list of them.

        Each alert opens an incident, or joins the one that knows its post; the answer comes once that is committed. A
        bad alert in a list is named under `errors` and the good ones are taken in all the same. A value beside the post
        that cannot be, such as a time to come, is left out of a good one and named under `warnings`.

        Sign every request: `X-Dingfengbo-Signature: v1=` and the hex HMAC-SHA256 of `timestamp + "." + body` under
        `ALERTS_SECRET`, with `X-Dingfengbo-Timestamp` within 300 s of now; with an `Idempotency-Key` `v2=` and that of
        `key + "." + timestamp + "." + body`. Several may be given, separated by commas. The three headers of Standard
        Webhooks are accepted instead, under the same secret; `webhook-id` then is the key.

        Sending the same request again does no harm: under the same key, or with the same signature, it gets its first
        answer again; `Idempotency-Replayed: true` says so, for a signature while the process that gave it runs.
        """
        return endpoint.answer(body, timestamp.strip(), f"webhook:{webhook_id}" if webhook_id else idempotency_key)

    return router


@dataclass(frozen=True)
class _AlertsEndpoint:
    sink: AlertSink
    idempotency: IdempotencyStore
    platforms: Sequence[Platform]
    secret: str
    clock: Callable[[], datetime]

    def answer(self, body: bytes, timestamp: str, idempotency_key: str) -> Response:
        """Ingest a verified body, or give the earlier answer to the same key, or to the same body and timestamp.

        A request is known by what was signed, as we sign it: the header's own text may be longer, or in capitals.
        """
        now, digest = self.clock(), sha256(body).hexdigest()
        signed = timestamp + sign(self.secret, timestamp, body)
        # Each alert is committed under a key of its own: a process that is killed before the answer finds it again.
        key = f"{idempotency_key}:{digest}" if idempotency_key else sha256(signed.encode()).hexdigest()

        def ingest() -> str:
            return ingest_batch(body, self.sink, self.platforms, now, f"alert:{key}").model_dump_json()

        if idempotency_key:
            answer, replayed = self.idempotency.by_key(f"alerts:{idempotency_key}", digest, now, ingest)
        else:
            answer, replayed = self.idempotency.by_signature(signed, ingest)
        return Response(answer, 202, {"Idempotency-Replayed": "true"} if replayed else None, "application/json")


def _request_check(secret: str, clock: Callable[[], datetime]) -> Callable[[Request, bytes], None]:
    """What a request has to pass before its body is parsed."""

    def check(request: Request, body: bytes) -> None:
        headers = request.headers
        if secret and STANDARD[0] in headers:
            verify_standard(secret, {name: single_header(headers, name) for name in STANDARD}, body, clock())
        else:
            timestamp = single_header(headers, "x-dingfengbo-timestamp")
            key = single_header(headers, "idempotency-key")
            verify(secret, timestamp, single_header(headers, "x-dingfengbo-signature"), body, clock(), key)
        ensure_uncompressed(headers)
        if not body:
            raise ProblemError("not-json", "send one alert or a list of alerts as JSON in UTF-8; the body is empty")

    return check
