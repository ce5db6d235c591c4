"""`python -m bot run`: the desk, until told to stop."""

import sys
from typing import Literal

import uvicorn

from bot.app import build, freeze_gc, web
from bot.ops.logging import set_up
from bot.ops.single_instance import acquire_single_instance
from bot.settings import load


def run(*, role: Literal["all", "web", "worker"] = "all") -> int:
    """Run the desk (the same as no command).

    Parameters
    ----------
    role
        Only the doors (web), or only the work (worker), beside other processes on one PostgreSQL.
    """
    settings = load()
    set_up(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    embedded = settings.database.startswith("sqlite")
    if embedded and role != "all":
        print(f"--role {role} shares the work between processes, and SQLite has one. Set DATABASE_URL to a PostgreSQL.", file=sys.stderr)
        return 2
    held = acquire_single_instance(settings.data_dir) if embedded else None
    app = web(build(settings), role)
    freeze_gc()
    print(f"Dingfengbo is ready at http://{settings.host}:{settings.port}  (stop with Ctrl-C)", flush=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", log_config=None, timeout_graceful_shutdown=3)
    if held:
        held.close()
    return 0
