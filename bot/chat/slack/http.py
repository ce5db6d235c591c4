"""Slack over HTTP: `/slack/events`, where Bolt checks every signature and its age; decided on threads, never on the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from fastapi import APIRouter, Request, Response
from slack_bolt import App, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response

from bot.chat.endpoints import noop
from bot.chat.slack.api import LOG

UNSIGNED = 401  # how Bolt answers a request that Slack did not sign, or not with our secret
STRANGE = (
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
    RecursionError,
)  # other things than Slack writes raise these
ODD = "this is not how Slack writes"
LARGEST = 1024 * 1024  # bytes of a request body
THREADS = 32  # requests under way at the same time; those that wait for a commit are decided together


def refusal(error: Exception) -> BoltResponse:
    """What to answer when a request could not be read, or went wrong with us; the log says where."""
    strange = isinstance(error, STRANGE)
    LOG.error(
        "a request from Slack could not be read" if strange else "a request from Slack was not answered", exc_info=error
    )
    return BoltResponse(status=400, body=ODD) if strange else BoltResponse(status=500)


def routes(app: App, refused: Callable[[], None] = noop) -> APIRouter:
    """The one address that commands, clicks, forms, shortcuts and events are sent to; `refused` is told of every wrong signature."""
    router, threads = APIRouter(include_in_schema=False), ThreadPoolExecutor(THREADS, thread_name_prefix="slack-door")

    async def receive(request: Request) -> Response:
        """Read the request here, decide it on a thread: Bolt's own adapter would decide on the event loop, one after another."""
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return Response("too large", 413)
        try:
            asked = to_bolt_request(request, body)
            answer = await asyncio.get_running_loop().run_in_executor(threads, app.dispatch, asked)
        except STRANGE:  # Bolt looks into it before it looks at the signature, and again while it reports an error
            return Response(ODD, 400)
        if answer.status == UNSIGNED:
            refused()
        return to_starlette_response(answer)

    router.add_api_route("/slack/events", receive, methods=["POST"], response_model=None)
    return router
