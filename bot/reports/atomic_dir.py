"""A folder that appears whole: filled beside its place, listed in a manifest, then moved there."""

import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "manifest.sha256"  # as `sha256sum --check` reads it
_moving = threading.Lock()


@contextmanager
def fresh_folder(parent: Path, name: str) -> Iterator[Path]:
    """A folder to fill; at the end it stands as `parent/name`, with its manifest and in place of an earlier one. After an error
    nothing has changed."""
    parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=parent))
    try:
        yield fresh
        (fresh / MANIFEST).write_text("".join(f"{digest(file)}  {file.name}\n" for file in sorted(fresh.iterdir())), encoding="utf-8")
        for file in fresh.iterdir():
            _keep(file)
        with _moving:
            _move(fresh, parent / name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def digest(file: Path) -> str:
    """SHA-256 of a file, in hex."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _move(fresh: Path, place: Path) -> None:
    if place.exists():
        earlier = place.rename(fresh.with_name(f"{fresh.name}.earlier"))
        fresh.rename(place)
        shutil.rmtree(earlier)
    else:
        fresh.rename(place)


def _keep(file: Path) -> None:
    """Onto the disk, before the name says that it is there."""
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
