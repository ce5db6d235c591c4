"""Where the bytes of evidence are: below the data directory, or in a folder that several machines share.

A name is `evidence/INC-<number>/<hash>.<ending>`; what belongs to it (copies to look at) begins with the same name.
Files are written whole or not at all, for their owner only, and never changed.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

FOLDER = "evidence"
DISPLAY, THUMBNAIL = ".display.jpg", ".thumb.jpg"  # appended to a name
INCOMING = "incoming"  # where files lie until they are taken in, on this machine


def forget_incoming(data_dir: Path, before: datetime) -> None:
    """Delete files on their way in from before then (UTC): a desk that was killed left them."""
    for file in (data_dir / INCOMING).glob("*"):
        if file.stat().st_mtime < before.timestamp():
            file.unlink(missing_ok=True)


def evidence_name(number: int, sha256: str, ending: str) -> str:
    """Return the name under which a file of an incident is kept."""
    return f"{FOLDER}/INC-{number}/{sha256[:16]}.{ending}"


class EvidenceStore:
    """Keeps files by name. `root` is the folder that stands for `evidence/`, the beginning of every name."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, name: str, content: Path | bytes) -> None:
        """Write a file under a name, whole or not at all; its bytes are on the disk when this returns."""
        path = self._path(name)
        if path is None:
            raise ValueError(f"not a name of evidence: {name}")
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.read_bytes())
            file.flush()
            # On the disk before the timeline names it: the row is durable, so the file must be too.
            os.fsync(file.fileno())
        fresh.replace(path)

    def path(self, name: str) -> Path | None:
        """A file on this machine with the content of that name; None when there is none."""
        path = self._path(name)
        return path if path and path.is_file() else None

    def remove(self, name: str) -> None:
        """Delete the file and its copies."""
        for each in (name, name + DISPLAY, name + THUMBNAIL):
            if path := self._path(each):
                path.unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """Everything that is kept, copies too, in order."""
        files = sorted(file for file in self.root.glob("INC-*/*") if file.is_file() and file.suffix != ".new")
        return (f"{FOLDER}/{file.relative_to(self.root).as_posix()}" for file in files)

    def _path(self, name: str) -> Path | None:
        """Where a name is; names stand in timeline lines, which came from outside: none may reach beyond the folder."""
        root = self.root.resolve()
        path = (root / name.removeprefix(f"{FOLDER}/")).resolve()
        return path if name.startswith(f"{FOLDER}/") and path.is_relative_to(root) and path != root else None
