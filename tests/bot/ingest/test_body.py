"""Bodies on the wire: too large, chunked, lying about their length, broken off. A real server on loopback."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from bot.ingest.signature import sign
from bot.ingest.signed_route import MAX_BODY, READ_ON
from tests.waiting import PATIENCE, ended

from .conftest import SECRET, STAMP

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def port(app) -> Iterator[int]:
    """Where the endpoint listens."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        ended(thread)


def send(port, body, signed=b"", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    key = headers.get("Idempotency-Key", "")
    signature = {"X-Dingfengbo-Timestamp": STAMP, "X-Dingfengbo-Signature": sign(SECRET, STAMP, signed or body, key)}
    connection.request(
        "POST", "/alerts", body, {**signature, **headers}, encode_chunked=headers.get("Transfer-Encoding") == "chunked"
    )
    answer = connection.getresponse()
    content = json.loads(answer.read())
    connection.close()
    return answer.status, content


def pieces(size):
    yield from (b" " * 65536 for _ in range(size // 65536))


def padded(size):
    """An alert of exactly so many bytes."""
    alert = json.dumps({"source": "tool", "text": "padded"}).encode()
    return alert + b" " * (size - len(alert))


def test_a_body_of_the_largest_size_is_taken(port):
    assert send(port, padded(MAX_BODY))[0] == 202


def test_a_body_one_byte_larger_is_refused(port):
    status, content = send(port, padded(MAX_BODY + 1))
    assert (status, content["type"]) == (413, "/problems/too-large")


def test_a_chunked_body_is_counted_while_it_comes(port):
    status, content = send(port, pieces(3 * MIB), signed=b" ", **{"Transfer-Encoding": "chunked"})
    assert (status, content["type"]) == (413, "/problems/too-large")


def test_a_small_chunked_body_is_taken(port):
    alert = json.dumps({"source": "tool", "text": "in two pieces"}).encode()
    assert send(port, iter([alert[:9], alert[9:]]), signed=alert, **{"Transfer-Encoding": "chunked"})[0] == 202


def test_reading_stops_when_a_body_goes_on_and_on(port):
    """The sender is cut off long before it has sent what it wanted to."""
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as wire, pytest.raises(OSError):
        wire.sendall(b"POST /alerts HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n")
        while sent < 40 * READ_ON:
            sent += wire.send(b" " * 65536)
    assert sent < 4 * READ_ON


def test_a_body_that_breaks_off_harms_no_other_request(port):
    with socket.create_connection(("127.0.0.1", port)) as wire:
        wire.sendall(b'POST /alerts HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"source"')
    assert send(port, padded(80))[0] == 202
