"""Counts what a process does to the world (statements that change something, commits, messages, answers) and dies at the nth."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

ASKS = ("SELECT", "BEGIN", "PRAGMA", "ROLLBACK")  # they leave nothing behind: a kill before and after them is the same kill


class Steps:
    """How far this process has come. It dies, without a chance to tidy up, before its step number `last`."""

    def __init__(self, last: int = 0) -> None:
        self.last, self.done = last, 0

    def step(self) -> None:
        """One more."""
        self.done += 1
        if self.done == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, act: Callable[..., Any]) -> Callable[..., Any]:
        """What reaches beyond the database: one step before, one after."""

        def stepping(*args: Any, **named: Any) -> Any:
            self.step()
            came = act(*args, **named)
            self.step()
            return came

        return stepping

    def watch(self) -> None:
        """Every engine of this process, and files that are written."""

        @event.listens_for(Engine, "before_cursor_execute")
        def statement(connection: Connection, cursor: object, text: str, *_: object) -> None:
            if not text.lstrip().upper().startswith(ASKS):
                self.step()

        event.listen(Engine, "commit", lambda connection: self.step())
        write = Path.write_text

        def write_text(path: Path, text: str, encoding: str | None = None) -> int:
            """A file that is opened, and dies empty; or half of it; or all of it."""
            for part in ("", text[: len(text) // 2]):
                write(path, part, encoding=encoding)
                self.step()
            return write(path, text, encoding=encoding)

        Path.write_text = write_text  # type: ignore[method-assign,assignment]
