"""Processes of the program, as subprocess would start them, but from a fork server that has everything loaded."""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.waiting import until

ROOT = Path(__file__).parents[2]


def started(
    command: str, folder: Path, environment: Mapping[str, str], log: Path, limits: Mapping[str, object] | None = None
) -> "Process":
    """What people type, `python -m …`; `limits` are module-level names of the program, with other values
    than it has.
    """
    module, *words = command.removeprefix("python -m ").split()
    run = f"sys.argv = {[module, *words]!r}; runpy.run_module({module!r}, run_name='__main__')"
    # Started from a script in the background, tests inherit that Ctrl-C is ignored; at a terminal it is not.
    listens = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    return Process("; ".join(["import runpy, sys", listens, *hurried(limits or {}), run]), folder, environment, log)


def hurried(limits: Mapping[str, object]) -> list[str]:
    """The statements that set them; one that does not exist any more ends the process, in words."""
    set_ = "import {module}; {name}; {name} = {value!r}"
    given = [set_.format(module=name.rpartition(".")[0], name=name, value=value) for name, value in limits.items()]
    return ["import datetime", *given]


class Process:
    """Python code that runs in a process of its own, in a folder, with this environment alone; what it says is added to
    a log.
    """

    def __init__(self, code: str, folder: Path, environment: Mapping[str, str], log: Path) -> None:
        self.pid: int = fork_server().ask(code=code, folder=str(folder), environment=dict(environment), log=str(log))
        atexit.register(self._leave_nobody)

    def poll(self) -> int | None:
        """Its exit code, negative for a signal; None while it runs."""
        code: int | None = fork_server().ask(pid=self.pid)
        return code

    def wait(self) -> int:
        """Its exit code, once it has one."""
        return until(lambda: () if (code := self.poll()) is None else (code,))[0]

    def send(self, number: signal.Signals) -> None:
        """A signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def _leave_nobody(self) -> None:
        """A test that fails leaves nobody running."""
        self.send(signal.SIGKILL)


class ForkServer:
    """Asks `tests.faults.fork_server`, one question at a time."""

    def __init__(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        command = [sys.executable, "-m", "tests.faults.fork_server"]
        environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._lock = threading.Lock()
        atexit.register(self.close)

    def ask(self, **asked: Any) -> Any:
        """See tests/faults/fork_server.py."""
        assert self.process.stdin is not None and self.process.stdout is not None
        with self._lock:
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """Nobody asks any more."""
        with self.process:
            assert self.process.stdin is not None
            self.process.stdin.close()


@lru_cache
def fork_server() -> ForkServer:
    """One for all tests of this process."""
    return ForkServer()
