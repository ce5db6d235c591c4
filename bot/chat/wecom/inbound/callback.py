"""The door at /wecom/callback: WeCom proves it is WeCom, we prove the address is ours, and what people did comes in."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from bot.chat.wecom.inbound.conversation import Conversation
from bot.chat.wecom.inbound.crypto import LARGEST, BadCallback, CallbackCrypto
from bot.chat.wecom.inbound.parse import Recipient, parse_event

log = logging.getLogger(__name__)
PATH = "/wecom/callback"
REPLY = (
    "<xml><ToUserName><![CDATA[{user}]]></ToUserName>"
    "<FromUserName><![CDATA[{corp}]]></FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content></xml>"
)


def routes(
    crypto: CallbackCrypto, recipient: Recipient, conversation: Conversation, clock: Callable[[], datetime]
) -> APIRouter:
    """The callback's routes. Malformed input gets 4xx; 503 only when we cannot decide, so that WeCom sends it again."""

    def prove(request: Request) -> Response:
        """The address check: the decrypted echo, exactly."""
        return _refusing(lambda: Response(crypto.echo(request.query_params, clock()), media_type="text/plain"))

    def receive(query: Mapping[str, str], body: bytes) -> Response:
        """One thing that a person did."""
        now = clock()
        # WeCom waits five seconds and then sends it again: nothing here calls a network.
        event = parse_event(crypto.open(query, body, now), recipient)
        try:
            text = conversation.handle(event, now)
        except Exception:  # the database may be away: WeCom tries three times more
            log.exception("what %s did in WeCom could not be decided", event.user)
            return Response(status_code=503)
        if not text:
            return Response()
        xml = REPLY.format(user=_inside(event.user), corp=crypto.corp_id, at=int(now.timestamp()), text=_inside(text))
        return Response(crypto.seal(xml, now), media_type="application/xml")

    async def callback(request: Request) -> Response:
        """Asynchronous only while the body arrives: a slow sender holds no thread."""
        try:
            body = await _body(request)
        except BadCallback as bad:
            return Response(str(bad), bad.status)
        return await run_in_threadpool(_refusing, lambda: receive(request.query_params, body))

    router = APIRouter(include_in_schema=False)
    router.add_api_route(PATH, prove, methods=["GET"], response_model=None)
    router.add_api_route(PATH, callback, methods=["POST"], response_model=None)
    return router


def _refusing(answer: Callable[[], Response]) -> Response:
    try:
        return answer()
    except BadCallback as bad:
        return Response(str(bad), bad.status, media_type="text/plain")


async def _body(request: Request) -> bytes:
    """The body, counted while it arrives: Content-Length may lie or be missing."""
    kept = bytearray()
    try:
        async for piece in request.stream():
            kept += piece
            if len(kept) > LARGEST:
                raise BadCallback("too large", 413)
    except ClientDisconnect:
        raise BadCallback("the connection ended before the body did") from None
    return bytes(kept)


def _inside(text: str) -> str:
    """Text within CDATA, which must not end early."""
    return text.replace("]]>", "]]]]><![CDATA[>")
