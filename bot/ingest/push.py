"""`POST /alerts/{source}`: what a tool that cannot sign sends, kept as it came; it is read after the answer."""

import base64
import binascii
import hmac
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Body, Header, Path, Request
from pydantic import BaseModel, Field, PlainValidator

from bot.config.secret_files import BadSecretFile
from bot.config.source_tokens import SourceTokens
from bot.ingest.deliveries import DeliveryStore
from bot.ingest.problems import ProblemError
from bot.ingest.signature import STANDARD, verify_standard
from bot.ingest.signed_route import ensure_uncompressed, signed_route, single_header
from bot.ingest.sources import Source, SourcesFile

log = logging.getLogger(__name__)
RAW = "application/octet-stream"  # the media type of a body whose sender names none
NO_TOKEN = "0" * 32  # compared with when there is none: an unknown source takes as long as a known one
REFUSED = (
    "no source of this name has this token; `python -m bot sources NAME` prints the address to send to. "
    "The token stands in the path, or is the password of Basic auth, or a bearer token"
)
SourceName = Annotated[str, Path(description="a name in sources.toml, or of a tool that is known, such as youscan")]
Token = Annotated[str, Path(description="its token; better in Authorization, where the tool can send that")]
RawBody = Annotated[bytes, PlainValidator(bytes, json_schema_input_type=dict[str, object]), Body()]
MediaType = Annotated[str, Header(alias="content-type")]
Key = Annotated[str, Header(alias="idempotency-key", max_length=200, description="the sender's name for this request")]
WebhookId = Annotated[str, Header(alias="webhook-id", max_length=200, description="the same of Standard Webhooks")]


class Kept(BaseModel):
    """The body is committed. `repeated`: it was here before, and is read once."""

    repeated: bool = Field(examples=[False])


def routes(
    store: DeliveryStore, sources: SourcesFile, tokens: SourceTokens, clock: Callable[[], datetime]
) -> APIRouter:
    """The endpoints for tools that push: with the token in the path, and with it in the Authorization header."""
    guard = _Guard(sources, tokens, clock)
    router = APIRouter(route_class=signed_route(guard.verify, guard.admit), tags=["alerts"])

    @router.post("/alerts/{source}", summary="Send what a tool has")
    def push(
        source: SourceName, body: RawBody = b"", media_type: MediaType = RAW, key: Key = "", webhook_id: WebhookId = ""
    ) -> Kept:
        """JSON, a form, CSV, a feed or a mail, as the tool writes it; 200 once it is committed.

        The source's token is the password of Basic auth, or a bearer token; or the request is signed with it by the
        headers of Standard Webhooks. The same body, or the same `webhook-id` or `Idempotency-Key`, is read once.
        """
        if not body.strip():
            return Kept(repeated=False)  # a tool that tries the address before it is saved
        return Kept(repeated=not store.keep(source, webhook_id or key, media_type[:200], body, clock()))

    @router.post("/alerts/{source}/{token}", summary="The same with the token in the path")
    def push_to_address(
        source: SourceName,
        token: Token,
        body: RawBody = b"",
        media_type: MediaType = RAW,
        key: Key = "",
        webhook_id: WebhookId = "",
    ) -> Kept:
        """For tools that can send to an address and nothing else."""
        return push(source, body, media_type, key, webhook_id)

    @router.get("/alerts/{source}/{token}", summary="Try the address", status_code=204)
    def try_address(source: SourceName, token: Token) -> None:
        """Nothing is done: some tools try an address before they save it."""

    return router


class _Guard:
    """Lets in what brings a source's token, or is signed with it."""

    def __init__(self, sources: SourcesFile, tokens: SourceTokens, clock: Callable[[], datetime]) -> None:
        self.sources, self.tokens, self.clock = sources, tokens, clock

    def admit(self, request: Request) -> None:
        """Raise ProblemError before the body is read, unless the token fits or a signature is there to be verified."""
        expected = self._token(self.sources.find(request.path_params["source"]))
        given = [hmac.compare_digest((expected or NO_TOKEN).encode(), one.encode()) for one in _tokens(request)]
        request.state.admitted = bool(expected) and any(given)
        signed = bool(expected) and STANDARD[0] in request.headers
        if not request.state.admitted and not signed:
            raise ProblemError("no-token", REFUSED)

    def verify(self, request: Request, body: bytes) -> None:
        """Raise ProblemError for a request without the token that is not signed with it, and for a compressed body."""
        if not request.state.admitted:
            headers = {name: single_header(request.headers, name) for name in STANDARD}
            expected = self._token(self.sources.find(request.path_params["source"]))
            verify_standard(expected, headers, body, self.clock())
        ensure_uncompressed(request.headers)

    def _token(self, source: Source | None) -> str:
        try:
            return self.tokens.find(source.name, source.token) if source else ""
        except BadSecretFile as error:
            log.error("a token cannot be read: %s", error)
            return ""


def _tokens(request: Request) -> Iterator[str]:
    """What the request may bring as its token: in the path, as Basic auth's password, or as a bearer."""
    yield str(request.path_params.get("token", ""))
    scheme, _, value = single_header(request.headers, "authorization").partition(" ")
    if scheme.lower() == "bearer":
        yield value.strip()
    if scheme.lower() == "basic":
        try:
            yield base64.b64decode(value, validate=True).decode("utf-8", "replace").partition(":")[2]
        except binascii.Error:
            return
