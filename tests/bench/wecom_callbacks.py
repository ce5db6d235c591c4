"""How long WeCom waits for its 200: two hundred people at once, beside a handler that only decrypts and answers."""

import logging
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from bot.app import web
from bot.chat.wecom.envelope import Envelope
from bot.now import utc_now
from tests.fakes.wecom import CORP
from tests.fakes.wecom_desk import USERS, WecomDesk
from tests.fakes.wecom_people import AES_KEY, COUNT, TOKEN, over_http, sealed, xml_of
from tests.faults.running import free_port

AT_ONCE = 200
POST = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


def measure() -> Iterator[tuple[str, str]]:
    """Callback to answer, the desk's and the bare handler's, in turns on the same machine."""
    logging.disable(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        desk = WecomDesk(Path(folder) / "data")
        desk.mei.types(f"新事件 {POST} 用了一次就过敏")
        ours, bare = _serve(web(desk.house, "web")), _serve(_bare())
        for name, server in (("warm-up", ours), ("decrypt and answer only", bare), ("a note, committed", ours)):
            waits = _storm(server, [f"备注 1 第 {n} 条" for n in range(AT_ONCE)])
            if name != "warm-up":
                middle, worst = statistics.median(waits), sorted(waits)[int(len(waits) * 0.99) - 1]
                yield f"WeCom: {AT_ONCE} callbacks at once, {name}", f"median {middle * 1000:.0f} ms, p99 {worst * 1000:.0f} ms"
        for server in (ours, bare):
            server.should_exit = True
        desk.close()


def _bare() -> FastAPI:
    """The least that could be done: open the envelope, answer 200."""
    app, envelope = FastAPI(), Envelope(TOKEN, AES_KEY, CORP)

    async def callback(request: Request) -> Response:
        """Nothing is decided and nothing kept."""
        body = await request.body()
        await run_in_threadpool(envelope.open, request.query_params, body, utc_now())
        return Response()

    app.add_api_route("/wecom/callback", callback, methods=["POST"])
    return app


def _serve(app: FastAPI) -> uvicorn.Server:
    """A real server on a thread."""
    server = uvicorn.Server(uvicorn.Config(app, port=free_port(), log_level="critical", lifespan="off", backlog=512))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return server


def _storm(server: uvicorn.Server, texts: list[str]) -> list[float]:
    """Seconds from each callback to its answer, all sent at once by different people."""
    send, start = over_http(lambda: server.config.port), threading.Barrier(len(texts))
    users = list(USERS.values())
    knocks = [sealed(xml_of(users[n % 4], MsgType="text", Content=text, MsgId=str(next(COUNT)))) for n, text in enumerate(texts)]

    def one(knock: tuple[str, bytes]) -> float:
        """Together with the others."""
        start.wait()
        begun = time.perf_counter()
        status, _ = send("POST", *knock)
        assert status == 200
        return time.perf_counter() - begun

    call: Callable[[tuple[str, bytes]], float] = one
    with ThreadPoolExecutor(len(texts)) as pool:
        return list(pool.map(call, knocks))
