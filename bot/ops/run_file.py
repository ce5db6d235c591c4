"""Where a running desk can be reached on this machine, and the secrets that let in who can read its data directory.

The process that wrote the file holds a lock on it, which the system releases when the process dies: a file that can be
locked was left by a desk that no longer runs.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

FILE_NAME = "running.json"
TOKEN_FILE, MONITOR_FILE = "console-token", "monitor-token"
LOOPBACK_FOR = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # a desk that listens on all


@dataclass(frozen=True)
class RunningDesk:
    """Its console's host and port, and the secret to send as a bearer token."""

    host: str
    port: int
    secret: str


@contextmanager
def announce(folder: Path, desk: RunningDesk) -> Iterator[None]:
    """Write the file and hold its lock as long as this lasts. A secret left in it afterwards opens nothing."""
    # a temporary file has mode 0600: only the owner may read the secret
    with NamedTemporaryFile("w", dir=folder, prefix=f"{FILE_NAME}.", delete=False, encoding="utf-8") as file:
        json.dump(asdict(desk), file)
        file.flush()
        # Held until the process ends: who can take the lock knows that the desk is gone, whatever the file says.
        fcntl.flock(file, fcntl.LOCK_EX)
        Path(file.name).replace(folder / FILE_NAME)  # not before it is whole and locked
        yield


def find(folder: Path) -> RunningDesk | None:
    """The desk that runs on this data directory, if it can be reached from here."""
    try:
        with (folder / FILE_NAME).open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        desk = RunningDesk(**json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
        return RunningDesk(LOOPBACK_FOR.get(desk.host, desk.host), desk.port, desk.secret)
    return None


def console_token(folder: Path) -> str:
    """What opens the console in a browser; made once, readable by the owner of the data directory only.

    It outlives the process, so that an open page goes on after a restart. A new one: delete the file and start again.
    """
    return _token(folder / TOKEN_FILE)


def monitor_token(folder: Path) -> str:
    """What a monitor sends for /metrics and /readyz, as a bearer token: it opens no console. Made once, as above."""
    return _token(folder / MONITOR_FILE)


def _token(file: Path) -> str:
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(opened, "w", encoding="ascii") as made:
        made.write(secrets.token_urlsafe(32))
    return file.read_text(encoding="ascii")
