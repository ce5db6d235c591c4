"""Where a running desk can be reached on this machine, and the secret that lets in who can read its data directory.

The file is locked by the process that wrote it, and the system lets go when that process dies: a file that can be locked is left over.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

NAME = "running.json"
ANY = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # who listens on every address is asked on the loopback


@dataclass(frozen=True)
class RunningDesk:
    """Its console's host and port, and the secret to send as a bearer token."""

    host: str
    port: int
    secret: str


@contextmanager
def announced(folder: Path, desk: RunningDesk) -> Iterator[None]:
    """Write the file, for its owner only. It counts as long as this lasts; what is left of it afterwards opens nothing."""
    with NamedTemporaryFile("w", dir=folder, prefix=f"{NAME}.", delete=False, encoding="utf-8") as file:  # made with mode 0600
        json.dump(asdict(desk), file)
        file.flush()
        fcntl.flock(file, fcntl.LOCK_EX)
        Path(file.name).replace(folder / NAME)  # only now: under its own name it is whole, and locked
        yield


def find(folder: Path) -> RunningDesk | None:
    """The desk that runs on this data directory, if it can be reached from here."""
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        desk = RunningDesk(**json.loads((folder / NAME).read_text(encoding="utf-8")))
        return RunningDesk(ANY.get(desk.host, desk.host), desk.port, desk.secret)
    return None
