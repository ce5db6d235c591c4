"""Slack over HTTP: `/slack/events`, where Bolt checks every signature and its age; decided on threads, never on the event loop."""

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response

LARGEST = 1024 * 1024  # bytes of a request body
THREADS = 8  # requests decided at the same time; more only get into each other's way


def routes(app: App) -> APIRouter:
    """The one address that commands, clicks, forms, shortcuts and events are sent to."""
    router, limit = APIRouter(include_in_schema=False), CapacityLimiter(THREADS)

    async def receive(request: Request) -> Response:
        """Read the request here, decide it on a thread: Bolt's own adapter would decide on the event loop, one after another."""
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return Response("too large", 413)
        return to_starlette_response(await to_thread.run_sync(app.dispatch, to_bolt_request(request, body), limiter=limit))

    router.add_api_route("/slack/events", receive, methods=["POST"], response_model=None)
    return router
