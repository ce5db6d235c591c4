"""The real program as a process: started, knocked on over HTTP, killed, started again."""

import atexit
import hashlib
import hmac
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

SECRET = "a-secret-for-the-tests"
ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Bot:
    """One data directory, and the process that is running on it, if any."""

    def __init__(self, folder: Path, lease: float = 20, role: str = "all", **settings: str) -> None:
        self.folder, self.port = folder, free_port()
        hurried = f"import storage.outbox as o; from datetime import timedelta as t; o.LEASE = t(seconds={lease}); "
        self.command = [sys.executable, "-c", f"{hurried}from bot.cli.commands import main; main(['run', '--role', '{role}'])"]
        given = {"DATA_DIR": str(folder), "PORT": str(self.port), "ALERTS_SECRET": SECRET, **settings}
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.env = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **given}
        self.process: subprocess.Popen[bytes] | None = None
        self.page = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.token = ""
        atexit.register(lambda: self.process and self.process.kill())  # a test that fails leaves nobody running

    def start(self) -> float:
        """Start and wait until it answers; seconds taken."""
        begun = time.monotonic()
        self.folder.parent.mkdir(exist_ok=True)
        with (self.folder.parent / "bot.log").open("ab") as log:
            self.process = subprocess.Popen(self.command, env=self.env, cwd=self.folder.parent, stdout=log, stderr=log)
        while time.monotonic() - begun < 20 and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 0.2):
                    return time.monotonic() - begun
            except OSError:
                time.sleep(0.02)
        raise AssertionError((self.folder.parent / "bot.log").read_text())

    def kill(self) -> None:
        """kill -9: nothing gets a chance to tidy up."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """SIGTERM, as a machine does that shuts down: what is under way is finished within ten seconds."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(10) in (0, -signal.SIGTERM)

    def post(self, alert: dict[str, object], key: str = "") -> dict[str, object]:
        """Send a signed alert; the answer. Raises OSError when there is none."""
        body, stamp = json.dumps(alert).encode(), str(int(time.time()))
        mark = hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Dingfengbo-Timestamp": stamp, "X-Dingfengbo-Signature": f"v1={mark}"}
        headers |= {"Idempotency-Key": key} if key else {}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/alerts", body, headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: dict[str, object] = json.loads(answer.read())
            return found

    def hear(self, person: str, text: str) -> bool:
        """Somebody types a command into the console; whether it was done. Raises OSError when there is no answer."""
        place = f"http://127.0.0.1:{self.port}/console"
        for fresh in (False, True):
            if fresh or not self.token:
                with self.page.open(f"{place}?person={person}", timeout=10) as answer:
                    self.token = re.findall(r'name="token" content="(\w+)"', answer.read().decode())[0]
            form = urlencode({"person": person, "text": text, "token": self.token}).encode()
            request = urllib.request.Request(f"{place}/hear", form, {"Origin": f"http://127.0.0.1:{self.port}"})
            try:
                with self.page.open(request, timeout=10) as answer:
                    return 'class="message answer"' in answer.read().decode()
            except HTTPError as error:
                if error.code != 403 or fresh:  # another process has another key
                    raise
        raise AssertionError
