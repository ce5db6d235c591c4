"""The real program as a process: started, knocked on over HTTP, killed, started again."""

import hashlib
import hmac
import json
import os
import re
import signal
import socket
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

from bot.ops.run_file import console_token
from tests.faults.processes import Process, started
from tests.waiting import PATIENCE, until

SECRET = "a-secret-for-the-tests"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Bot:
    """One data directory, and the process that is running on it, if any."""

    def __init__(
        self, folder: Path, role: str = "all", limits: Mapping[str, object] | None = None, **settings: str
    ) -> None:
        """`limits`: module-level names of the program, with other values than it has."""
        self.folder, self.port, self.console_port = folder, free_port(), free_port()
        self.command, self.limits = f"python -m bot run --role {role}", limits
        ports = {"PORT": str(self.port), "CONSOLE_PORT": str(self.console_port)}
        given = {"DATA_DIR": str(folder), **ports, "ALERTS_SECRET": SECRET, **settings}
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.env = {**kept, **given}
        self.process: Process | None = None
        self.page = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.token = ""

    def start(self) -> None:
        """Start and wait until it answers. Raises AssertionError with its log when it ends instead."""
        self.folder.parent.mkdir(exist_ok=True)
        log = self.folder.parent / "bot.log"
        self.process = process = started(self.command, self.folder.parent, self.env, log, self.limits)
        until(lambda: process.poll() is not None or self._answers())
        assert process.poll() is None, log.read_text()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), PATIENCE).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """kill -9: nothing gets a chance to tidy up."""
        assert self.process is not None
        self.process.send(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """SIGTERM, as a machine does that shuts down: what is under way is finished, then uvicorn ends by the signal it
        caught.
        """
        assert self.process is not None
        self.process.send(signal.SIGTERM)
        assert self.process.wait() == -signal.SIGTERM

    def post(self, alert: dict[str, object], key: str = "") -> dict[str, object]:
        """Send a signed alert; the answer. Raises OSError when there is none."""
        body, stamp = json.dumps(alert).encode(), str(int(time.time()))
        said = f"{key}.{stamp}." if key else f"{stamp}."
        mark = hmac.new(SECRET.encode(), said.encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "X-Dingfengbo-Timestamp": stamp,
            "X-Dingfengbo-Signature": f"v{2 if key else 1}={mark}",
        }
        headers |= {"Idempotency-Key": key} if key else {}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/alerts", body, headers)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            found: dict[str, object] = json.loads(answer.read())
            return found

    def hear(self, person: str, text: str) -> bool:
        """Somebody types a command into the console; whether it was done. Raises OSError when there is no answer."""
        here, key = f"http://127.0.0.1:{self.console_port}", console_token(self.folder)
        place = f"{here}/console"
        for fresh in (False, True):
            if fresh or not self.token:
                with self.page.open(f"{place}?person={person}&token={key}", timeout=PATIENCE) as answer:
                    self.token = re.findall(r'name="token" content="(\w+)"', answer.read().decode())[0]
            form = urlencode({"person": person, "text": text, "token": self.token}).encode()
            request = urllib.request.Request(f"{place}/hear", form, {"Origin": here})
            try:
                with self.page.open(request, timeout=PATIENCE) as answer:
                    return 'class="message answer"' in answer.read().decode()
            except HTTPError as error:
                if error.code != 403 or fresh:  # another process has another key
                    raise
        raise AssertionError
