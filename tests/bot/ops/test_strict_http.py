"""Issue 11: request smuggling shapes, long heads and slow senders at the real server, byte by byte."""

import select
import socket
import threading
from collections.abc import Iterator

import pytest

from bot.cli.run import bind, server
from bot.ops import strict_http
from bot.ops.listeners import Entry, Listeners
from tests.waiting import PATIENCE, until

HOST = b"Host: desk\r\n"
GOOD = b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length: 2\r\n\r\nok"
CHUNKED = b"POST /a HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
AMBIGUOUS = {
    "CL+TE": b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "TE+CL": b"POST /a HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    "CL twice, different": b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok",
    "CL twice, equal": b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length: 2\r\ncontent-length: 2\r\n\r\nok",
    "CL as a list": b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length: 2, 2\r\n\r\nok",
    "CL with a sign": b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length: +2\r\n\r\nok",
    "TE twice": b"POST /a HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n" * 2 + b"\r\n0\r\n\r\n",
    "TE unknown": b"POST /a HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "obs-fold": b"POST /a HTTP/1.1\r\n" + HOST + b"X-A: 1\r\n Content-Length: 2\r\n\r\nok",
    "obs-fold, tab": b"POST /a HTTP/1.1\r\n" + HOST + b"Transfer-Encoding:\r\n\tchunked\r\n\r\n0\r\n\r\n",
    "bare LF": b"POST /a HTTP/1.1\n" + HOST + b"Content-Length: 2\r\n\r\nok",
    "bare LF at the end": b"POST /a HTTP/1.1\r\nHost: desk\nContent-Length: 2\n\nok",
    "bare CR": b"POST /a HTTP/1.1\r\n" + HOST + b"X-A: 1\rContent-Length: 2\r\n\r\n",
    "space before the colon": b"POST /a HTTP/1.1\r\n" + HOST + b"Content-Length : 2\r\n\r\nok",
    "Host twice": b"GET /a HTTP/1.1\r\n" + HOST + b"Host: 127.0.0.1\r\n\r\n",
    "no Host": b"GET /a HTTP/1.1\r\n\r\n",
    "NUL": b"GET /a HTTP/1.1\r\n" + HOST + b"X-A: \0\r\n\r\n",
    "a header of 20 KB": b"GET /a HTTP/1.1\r\n" + HOST + b"X-A: " + b"x" * 20_000 + b"\r\n\r\n",
    "200 headers": b"GET /a HTTP/1.1\r\n" + HOST + b"X-A: 1\r\n" * 200 + b"\r\n",
}


class Desk:
    """The server of `run` with an application that keeps what it was asked."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        bound = bind("127.0.0.1", 0)
        self.port = bound.getsockname()[1]
        self.server = server(Listeners(self._answer, self._answer, 0, Entry("", "", lambda scope: True)))
        self.thread = threading.Thread(target=self.server.run, args=([bound],))
        self.thread.start()
        until(lambda: self.server.started)

    async def _answer(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            for _ in range(2):
                await send({"type": (await receive())["type"] + ".complete"})
            return
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body, more = body + message.get("body", b""), message.get("more_body", False)
        self.heard.append(body)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    def send(self, *pieces: bytes, pause: float = 0.0) -> bytes:
        """What comes back until the server ends the connection, or has answered and is asked nothing more."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as line:
            for piece in pieces:
                line.sendall(piece)
                if pause and len(piece) < 70 and select.select([line], [], [], pause)[0]:
                    break  # the server has said what it has to say
            if not pause:
                line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(4096), b""))

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.stop()


@pytest.mark.parametrize("good", [GOOD, CHUNKED, GOOD.replace(b"\r\n\r\nok", b"\r\nConnection: close\r\n\r\nok")])
def test_a_plain_request_is_answered_whole_or_byte_by_byte(desk: Desk, good: bytes) -> None:
    desk.heard.clear()
    whole = desk.send(good)[:12]
    by_bytes = desk.send(*(good[at : at + 1] for at in range(len(good))))[:12]
    assert (whole, by_bytes, desk.heard) == (b"HTTP/1.1 200", b"HTTP/1.1 200", [b"ok", b"ok"])


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_what_two_servers_might_read_differently_is_refused(desk: Desk, name: str) -> None:
    desk.heard.clear()
    answer = desk.send(AMBIGUOUS[name])
    assert answer[9:12] in (b"400", b"431", b"501") and desk.heard == [], answer
    # nor does it come in behind a good one, on the same connection
    answer = desk.send(GOOD + AMBIGUOUS[name] + GOOD)
    assert (answer[:12], desk.heard, answer.count(b"HTTP/1.1 200")) == (b"HTTP/1.1 200", [b"ok"], 1), answer


def test_pipelined_requests_are_answered_in_their_order(desk: Desk) -> None:
    desk.heard.clear()
    assert (desk.send(GOOD + CHUNKED + GOOD).count(b"HTTP/1.1 200"), desk.heard) == (3, [b"ok"] * 3)


@pytest.mark.parametrize(
    ("begun", "answer"),
    [
        ([], b"408"),
        ([b"POST /a HTTP/1.1\r\n", b"Host: desk\r\n", b"X-A: 1\r\n", b"X-B: 1\r\n"], b"408"),
        ([b"POST /a HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\n", b"o", b"k", b"o", b"k"], b"408"),
        ([GOOD + b"POST /a HTTP/1.1\r\n", b"Host: desk\r\n", b"X-A: 1\r\n", b"X-B: 1\r\n"], b"408"),
    ],
    ids=["says nothing", "a slow head", "a slow body", "a slow second request"],
)
def test_a_sender_that_dawdles_is_let_go(desk: Desk, monkeypatch, begun: list[bytes], answer: bytes) -> None:
    monkeypatch.setattr(strict_http, "HEAD_SECONDS", 0.4)
    monkeypatch.setattr(strict_http, "BODY_SECONDS", 0.4)
    last = desk.send(*begun, pause=0.15).rsplit(b"HTTP/1.1 ", 1)[-1]
    assert last[:3] == answer
