"""Counts what a process does to the world (statements that change something, commits, messages, answers) and dies at
the nth.
"""

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

ASKS = (
    "SELECT",
    "BEGIN",
    "PRAGMA",
    "ROLLBACK",
)  # they leave nothing behind: a kill before and after them is the same kill
LASTING = ("commit", "file", "message", "model", "answer")


class Steps:
    """What this process has done so far, step by step. It dies, without a chance to tidy up, before its step number
    `last`.
    """

    def __init__(self, last: int = 0) -> None:
        self.last, self.changed = last, False
        self.names: list[str] = []

    def step(self, name: str) -> None:
        """One more."""
        self.names.append(name)
        if len(self.names) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def wrap(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """What reaches beyond the database: one step before, one after."""

        def stepping(*args: Any, **named: Any) -> Any:
            self.step(name)
            came = act(*args, **named)
            self.step(name)
            return came

        return stepping

    def watch(self) -> None:
        """Every engine of this process, and files that are written."""

        @event.listens_for(Engine, "before_cursor_execute")
        def statement(connection: Connection, cursor: object, text: str, *_: object) -> None:
            words = text.split()[:3]
            if words[0].upper() == "COMMIT":
                commit(connection)
            elif words[0].upper() not in ASKS:
                self.step(" ".join(words))
                self.changed = True

        @event.listens_for(Engine, "commit")
        def commit(connection: Connection) -> None:
            if self.changed:  # a commit of nothing leaves nothing behind
                self.step("commit")
                self.changed = False

        write = Path.write_text

        def write_text(path: Path, text: str, encoding: str | None = None) -> int:
            """A file that is opened, and dies empty; or half of it; or all of it."""
            for part in ("", text[: len(text) // 2]):
                write(path, part, encoding=encoding)
                self.step("file")
            return write(path, text, encoding=encoding)

        Path.write_text = write_text


def each(names: Sequence[str]) -> list[int]:
    """Every step."""
    return list(range(1, len(names) + 1))


def one_of_each_kind(names: Sequence[str]) -> list[int]:
    """Steps that come right after something that lasts, one for each of LASTING: amid those of its kind."""
    kinds: dict[str, list[int]] = {}
    for step, done in enumerate(names[1:], 3):
        if done in LASTING and step <= len(names):
            kinds.setdefault(done, []).append(step)
    return sorted(steps[len(steps) // 2] for steps in kinds.values())
