"""HTTP read strictly: what two servers might read differently is refused, and a request has limited time to arrive.

A proxy in front that reads a request's length differently lets one request hide in another (request smuggling); a
sender that writes a byte a minute holds a connection. h11 joins folded lines, takes bare line feeds for line ends and
a second equal Content-Length for the first (RFC 9112, 2.2, 5.2 and 6.3 let a server refuse each of them).
"""

import asyncio
import re
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

MAX_HEAD = 16 * 1024  # bytes of the request line and all headers
MAX_HEADERS = 100
HEAD_SECONDS = 10.0  # from the connection, or the first byte of a further request, to the end of its headers
BODY_SECONDS = 30.0  # from there to the end of the body
TIMED_OUT = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
BARE_LINE_END = re.compile(rb"(?<!\r)\n|\r(?=[^\n])")
FOLDED = re.compile(rb"\n[ \t]")
NAMED = re.compile(rb"(?m)^([^:\r\n]+):")
LENGTH = re.compile(rb"(?i)\ncontent-length:[ \t]*\d{1,12}[ \t]*(?:\r|$)")
ONCE = (b"content-length", b"transfer-encoding", b"host", b"authorization", b"content-type")


def head_problem(raw: bytes) -> str:
    """What is wrong with the head of a request that has arrived so far; empty when nothing is, or not yet."""
    head, ended, _ = raw.partition(b"\r\n\r\n")
    if BARE_LINE_END.search(head):
        return "a line does not end with CR LF"
    if FOLDED.search(head):
        return "a header is folded over lines"
    names = [name.strip().lower() for name in NAMED.findall(head.partition(b"\r\n")[2])]
    if len(head) > MAX_HEAD or len(names) > MAX_HEADERS:
        return "the headers are too long"
    if not ended:
        return ""
    if twice := [name.decode() for name in ONCE if names.count(name) > 1]:
        return f"{twice[0]} was sent twice"
    if ONCE[0] in names and not LENGTH.search(head):
        return "content-length is no number"
    return "content-length beside transfer-encoding" if {ONCE[0], ONCE[1]} <= set(names) else ""


class StrictConnection(h11.Connection):
    """Looks at the raw bytes of every request's head before h11 reads them."""

    def next_event(self) -> Any:
        """The next event. Raises RemoteProtocolError for a head that might be read in two ways."""
        if self.their_state is h11.IDLE and (problem := head_problem(self.trailing_data[0])):
            raise h11.RemoteProtocolError(problem)
        return super().next_event()


class StrictProtocol(H11Protocol):
    """Uvicorn's connection with a strict reading and a time limit for heads and for bodies."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.conn = StrictConnection(h11.SERVER, MAX_HEAD)
        self._phase = ""
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A connection that says nothing is ended too."""
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        self._limit("head")

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more to wait for."""
        self._limit("")
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Read what has come, then wait for the rest for a limited time."""
        super().handle_events()
        their, begun = self.conn.their_state, bool(self.conn.trailing_data[0])
        waits_for_head = their is h11.IDLE and (begun or self.cycle is None)
        self._limit("head" if waits_for_head else "body" if their is h11.SEND_BODY else "")

    def _limit(self, phase: str) -> None:
        """Begin the time limit of a phase; within the same phase it goes on, however many bytes drip in."""
        if phase == self._phase:
            return
        self._phase = phase
        if self._timer:
            self._timer.cancel()
        seconds = {"head": HEAD_SECONDS, "body": BODY_SECONDS}.get(phase)
        self._timer = self.loop.call_later(seconds, self._time_out) if seconds else None

    def _time_out(self) -> None:
        """End the connection, with 408 unless an answer has begun."""
        if not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
                self.transport.write(TIMED_OUT)
            self.transport.close()
