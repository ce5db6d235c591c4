"""Who may use the console on this machine: who has its token; our own page only, small requests, no foreign markup.

That it is for this machine only, and not through a proxy, the local listener sees to (bot.ops.listeners). The token
keeps out other accounts of this machine; the owner of the data directory and of the start's output has it.
"""

import hmac
import secrets
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import SplitResult, urlsplit

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.types import Message

from bot.ops.listeners import cookie_name

LARGEST = 64 * 1024  # bytes of a request body
SESSION = "dingfengbo_session"
YEAR = 365 * 24 * 3600
FOR_PROGRAMS = "/console/say"  # has a secret of its own, which no browser knows
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class TooLarge(Exception):
    """The body is above what the route takes."""


class RequestGuard:
    """Tells requests of our own page from all others; the key lives as long as the process.

    `token` is what a browser has to be opened with, once.
    """

    secure = False  # cookies go over a line in clear too: it does not leave this machine

    def __init__(self, token: str) -> None:
        self.token = token
        self._key = secrets.token_bytes(32)

    def sign(self, use: str, text: str) -> str:
        """A signature that only this process can make, good for one use of the text."""
        return hmac.digest(self._key, f"{use} {text}".encode(), "sha256").hex()

    def genuine(self, use: str, text: str, signature: str) -> bool:
        """True when this process made the signature for this use of the text."""
        return hmac.compare_digest(self.sign(use, text).encode(), signature.encode())

    def person(self, request: Request) -> str:
        """The one person of the roster whom this browser acts as; empty where they are chosen on the page."""
        return ""

    def refusal(self, request: Request) -> str:
        """Why this request is not let in, by key of the page's words; empty when it is."""
        if request.method not in ("GET", "HEAD") and not _same_origin(request):
            return "refused_origin"
        known = request.url.path == FOR_PROGRAMS or self._is_token(request.cookies.get(cookie_name(request.scope), ""))
        return "" if known else "refused_entry"

    def entered(self, request: Request) -> Response | None:
        """The console without the token in its address, for a browser that brings it; None when it brings none."""
        if request.method != "GET" or not self._is_token(request.query_params.get("token", "")):
            return None
        answer = RedirectResponse(request.url.remove_query_params("token").replace(path="/console"), 303)
        answer.set_cookie(cookie_name(request.scope), self.token, YEAR, path="/", httponly=True, samesite="strict")
        return answer

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(self.token.encode(), given.encode())


def guarded_route(lock: RequestGuard, worded: Callable[[Request, str], str], largest: int = LARGEST) -> type[APIRoute]:
    """Routes behind the lock; `worded` puts a refusal's key into the reader's language, `largest` is in bytes."""

    class Guarded(APIRoute):
        """Every answer carries the headers, every request is checked and counted before it is read."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            """The route's own handler behind the checks."""
            inner = super().get_route_handler()

            async def handler(request: Request) -> Response:
                """Refuse, or let through with the body counted."""
                try:
                    answer = lock.entered(request)
                    if answer is None:
                        refused = lock.refusal(request)
                        answer = (
                            _no(403, worded(request, refused)) if refused else await inner(_counted(request, largest))
                        )
                except TooLarge:
                    answer = _no(413, worded(request, "refused_size"))
                for name, value in HEADERS.items():
                    answer.headers.setdefault(name, value)
                return answer

            return handler

    return Guarded


def _no(status: int, reason: str) -> Response:
    return PlainTextResponse(reason, status)


def _split(address: str) -> SplitResult:
    """Its parts; of something malformed, none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _same_origin(request: Request) -> bool:
    """A browser says where a request comes from; one that says elsewhere is refused."""
    given = request.headers.get("origin", "")
    origin = _split(given)
    ours = not given or (origin.netloc == request.headers["host"] and origin.scheme in ("http", "https"))
    return ours and request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _counted(request: Request, largest: int) -> Request:
    """The same request, whose body cannot grow beyond the limit however it is sent."""
    read = 0

    async def receive() -> Message:
        """The next piece of the body."""
        nonlocal read
        message = await request.receive()
        read += len(message.get("body", b""))
        if read > largest:
            raise TooLarge
        return message

    return Request(request.scope, receive)
