"""`python -m bot run`: the desk, until told to stop."""

import gc
import os
import socket
import stat
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal

import uvicorn

from bot.app import build, web
from bot.chat import ChatFolder, load_settings
from bot.config.first_files import prepare_data_dir
from bot.config.settings import ChatSettings, Settings, secrets_of
from bot.ops import run_file
from bot.ops.listeners import Listeners
from bot.ops.logging import set_up
from bot.ops.single_instance import AlreadyRunning, acquire_single_instance
from bot.ops.strict_http import StrictProtocol
from handlers.case.errors import UserError

LOCK_TIMEOUT = 5.0  # seconds for a `say` that decides on the database just now


class AddressTaken(UserError):
    """Nothing can be listened on at an address of the settings."""


def run(*, role: Literal["all", "web", "worker"] = "all") -> int:
    """Run the desk (the same as no command).

    Parameters
    ----------
    role
        Only the endpoints (web), or only the work (worker), beside other processes on one PostgreSQL.
    """
    settings, chat_settings = load_settings()
    set_up(settings.log_format, secrets_of(settings, *chat_settings.values()))
    prepare_data_dir(settings)
    embedded = settings.database.startswith("sqlite")
    if embedded and role != "all":
        print(
            f"--role {role} shares the work between processes, and SQLite has one. Set DATABASE_URL to a PostgreSQL.",
            file=sys.stderr,
        )
        return 2
    held = lock_data_dir(settings.data_dir) if embedded else None
    public, local = bind(settings.host, settings.port), bind_local(settings)
    ports = {"port": public.getsockname()[1], "console_port": local.getsockname()[1]}
    settings = settings.model_copy(update=ports)
    chat_settings = {chat: own.model_copy(update=ports) for chat, own in chat_settings.items()}
    app = web(build(settings, chat_settings), role)
    freeze_gc()
    keep_output_private()
    print(ready_at(settings, chat_settings, role), flush=True)
    server(app).run(sockets=[public, local])
    if held:
        held.close()
    return 0


def keep_output_private() -> None:
    """A file that the output goes to holds the console's token from now on, so only its owner may read it."""
    with suppress(OSError, ValueError):  # not every output is a file
        if stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode):
            os.fchmod(sys.stdout.fileno(), 0o600)


def bind(host: str, port: int) -> socket.socket:
    """A socket of this address, which does not listen yet. Raises AddressTaken."""
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise AddressTaken(
            f"{host}:{port} cannot be listened on ({error.strerror}). Set HOST, PORT or CONSOLE_PORT."
        ) from None
    return bound


def bind_local(settings: Settings) -> socket.socket:
    """The socket for this machine; any free port where CONSOLE_PORT is not set and the next one is taken."""
    try:
        return bind(settings.console_host, settings.local_port)
    except (AddressTaken, OverflowError):
        if settings.console_port:
            raise
        return bind(settings.console_host, 0)


def server(app: Listeners) -> uvicorn.Server:
    """What serves both sockets; no header of a request changes whom it comes from."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=StrictProtocol,
            ws="none",
            proxy_headers=False,
            server_header=False,
            log_level="warning",
            log_config=None,
            timeout_graceful_shutdown=3,
        )
    )


def ready_at(settings: Settings, chats: Mapping[ChatFolder, ChatSettings], role: str) -> str:
    """Where the desk can be opened. The token in the console's address keeps out other accounts of this machine."""
    public = f"http://{_bracketed(settings.host)}:{settings.port}"
    if role == "worker" or not chats[ChatFolder("console")].is_set_up:
        return f"Dingfengbo is ready at {public}  (stop with Ctrl-C)"
    here = f"http://{_bracketed(settings.console_host)}:{settings.console_port}"
    opened = f"{here}/console?token={run_file.console_token(settings.data_dir)}"
    return f"Dingfengbo is ready at {opened}  (stop with Ctrl-C)\nAlerts and chats reach it at {public}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def freeze_gc() -> None:
    """Exempt what is loaded by now from garbage collection: looking all of it over took 0.25 s within a click."""
    gc.collect()
    gc.freeze()


def lock_data_dir(folder: Path) -> IO[str]:
    """The data directory, for us alone. Raises AlreadyRunning: at once when another desk runs on it."""
    until = time.monotonic() + LOCK_TIMEOUT
    while True:
        try:
            return acquire_single_instance(folder)
        except AlreadyRunning:
            if run_file.find(folder) or time.monotonic() > until:
                raise
            time.sleep(0.1)
