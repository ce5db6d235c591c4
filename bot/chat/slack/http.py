"""Slack over HTTP: `/slack/events`, where Bolt checks every signature and its age. Decided on threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from fastapi import APIRouter, Request, Response
from slack_bolt import App, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response

from bot.chat.endpoints import noop
from bot.chat.slack.api import LOG

BAD_SIGNATURE = 401  # Bolt's status for a request that Slack did not sign, or not with our secret
# What our listeners and Bolt raise over a body that Slack would not send; such a request is the caller's fault.
MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError)
NOT_FROM_SLACK = "this is not how Slack writes"
MAX_BODY = 1024 * 1024  # bytes
MAX_REQUESTS = 32  # under way at the same time, a thread each; those that wait for a commit share one


def error_response(error: Exception) -> BoltResponse:
    """What to answer when a request could not be read, or went wrong with us; the log says where."""
    malformed = isinstance(error, MALFORMED)
    what = "could not be read" if malformed else "was not answered"
    LOG.error("a request from Slack %s", what, exc_info=error)
    return BoltResponse(status=400, body=NOT_FROM_SLACK) if malformed else BoltResponse(status=500)


def routes(app: App, on_bad_signature: Callable[[], None] = noop) -> APIRouter:
    """The one address that Slack sends everything to; `on_bad_signature` is called for every wrong signature."""
    router, threads = (
        APIRouter(include_in_schema=False),
        ThreadPoolExecutor(MAX_REQUESTS, thread_name_prefix="slack-request"),
    )

    async def receive(request: Request) -> Response:
        """Read the request, decide it on a thread: Bolt's adapter decides on the event loop, one after another."""
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_BODY:
                return Response("too large", 413)
        try:
            bolt_request = to_bolt_request(request, body)
            # Threads of our own: the server's pool also serves the console and alerts, which would then wait behind
            # clicks.
            answer = await asyncio.get_running_loop().run_in_executor(threads, app.dispatch, bolt_request)
        except MALFORMED:  # Bolt looks into it before it looks at the signature, and again while it reports an error
            return Response(NOT_FROM_SLACK, 400)
        if answer.status == BAD_SIGNATURE:
            on_bad_signature()
        return to_starlette_response(answer)

    router.add_api_route("/slack/events", receive, methods=["POST"], response_model=None)
    return router
