"""Two listeners of one process: the public one has signed endpoints only, the local one everything for this machine.

On the local one /docs, /metrics and /readyz ask for a token, so that other accounts of the machine stay out.

Which of the two a request came in by is told by the socket it came in by, and by nothing that a sender writes.
"""

import hmac
import ipaddress
import re
from collections.abc import Callable, Sequence

from fastapi import APIRouter
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.i18n import Locale

LOCAL_MARK = "X-Dingfengbo-Listener"  # on every answer of the local listener: `doctor` looks for it from outside
LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
# What proxies, load balancers and content networks add. Browsers send no header in X- by themselves, so all of those
# are counted, but for ours, a monitor's, and the name that a caller may give a request.
FORWARDED = re.compile(
    r"x-(?!dingfengbo-|prometheus-|request-id$).*|forwarded|via|client-ip|remote-addr|true-client-ip|front-end-https"
    r"|proxy-.*|(?:cf|cdn|cloudfront|fastly|fly|akamai|incap|ali|eagleeye|ssl|surrogate)(?:-.*)?"
    r"|(?:traceparent|tracestate|max-forwards)(?:-.*)?"
)


class Listeners:
    """The web application as the server sees it; `local_port` is the port of the local listener's socket."""

    def __init__(self, public: ASGIApp, local: ASGIApp, local_port: int, entry: "Entry") -> None:
        self.public, self.local, self.local_port = public, LocalOnly(local, entry), local_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give a request to its listener's application; the public one starts and stops with the server."""
        server = scope.get("server") or ("", 0)
        is_local = scope["type"] == "http" and server[1] == self.local_port
        await (self.local if is_local else self.public)(scope, receive, send)


class Entry:
    """Who may use what has no guard of its own: who brings a token, as a bearer, in a cookie or in the address.

    `guarded` says of a request that its path has one: a signature, or the console's. Anything else asks for a token.
    """

    def __init__(self, console_token: str, monitor_token: str, guarded: Callable[[Scope], bool]) -> None:
        self.console, self.monitor, self.guarded = console_token, monitor_token, guarded

    def lets_in(self, scope: Scope) -> bool:
        """True when the request may go on."""
        if self.guarded(scope):
            return True
        request = HTTPConnection(scope)
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        given = [bearer, request.query_params.get("token", ""), request.cookies.get(cookie_name(scope), "")]
        return any(hmac.compare_digest(one.encode(), t.encode()) for one in given for t in (self.console, self.monitor))


def matching(routers: Sequence[APIRouter]) -> Callable[[Scope], bool]:
    """Tell whether a request's path is one of these routers'."""
    routes = [route for router in routers for route in router.routes]
    return lambda scope: any(route.matches(scope)[0] is not Match.NONE for route in routes)


def cookie_name(scope: Scope) -> str:
    """The cookie of a browser that was opened with the console's token, by the socket's port: cookies know none."""
    return f"dingfengbo_entry_{scope['server'][1]}"


class LocalOnly:
    """Answers people and programs on this machine only; what came through a proxy is refused, whatever it says."""

    def __init__(self, app: ASGIApp, entry: Entry) -> None:
        self.app, self.entry = app, entry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 403 and a sentence, or go on; either answer says that it is the local listener's."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({LOCAL_MARK: "local", "X-Frame-Options": "DENY"})
            await send(message)

        refused = refusal(scope) or ("" if self.entry.lets_in(scope) else "token")
        answer = PlainTextResponse(_worded(scope, refused), 403) if refused else self.app
        await answer(scope, receive, marked)


def refusal(scope: Scope) -> str:
    """Why this request may not come in by the local listener, by key of the words `listener`; empty when it may."""
    headers = Headers(scope=scope)
    # HTTP/1.0 is what nginx speaks to what stands behind it unless told otherwise; no browser of today speaks it.
    if scope.get("http_version") == "1.0" or any(
        FORWARDED.fullmatch(name.lower().replace("_", "-")) for name in headers
    ):
        return "forwarded"
    if not _is_loopback(scope.get("client")):
        return "address"
    return "" if LOOPBACK.fullmatch(headers.get("host", "")) else "host"


def _is_loopback(client: Sequence[object] | None) -> bool:
    try:
        return bool(client) and ipaddress.ip_address(str((client or ("",))[0])).is_loopback
    except ValueError:
        return False


def _worded(scope: Scope, refused: str) -> str:
    """The refusal as this browser's reader reads."""
    asked = Headers(scope=scope).get("accept-language", "").lower()
    traditional = re.match(r"zh-(?:hant|tw|hk|mo)", asked)
    language = "zh-Hant" if traditional else "zh-Hans" if asked.startswith("zh") else "en"
    return Locale(language).word(f"listener.{refused}")
