"""Alerts over HTTP, eight senders at once, against a plain FastAPI endpoint that commits one row, on one server in the
same run.
"""

import http.client
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.ingest.signature import sign
from tests.bench.engines import both
from tests.faults.running import free_port

SECRET = "a-secret-for-the-bench"
SENDERS, EACH = 8, 60


def measure() -> Iterator[tuple[str, str]]:
    """Requests a second and ratios to the plain endpoint, on both engines; the clock runs in no process meanwhile."""
    with both() as urls:
        for engine, url in urls.items():
            port = free_port()
            server = subprocess.Popen([sys.executable, "-m", "tests.bench.http", url, str(port)])
            _wait(port)
            _rate(port, "/plain/row", 0)  # warm up
            plain = _rate(port, "/plain/row", 0)
            new = _rate(port, "/alerts", 1)
            repeated = _rate(port, "/alerts", 1, likes=5)
            server.kill()
            server.wait()
            yield f"HTTP on {engine}: one plain row", f"{plain:6.0f}/s"
            yield f"HTTP on {engine}: alert, new post", f"{new:6.0f}/s   {new / plain:.2f} of a plain row"
            yield (
                f"HTTP on {engine}: alert, repeated post",
                f"{repeated:6.0f}/s   {repeated / plain:.2f} of a plain row",
            )


def _rate(port: int, path: str, series: int, likes: int = 1) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(SENDERS) as pool:
        list(pool.map(lambda sender: _send(port, path, f"{series:02x}{sender:02x}", likes), range(SENDERS)))
    return SENDERS * EACH / (time.perf_counter() - begun)


def _send(port: int, path: str, series: str, likes: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for n in range(EACH):
        stamp = str(int(time.time()))
        post = {
            "platform": "xiaohongshu",
            "native_id": f"6a01a980{series}{n:012x}",
            "text": f"第{series}-{n}次用就过敏，满脸通红",
            "counts": {"like": likes},
        }
        body = json.dumps({"source": "bench", "brand": "GlowSkin", **post}).encode()
        headers = {
            "Content-Type": "application/json",
            "X-Dingfengbo-Timestamp": stamp,
            "X-Dingfengbo-Signature": sign(SECRET, stamp, body),
        }
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        told = answer.read()
        assert answer.status in (200, 202), told
    connection.close()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=0.2).connect()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")


def serve(url: str, port: int) -> None:
    """The desk's endpoints, and beside them an endpoint that only commits a row."""
    from fastapi import FastAPI
    from sqlmodel import Field, Session, SQLModel

    from bot.app import build, web
    from bot.cli.run import bind, freeze_gc, server
    from tests.fakes.settings import app_settings

    class Row(SQLModel, table=True):
        """What the plain endpoint keeps."""

        __tablename__ = "bench_row"
        id: int | None = Field(default=None, primary_key=True)
        text: str

    chosen = app_settings(data_dir=Path(tempfile.mkdtemp()), database_url=url, alerts_secret=SECRET)
    application, plain = build(*chosen), FastAPI()
    Row.metadata.tables["bench_row"].create(application.database.engine)

    @plain.post("/row")
    def row(body: dict[str, object]) -> dict[str, int]:
        """Commit one row."""
        with application.database.transaction() as connection, Session(connection) as session:
            kept = Row(text=str(body["text"]))
            session.add(kept)
            session.flush()
            return {"id": kept.id or 0}

    app = web(application, "web")
    app.public.mount("/plain", plain)
    freeze_gc()
    server(app).run(sockets=[bind("127.0.0.1", port)])


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
