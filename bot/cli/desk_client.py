"""Gives calls to the running desk, over HTTP on this machine, or when none runs to its database."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from http.client import HTTPConnection, HTTPException
from typing import Any

from bot.chat import ChatFolder
from bot.config.settings import ChatSettings, Settings
from bot.ops import run_file
from bot.ops.run_file import RunningDesk
from bot.ops.single_instance import AlreadyRunning, acquire_single_instance
from handlers.case.errors import UserError

START_TIMEOUT = 15.0  # seconds that a desk may take to open its console, or to let go of its database
SHORT_TIMEOUT = 5.0  # the same where the settings of this call name no console: the desk may have others
ANSWER_TIMEOUT = 60.0  # seconds
POLL_SECONDS = 0.1
CONSOLE = ChatFolder("console")
STARTING = "A desk on {} is starting or stopping and does not answer yet: say it again in a moment."
NO_CONSOLE = "A desk runs on {} without a console, so it cannot be asked: start it with CONSOLE=true, or stop it."
NO_ANSWER = (
    "The desk did not answer ({}). "
    "It may have been done: look first, or repeat a call that has a name (--idempotency-key)."
)


class Unanswered(UserError):
    """The desk could not be asked, or did not answer as it should; says whether it may have been done."""


def ask(call: dict[str, Any], settings: Settings, chats: Mapping[ChatFolder, ChatSettings]) -> Any:
    """The answer to a call (see bot.chat.console.api.Call). Raises UserError.

    A desk that is about to start or to stop is waited for.
    """
    until = time.monotonic() + (START_TIMEOUT if chats[CONSOLE].is_set_up else SHORT_TIMEOUT)
    while True:
        try:
            incidents = run_file.find(settings.data_dir)
            return _over_http(incidents, call) if incidents else _in_database(call, settings, chats)
        except (ConnectionRefusedError, AlreadyRunning) as busy:
            if time.monotonic() > until:
                problem = STARTING if chats[CONSOLE].is_set_up else NO_CONSOLE
                raise Unanswered(problem.format(settings.data_dir)) from busy
            time.sleep(POLL_SECONDS)


def _over_http(incidents: RunningDesk, call: dict[str, Any]) -> Any:
    """Nothing on the way is asked for a proxy: this goes to our own machine only."""
    connection = HTTPConnection(incidents.host, incidents.port, timeout=ANSWER_TIMEOUT)
    try:
        connection.connect()
        headers = {"Authorization": f"Bearer {incidents.secret}", "Content-Type": "application/json"}
        connection.request("POST", "/console/say", json.dumps(call).encode(), headers)
        answer = connection.getresponse()
        body = answer.read().decode()
    except ConnectionRefusedError:
        raise
    except (OSError, HTTPException) as error:
        raise Unanswered(NO_ANSWER.format(error)) from error
    finally:
        connection.close()
    if answer.status != 200:
        raise Unanswered(body)
    return json.loads(body)


def _in_database(call: dict[str, Any], settings: Settings, chats: Mapping[ChatFolder, ChatSettings]) -> Any:
    """Decide here. What follows from it (cards, messages, drafts) waits in the outbox for the next start."""
    from bot.app import build  # takes a second: not for a call over HTTP, and before the lock is taken
    from bot.chat.console.api import CommandApi, read_call
    from bot.chat.console.sender import Sender
    from bot.ops.clock import utc_now

    with _single_instance(settings):
        application = build(settings, chats)
        try:
            api = CommandApi(
                application.dispatcher, Sender(application.database), settings.data_dir / "exports", utc_now
            )
            return api.run(read_call(json.dumps(call).encode()))
        finally:
            application.database.close()


@contextmanager
def _single_instance(settings: Settings) -> Iterator[None]:
    """Hold an SQLite file, so that no other process decides on it meanwhile; PostgreSQL has any number of them."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with acquire_single_instance(settings.data_dir) if settings.database.startswith("sqlite") else nullcontext():
        yield
