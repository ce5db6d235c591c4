"""The fake Slack's wires: HTTP for its API, uploads and response addresses, WebSocket for Socket Mode, on loopback."""

import base64
import hashlib
import json
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = dict[str, Any]
Download = Callable[[str, Any], tuple[int, str, bytes]]  # path and headers; status, type and bytes
Answer = Callable[[str, Json, Any, bytes], tuple[int, Json, Json]]
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Cut(Exception):
    """Close the connection without an answer."""


class Line:
    """One open WebSocket, as the server holds it."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection, self.open, self.deaf = connection, True, False
        self._lock = threading.Lock()

    def send(self, message: Json, opcode: int = 1) -> None:
        """One text frame."""
        self.frame(json.dumps(message).encode(), opcode)

    def frame(self, data: bytes, opcode: int) -> None:
        """One frame of any kind."""
        size = (
            bytes([len(data)])
            if len(data) < 126
            else struct.pack("!BH", 126, len(data))
            if len(data) < 65536
            else struct.pack("!BQ", 127, len(data))
        )
        with self._lock:
            self.connection.sendall(bytes([0x80 | opcode]) + size + data)

    def read(self, hear: Callable[[Json], None]) -> None:
        """Until it is closed: answer pings, pass on texts."""
        try:
            while self.open:
                opcode, data = self._frame()
                if opcode == 9 and not self.deaf:
                    self.frame(data, 10)
                elif opcode == 8:
                    break
                elif opcode == 1:
                    hear(json.loads(data))
        except (OSError, ConnectionError):
            pass
        self.open = False

    def hang_up(self) -> None:
        """Cut the line without a word."""
        self.open = False
        with suppress(OSError):  # the other side hung up at the same moment
            self.connection.shutdown(socket.SHUT_RDWR)

    def _frame(self) -> tuple[int, bytes]:
        first, second = self._exactly(2)
        size = second & 0x7F
        if size > 125:
            size = int.from_bytes(self._exactly(2 if size == 126 else 8), "big")
        mask = self._exactly(4) if second & 0x80 else b"\0\0\0\0"
        data = self._exactly(size)
        return first & 0x0F, bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.connection.recv(size - len(data))
            if not more:
                raise ConnectionError
            data += more
        return data


class Wire:
    """Serves `answer(path, arguments, headers) -> (status, body, headers)` and `line(Line)` on a port of its own."""

    def __init__(
        self,
        answer: Callable[[str, Json, Any, bytes], tuple[int, Json, Json]],
        line: Callable[[Line], None],
        port: int = 0,
        download: Download = lambda path, headers: (404, "text/plain", b""),
    ) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if "Sec-WebSocket-Key" not in self.headers:
                    return self.hand_out()
                accept = base64.b64encode(
                    hashlib.sha1(self.headers["Sec-WebSocket-Key"].encode() + GUID).digest()
                ).decode()
                switch = (
                    "HTTP/1.1 101 Switching Protocols",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    f"Sec-WebSocket-Accept: {accept}",
                )
                self.wfile.write("\r\n".join((*switch, "", "")).encode())
                self.close_connection = True
                line(Line(self.connection))
                return None

            def hand_out(self) -> None:
                """A file."""
                try:
                    status, kind, data = download(urlsplit(self.path).path, self.headers)
                except Cut:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                self.send_response_only(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                try:
                    status, body, headers = answer(
                        urlsplit(self.path).path,
                        {} if self.path.startswith("/upload/") else _arguments(self.headers["Content-Type"] or "", raw),
                        self.headers,
                        raw,
                    )
                except Cut:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                data = json.dumps(body).encode()
                self.send_response_only(status)
                for name, value in {
                    "Content-Type": "application/json",
                    "Content-Length": str(len(data)),
                    **headers,
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads, request_queue_size, block_on_close = True, 512, False

            def handle_error(self, *_: object) -> None:
                """Clients may vanish."""

        self.server = Server(("127.0.0.1", port), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def close(self) -> None:
        """Stop listening."""
        self.server.shutdown()
        self.server.server_close()


def _arguments(kind: str, raw: bytes) -> Json:
    """JSON or a form whose values may be JSON, as the API takes both."""
    if "json" in kind:
        return dict(json.loads(raw or b"{}"))
    if "urlencoded" not in kind:
        return {}
    given = dict(parse_qsl(raw.decode(), keep_blank_values=True))
    return {name: json.loads(value) if value[:1] in ("{", "[") else value for name, value in given.items()}
