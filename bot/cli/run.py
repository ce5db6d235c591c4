"""`python -m bot run`: the desk, until told to stop."""

import gc
import sys
import time
from pathlib import Path
from typing import IO, Literal

import uvicorn

from bot.app import build, web
from bot.chat import load_settings
from bot.config.first_files import prepare_data_dir
from bot.config.settings import secrets_of
from bot.ops import run_file
from bot.ops.logging import set_up
from bot.ops.single_instance import AlreadyRunning, acquire_single_instance

LOCK_TIMEOUT = 5.0  # seconds for a `say` that decides on the database just now


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
    app = web(build(settings, chat_settings), role)
    freeze_gc()
    print(f"Dingfengbo is ready at http://{settings.host}:{settings.port}  (stop with Ctrl-C)", flush=True)
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", log_config=None, timeout_graceful_shutdown=3
    )
    if held:
        held.close()
    return 0


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
