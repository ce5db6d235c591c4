"""200 clicks at once while Slack's own API takes 300 ms: how long people wait for the acknowledgement, beside Bolt as
it comes.

By itself: `python -m tests.bench.slack_acks`.
"""

import http.client
import multiprocessing
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.fakes.settings import app_settings
from tests.fakes.slack import APP, TEAM, FakeSlack
from tests.fakes.slack_desk import TOKENS, values_for, workspace
from tests.fakes.slack_people import request_of
from tests.waiting import until

CLICKS = 200
SLOW = 0.3  # seconds of every call to Slack
LATE = 3.0  # seconds after which Slack shows a failure
SECRET = TOKENS["slack_signing_secret"]
LINK = "https://www.xiaohongshu.com/explore/6a01a98000000000{:08x}"


def measure() -> Iterator[tuple[str, str]]:
    """The table, line by line."""
    for what, serve in KINDS.items():
        waits, decided = _clicked(serve)
        yield what, _told(waits, decided)


def main() -> None:
    """Print it."""
    for what, result in measure():
        print(f"{what}: {result}")


def _told(waits: list[float], decided: int | None) -> str:
    in_time = [wait for wait in waits if wait < LATE]
    middle, worst = statistics.median(waits), max(waits)
    p99 = sorted(waits)[int(len(waits) * 0.99) - 1]
    kept = "" if decided is None else f", {decided} of {CLICKS} decided once"
    times = f"median {middle * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, worst {worst * 1000:.0f} ms"
    return f"{times}, {CLICKS - len(in_time)} lost{kept}"


def _clicked(serve: Callable[..., None]) -> tuple[list[float], int | None]:
    """Start a server of this kind in a process of its own, click, and count."""
    fake, context = workspace(), multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(fake.base, folder, there))
        process.start()
        port = here.recv()
        fake.delay = SLOW
        waits = _storm(port, fake)
        here.send("enough")
        decided = here.recv()
        process.join()
        fake.close()
    return waits, decided


def _storm(port: int, fake: FakeSlack) -> list[float]:
    """Every click on a connection of its own, let go at the same moment."""
    _click(
        port, request_of("slash_commands", {"command": "/incident", "text": "help", "user_id": "U0MEI", **WARM}, SECRET)
    )
    requests = [request_of("interactive", _payload(number, fake), SECRET) for number in range(1, CLICKS + 1)]
    gate, waits = threading.Barrier(CLICKS), []

    def one(request: tuple[str, dict[str, str]]) -> None:
        gate.wait()
        waits.append(_click(port, request))

    threads = [threading.Thread(target=one, args=(request,)) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _click(port: int, request: tuple[str, dict[str, str]]) -> float:
    body, headers = request
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/slack/events", body.encode(), headers)
    answer = connection.getresponse()
    answer.read()
    waited = time.perf_counter() - begun
    connection.close()
    return waited if answer.status == 200 else LATE + waited


def _payload(number: int, fake: FakeSlack) -> dict[str, Any]:
    user = {"id": "U0MEI", "team_id": TEAM}
    action = {
        "type": "button",
        "action_id": "do_0",
        "block_id": "b",
        "value": f"take {number}",
        "action_ts": str(number),
    }
    where = {
        "channel": {"id": "C0ROOM"},
        "message": {"ts": str(number)},
        "container": {"message_ts": str(number), "channel_id": "C0ROOM"},
    }
    about = {
        "type": "block_actions",
        "user": user,
        "team": {"id": TEAM},
        "api_app_id": APP,
        "trigger_id": fake.trigger(),
    }
    return {**about, **where, "actions": [action], "response_url": fake.address("C0ROOM", "U0MEI")}


WARM = {"channel_id": "C0ROOM", "team_id": TEAM, "trigger_id": "warm", "response_url": ""}


def ours(base: str, folder: str, pipe: Any) -> None:
    """The desk: each click decided and committed before it is acknowledged."""
    from bot.app import build, web
    from bot.chat.slack.outbound import channels
    from bot.ingest.schema import AlertIn, to_alert
    from bot.ops.clock import utc_now
    from storage.outbox import maintenance

    channels.SECONDS_PER_MESSAGE = 0.0  # only so that the desk comes to rest sooner
    application = build(*_settings(base, folder))
    for number in range(1, CLICKS + 1):
        alert = AlertIn(source="bench", url=LINK.format(number), text=f"{number} 用了一次就过敏")
        application.incidents.receive_alert(to_alert(alert, application.content.platforms, utc_now()))

    def decided() -> int:
        """Incidents that their owner has taken."""
        roles = (application.incidents.read(number).assignments for number in range(1, CLICKS + 1))
        return sum(
            any(held.person == "mei" and held.accepted_at is not None for held in each.values()) for each in roles
        )

    def at_rest() -> bool:
        """Nothing is under way any more: cards stand, drafts are written."""
        with application.database.read_transaction() as connection:
            return maintenance.waiting(connection)[0] == 0

    _serve(web(application), pipe, decided, at_rest)


def bare(base: str, folder: str, pipe: Any) -> None:
    """Bolt behind the same door, with a handler that only acknowledges."""
    _serve(_bolt(base, lambda ack: ack(), process_before_response=True), pipe, lambda: None)


def default(base: str, folder: str, pipe: Any) -> None:
    """Bolt as it comes: five threads, one call to Slack after the acknowledgement."""

    def handler(ack: Any, client: Any) -> None:
        ack()
        client.api_test()

    _serve(_bolt(base, handler), pipe, lambda: None)


def default_before(base: str, folder: str, pipe: Any) -> None:
    """Bolt as it comes, the call to Slack before the acknowledgement."""

    def handler(ack: Any, client: Any) -> None:
        client.api_test()
        ack()

    _serve(_bolt(base, handler), pipe, lambda: None)


def _settings(base: str, folder: str) -> Any:
    from pydantic import SecretStr

    class Base:
        """Where the fake is."""

    fake: Any = Base()
    fake.base = base
    return app_settings(**values_for(fake, Path(folder), slack_app_token=SecretStr("")))


def _bolt(base: str, handler: Callable[..., None], **how: Any) -> Any:
    import re

    from fastapi import FastAPI
    from slack_bolt import App
    from slack_bolt.authorization import AuthorizeResult
    from slack_sdk import WebClient

    from bot.chat.slack.api import SDK_LOG
    from bot.chat.slack.http import routes

    known = AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1")
    app = App(client=WebClient(base_url=base), logger=SDK_LOG, authorize=lambda: known, signing_secret=SECRET, **how)
    app.action(re.compile(".*"))(handler)
    app.command(re.compile(".*"))(lambda ack: ack())
    web = FastAPI()
    web.include_router(routes(app))
    return web


def _serve(app: Any, pipe: Any, decided: Callable[[], int | None], at_rest: Callable[[], bool] = lambda: True) -> None:
    import logging
    import socket

    import uvicorn

    from bot.cli.run import freeze_gc

    logging.disable(logging.CRITICAL)
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    until(lambda: server.started and at_rest(), glance=0.2)
    freeze_gc()
    pipe.send(listening.getsockname()[1])
    pipe.recv()
    pipe.send(decided())
    server.should_exit = True
    thread.join()


KINDS = {
    "ack of 200 clicks at once, nothing decided (bare)": bare,
    "ack of 200 clicks at once, each decided and committed (the desk)": ours,
    "ack of 200 clicks at once, Bolt as it comes, a 300 ms call after the ack": default,
    "ack of 200 clicks at once, Bolt as it comes, a 300 ms call before the ack": default_before,
}

if __name__ == "__main__":
    main()
