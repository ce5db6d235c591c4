"""The fake WeCom's HTTP on loopback: JSON in and out, files both ways, and faults instead of an answer."""

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = dict[str, Any]
BOUNDARY = re.compile(r'filename="([^"]*)"\r\n.*?\r\n\r\n(.*)\r\n--[^\r\n]+--', re.DOTALL)


@dataclass
class Fault:
    """What goes wrong with a call: a status, an errcode, words instead of JSON, silence, a cut line; `done`: only the
    answer is lost.
    """

    status: int = 200
    code: int = 0
    words: str = ""
    silence: bool = False  # until the fake is closed
    cut: bool = False
    done: bool = False


class Wire:
    """Serves `answer(path, query, body) -> (fault, JSON or a file's bytes)` until it is closed."""

    def __init__(self, answer: Callable[[str, Json, Any], tuple[Fault, Json | bytes]]) -> None:
        wire, self.ahead = self, 0.0  # seconds by which its clock is ahead in the Date header
        self.closing = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                self._reply(None)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if "multipart" in self.headers.get("Content-Type", ""):
                    found = BOUNDARY.search(body.decode("latin-1"))
                    assert found
                    self._reply({"name": found[1], "content": found[2].encode("latin-1")})
                else:
                    self._reply(json.loads(body))

            def _reply(self, body: object) -> None:
                parts = urlsplit(self.path)
                fault, said = answer(parts.path.removeprefix("/cgi-bin/"), dict(parse_qsl(parts.query)), body)
                if fault.silence:
                    wire.closing.wait()
                if fault.cut or fault.silence:
                    self.close_connection = True
                    return
                content = fault.words.encode() or (said if isinstance(said, bytes) else json.dumps(said).encode())
                self.send_response(fault.status)
                self.send_header(
                    "Content-Type", "image/jpeg" if isinstance(said, bytes) else "application/json; charset=UTF-8"
                )
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def date_time_string(self, timestamp: float | None = None) -> str:
                return super().date_time_string(time.time() + wire.ahead)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True).start()

    def close(self) -> None:
        """Hang up."""
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
