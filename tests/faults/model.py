"""A stand-in for a model's server: it counts who asked, and can be told to hang or to answer."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Asked:
    """The keys under which questions came, in order, and whether questions hang for now."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.came, self.answering = threading.Event(), threading.Event()


@contextmanager
def model_server(asked: Asked) -> Iterator[str]:
    """The address of a running stand-in."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """A question."""
            self.rfile.read(int(self.headers["Content-Length"]))
            asked.keys.append(self.headers["Authorization"].removeprefix("Bearer "))
            asked.came.set()
            asked.answering.wait()
            body = json.dumps({"error": "no"}).encode()
            self.send_response(401)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        asked.answering.set()
        server.shutdown()
        server.server_close()
