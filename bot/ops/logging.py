"""Logs: lines of text or JSON, with the incident and request they are about, without secrets and phone numbers."""

import json
import logging
import secrets
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType

import re2
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTHING: Mapping[str, str] = MappingProxyType({})
LOG_CONTEXT: ContextVar[Mapping[str, str]] = ContextVar("about", default=NOTHING)
HIDDEN = "[hidden]"
SECRET_PATTERNS = (  # what to look for, and what of it may stay
    (re2.compile(r"\b(xox[a-z]|xapp|sk)-[\w-]{8,}"), rf"\1-{HIDDEN}"),
    (re2.compile(r"(?i)\b(bearer\s+|(?:access_token|corpsecret|api_key|key|token|secret)=)[^\s&\"']+"), rf"\1{HIDDEN}"),
    (re2.compile(r"(://[^\s:/@]*:)[^\s@]+@"), rf"\1{HIDDEN}@"),
    (re2.compile(r"(/alerts/[^\s/]+/)[^\s?]+"), rf"\1{HIDDEN}"),  # the token of a tool that cannot sign
    (re2.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), HIDDEN),
    (re2.compile(r"(^|[^\w-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}\b"), rf"\1{HIDDEN}"),
    (re2.compile(r"\b\d{17}[\dXx]\b"), HIDDEN),
    (
        re2.compile(r"input_value=.*?, input_type="),
        f"input_value={HIDDEN}, input_type=",
    ),  # pydantic quotes what it could not read
)


@contextmanager
def log_context(**names: object) -> Iterator[None]:
    """What is logged within is about these: `incident`, `request`."""
    token = LOG_CONTEXT.set({**LOG_CONTEXT.get(), **{name: str(value) for name, value in names.items()}})
    try:
        yield
    finally:
        LOG_CONTEXT.reset(token)


class RedactingFormatter(logging.Formatter):
    """Hides what must not be read in logs. Here and not in a filter: only the finished line holds tracebacks too."""

    def __init__(self, kind: str, hidden: Sequence[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s%(about)s: %(message)s")
        self.kind, self.hidden = kind, sorted(hidden, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON, or plain text."""
        context = LOG_CONTEXT.get()
        record.about = "".join(f" {name}={value}" for name, value in context.items())
        line = super().format(record) if self.kind == "plain" else self._json(record, context)
        for secret in self.hidden:
            line = line.replace(secret, HIDDEN)
        for shape, left in SECRET_PATTERNS:
            line = shape.sub(left, line)
        return line

    def _json(self, record: logging.LogRecord, context: Mapping[str, str]) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage(), **context}
        trace = {"trace": self.formatException(record.exc_info)} if record.exc_info else {}
        return json.dumps({**line, **trace}, ensure_ascii=False)


def set_up(kind: str, hidden: Sequence[str]) -> None:
    """Log everything, of libraries too, to standard error as `kind` (plain or json), without what is hidden."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(kind, hidden))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in ("httpx", "httpx2", "httpcore", "openai", "slack_sdk", "slack_bolt", "alembic", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class RequestIds:
    """Gives every request a name, which its answer and its log lines bear; a sender may bring one of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its name."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        brought = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        name = (
            brought
            if 0 < len(brought) <= 64 and brought.isascii() and brought.replace("-", "").isalnum()
            else secrets.token_hex(8)
        )

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-Id"] = name
            await send(message)

        with log_context(request=name):
            await self.app(scope, receive, named)
