"""One process per SQLite file: a second one is told why it cannot start."""

import fcntl
from pathlib import Path
from typing import IO

from handlers.case.errors import UserError


class AlreadyRunning(UserError):
    """Another process holds this data directory."""


def acquire_single_instance(folder: Path) -> IO[str]:
    """Hold the folder for as long as the returned file is open; the system lets go when the process dies."""
    # A lock of the system and not a file with a process id: it goes with the process, however that died.
    file = (folder / "running.lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise AlreadyRunning(
            f"Dingfengbo already runs on {folder}. Stop it first, or use PostgreSQL (DATABASE_URL) for several."
        ) from None
    return file
