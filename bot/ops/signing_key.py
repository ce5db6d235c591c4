"""The key that signs daily heads: a file outside the database that only this account reads."""

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from handlers.case.errors import UserError


class SigningKey:
    """An Ed25519 key in a file of 32 bytes as hex. `public` is what others need to check signatures."""

    def __init__(self, file: Path) -> None:
        try:
            self._key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text("ascii").strip()))
        except ValueError as error:
            raise UserError(
                f"{file} is no signing key: put back the right file, or delete it and start anew."
            ) from error
        self.public = self._key.public_key().public_bytes_raw().hex()

    def sign(self, head: str) -> str:
        """The signature over a head, in hex."""
        return self._key.sign(head.encode()).hex()

    def is_signed(self, head: str, signature: str) -> bool:
        """True when the signature is this key's over this head."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public)).verify(
                bytes.fromhex(signature), head.encode()
            )
        except (InvalidSignature, ValueError):
            return False
        return True


def open_key(file: Path) -> SigningKey:
    """Open the key; the first start makes it, with mode 600."""
    try:
        # O_EXCL: of two processes that start at once only one makes a key.
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return SigningKey(file)
    with os.fdopen(descriptor, "w") as new:
        new.write(Ed25519PrivateKey.generate().private_bytes_raw().hex())
    return SigningKey(file)
