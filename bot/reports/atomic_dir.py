"""A directory that appears whole: filled beside its place, listed in a manifest, then moved there."""

import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "manifest.sha256"  # as `sha256sum --check` reads it
_replacing = threading.Lock()


@contextmanager
def atomic_directory(parent: Path, name: str) -> Iterator[Path]:
    """A directory to fill. At the end it becomes `parent/name`, with its manifest and in place of an earlier one.

    After an error nothing has changed.
    """
    parent.mkdir(0o700, parents=True, exist_ok=True)
    directory = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=parent))
    try:
        yield directory
        (directory / MANIFEST).write_text(manifest(directory), encoding="utf-8")
        for file in files_below(directory):
            file.chmod(0o600)
            _fsync(file)  # the files are on the disk before the name says that they are there
        with _replacing:
            _replace(directory, parent / name)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def files_below(directory: Path) -> list[Path]:
    """Every file of a directory and its folders, in the order of their names."""
    return sorted(file for file in directory.rglob("*") if file.is_file())


def manifest(directory: Path) -> str:
    """A line for each file below a directory: its hash, and its path from there."""
    return "".join(f"{sha256_of(file)}  {file.relative_to(directory).as_posix()}\n" for file in files_below(directory))


def sha256_of(file: Path) -> str:
    """SHA-256 of a file, in hex."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _replace(directory: Path, target: Path) -> None:
    if target.exists():
        earlier = target.rename(directory.with_name(f"{directory.name}.earlier"))
        directory.rename(target)
        shutil.rmtree(earlier)
    else:
        directory.rename(target)


def _fsync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
