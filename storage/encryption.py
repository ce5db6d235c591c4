"""Copies of the database, encrypted with age: they can be read with the key only, which is kept elsewhere.

The format is that of the program `age` (age-encryption.org/v1), which opens the copies too.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pyrage

from handlers.case.errors import UserError

MAGIC = b"age-encryption.org/v1\n"


class BadKey(UserError):
    """A recipient or a key that age does not know, or that does not open this copy."""


def new_key() -> tuple[str, str]:
    """A secret key, and the recipient that a copy is encrypted for."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def is_encrypted(file: Path) -> bool:
    """Whether age has made this file."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def encrypt(plain: Path, to: Path, recipients: Sequence[str]) -> int:
    """Write the file as only these recipients can read it; its size in bytes. Raises BadKey."""
    try:
        known = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    except pyrage.RecipientError as error:
        raise BadKey(f"BACKUP_RECIPIENTS: {error}. Write what `python -m bot backup-key` prints, age1…") from None
    unfinished = to.with_name(to.name + ".unfinished")
    try:
        with plain.open("rb") as source, open_private(unfinished) as target:
            pyrage.encrypt_io(source, target, known)
            target.flush()
            os.fsync(target.fileno())
        return unfinished.replace(to).stat().st_size
    finally:
        unfinished.unlink(missing_ok=True)


def decrypt(file: Path, to: Path, key_file: Path | None) -> None:
    """Write what is in the file. Raises BadKey."""
    if key_file is None or not key_file.is_file():
        raise BadKey(f"{file} is encrypted. Name the file with its key: restore {file} --key FILE --yes")
    lines = key_file.read_text(encoding="utf-8").split()
    try:
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-")]
        with file.open("rb") as source, open_private(to) as target:
            pyrage.decrypt_io(source, target, keys)
    except (pyrage.IdentityError, pyrage.DecryptError) as error:
        raise BadKey(f"{key_file} does not open {file}: {error}") from None


def open_private(file: Path) -> BinaryIO:
    """A new file that only its owner may read, to be written."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
