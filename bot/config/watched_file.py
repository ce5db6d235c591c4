"""A file that people edit while the desk runs."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from bot.config.toml_file import read_file
from bot.ops import metrics
from handlers.case.errors import InvalidFile

log = logging.getLogger(__name__)
T = TypeVar("T")


class WatchedFile(Generic[T]):
    """Read again when it changes. While `fault` says what is wrong with its newest version, the last good one counts.

    `read` makes the value of the text, or raises InvalidFile. `name` is what the file is called in logs and metrics.
    """

    def __init__(self, path: Path, read: Callable[[str], T], name: str) -> None:
        """Raises InvalidFile or OSError when the file is faulty from the start: no good version could count instead."""
        self.path, self.fault = path, ""
        self._read, self._name = read, name
        self._read_at = self._file_state()
        self._value = self._load()

    def current(self) -> T:
        """The value as of now. A file that is gone leaves it as it was."""
        try:
            state = self._file_state()
            if state != self._read_at:
                self._read_at = state  # a faulty version is read once, too
                self._value, self.fault = self._load(), ""
        except InvalidFile as error:
            self._report(str(error))
        except OSError as error:
            self._read_at = (0, 0)  # once it is back it is read, however old it is
            self._report(f"{self.path} is gone; write it again" if isinstance(error, FileNotFoundError) else str(error))
        return self._value

    def _load(self) -> T:
        return read_file(self.path, self._read)

    def _file_state(self) -> tuple[int, int]:
        stat = self.path.stat()
        return stat.st_mtime_ns, stat.st_size

    def _report(self, fault: str) -> None:
        if fault != self.fault:
            metrics.FAULTS.labels(self._name).inc()
            log.error("the %s is faulty, the last good one counts: %s", self._name, fault)
        self.fault = fault
