"""How large a file and its pieces may be: a small file that unpacks to gigabytes must not take the memory with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO
from zipfile import ZipFile, ZipInfo

from handlers.case.errors import InvalidFile
from handlers.text.file_sizes import MIB

MAX_FILE = 512 * MIB  # bytes
MAX_UNPACKED = 256 * MIB  # bytes of all parts of a workbook
MAX_PART = 64 * MIB  # bytes of one sheet, or of the texts that all sheets share; it takes five times that in memory
MAX_OTHER_PART = 8 * MIB  # bytes of any other XML, which is read as a whole
MAX_RUN = MIB // 2  # bytes from one tag to the next: a cell has at most 32,767 characters, each escaped
MAX_WHOLE = 64 * MIB  # bytes of a file that is read as a whole
MAX_PARTS = 2000
# How pictures begin, which no XML does; whatever else there is, such as a printer's settings, is small.
PICTURES = (
    b"\x89PNG",
    b"\xff\xd8",
    b"GIF8",
    b"RIFF",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\1\0\0\0",
    b"\xd7\xcd\xc6\x9a",
    b"\xd0\xcf\x11\xe0",
)
CHUNK = 1024 * 1024  # bytes
STREAMED = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
AS_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?!\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)|!DOCTYPE)", re.IGNORECASE
)


def check_file(path: Path) -> None:
    """Raises InvalidFile for a file that is too large to be read."""
    if path.stat().st_size > MAX_FILE:
        raise InvalidFile(f"{path.name}: is larger than {MAX_FILE // MIB} MiB; split it into several files")


def check_workbook(name: str, archive: ZipFile) -> None:
    """Raises InvalidFile for a workbook with too much in it, before any of it is read as XML."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _too_much(name, f"unpacks to more than {MAX_UNPACKED // MIB} MiB")
    for part in parts:
        _check_part(name, archive, part)


def _check_part(name: str, archive: ZipFile, part: ZipInfo) -> None:
    """Whatever its name is: what is listed as a sheet may be called a picture."""
    with archive.open(part) as unpacked:
        chunk = unpacked.read(CHUNK)
        if chunk.startswith(PICTURES):
            return
        if part.filename.lower().endswith(".xml") and not AS_UTF8.match(chunk):
            raise _too_much(name, f"has {part.filename}, which is not XML in UTF-8 without a DOCTYPE")
        largest = MAX_PART if STREAMED.fullmatch(part.filename) else MAX_OTHER_PART
        if part.file_size > largest:
            raise _too_much(name, f"has {part.filename} of more than {largest // MIB} MiB")
        run = 0
        while chunk:
            lengths = [len(piece) for piece in chunk.split(b"<")]
            if run + lengths[0] > MAX_RUN or max(lengths) > MAX_RUN:
                raise _too_much(name, f"has a cell of more than {MAX_RUN // 1024} KiB")
            run = run + lengths[0] if len(lengths) == 1 else lengths[-1]
            chunk = unpacked.read(CHUNK)


def _too_much(name: str, what: str) -> InvalidFile:
    return InvalidFile(f"{name}: {what}; split it, or save it as CSV")


class BoundedLines(Iterator[str]):
    """The lines of a text, each of at most `longest` characters; what is longer is left out, and said.

    `longest` also holds for lines that belong together, until `restart` is called.
    """

    def __init__(self, file: TextIO, longest: int) -> None:
        self.file, self.longest, self.taken, self.too_long = file, longest, 0, False

    def __next__(self) -> str:
        """The next line; an empty one in place of what is too long."""
        line = self.file.readline(self.longest + 1)
        self.taken += len(line)
        if not line:
            raise StopIteration
        if self.taken <= self.longest:
            return line
        self.too_long = True
        while line and not line.endswith(("\n", "\r")):
            line = self.file.readline(CHUNK)
        return "\n"

    def restart(self) -> bool:
        """Begin a new row; whether the one before it was too long."""
        was, self.taken, self.too_long = self.too_long, 0, False
        return was
