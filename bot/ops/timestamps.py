"""Time stamps by an authority outside (RFC 3161): asked for over HTTP, checked without it.

A stamp proves that a text existed at a time. Only the SHA-256 of the text goes to the authority.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import requests
from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from handlers.case.errors import UserError

TIMEOUT = (5.0, 15.0)  # seconds to connect, and between two parts of the answer
Ask = Callable[[str, bytes], bytes]  # an authority's address and a text to its answer (DER); raises NotStamped
MAX_ANSWER = 65_536  # bytes: a token with its certificates takes some six thousand
HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


class NotStamped(Exception):
    """The authority gave no stamp; the argument says why, in few words."""


class WrongTimestamp(Exception):
    """What is kept is no stamp of this text; the argument says why."""


@dataclass(frozen=True)
class Timestamp:
    """When the authority saw the text. `rooted`: its signature leads to a certificate that is trusted here."""

    at: datetime
    rooted: bool


@dataclass(frozen=True)
class Stamped:
    """What is kept of a stamp: the authority's answer in base64, and the time in it (UTC)."""

    token: str
    at: datetime


def obtain(authority: str, text: bytes, ask: Ask) -> Stamped:
    """Have an authority stamp a text. Raises NotStamped, also for an answer that is no stamp of it."""
    answer = ask(authority, text)
    try:
        return Stamped(base64.b64encode(answer).decode(), read(answer, text).at)
    except WrongTimestamp as wrong:
        raise NotStamped(str(wrong)) from wrong


def ask(authority: str, text: bytes) -> bytes:
    """Return the authority's answer (DER), which is for this text and this request. Raises NotStamped."""
    question = TimestampRequestBuilder().data(text).hash_algorithm(HashAlgorithm.SHA256).build()
    try:
        # A redirect is not followed: where an address leads to, nobody chose.
        with requests.post(
            authority, data=question.as_bytes(), headers=HEADERS, timeout=TIMEOUT, allow_redirects=False, stream=True
        ) as answer:
            body: bytes = answer.raw.read(MAX_ANSWER + 1, decode_content=True)
            status = answer.status_code
    except (requests.RequestException, OSError) as error:
        raise NotStamped(type(error).__name__) from error
    if status != requests.codes.ok or len(body) > MAX_ANSWER:
        raise NotStamped(f"HTTP {status}, {len(body)} bytes")
    response = _decoded(body, NotStamped)
    if response.tst_info.nonce != question.nonce:
        raise NotStamped("an answer to another request")
    _ensure_of(response, sha256(text).digest(), NotStamped)
    return body


def read(answer: bytes, text: bytes, roots: Sequence[Certificate] = ()) -> Timestamp:
    """Check a kept answer, and return the stamp; without `roots` the signer is not checked. Raises WrongTimestamp."""
    return read_imprint(answer, sha256(text).digest(), roots)


def read_imprint(answer: bytes, imprint: bytes, roots: Sequence[Certificate] = ()) -> Timestamp:
    """The same for a text of which the SHA-256 alone is left. Raises WrongTimestamp."""
    response = _decoded(answer, WrongTimestamp)
    _ensure_of(response, imprint, WrongTimestamp)
    if roots:
        try:
            VerifierBuilder(roots=list(roots)).build().verify(response, imprint)
        except (VerificationError, ValueError) as error:
            raise WrongTimestamp(str(error)) from error
    return Timestamp(response.tst_info.gen_time.astimezone(UTC), bool(roots))


def read_roots(file: Path | None) -> list[Certificate]:
    """The certificates of a PEM file; none without one."""
    if file is None:
        return []
    try:
        return load_pem_x509_certificates(file.read_bytes())
    except (OSError, ValueError) as error:
        raise UserError(f"TSA_ROOTS: {file} has no certificates that can be read (PEM): {error}") from error


def _decoded(answer: bytes, refusal: type[Exception]) -> TimeStampResponse:
    try:
        response = decode_timestamp_response(answer)
        granted = PKIStatus(response.status) is PKIStatus.GRANTED
    except ValueError as error:
        raise refusal("no RFC 3161 answer") from error
    if not granted:
        raise refusal(f"refused: {PKIStatus(response.status).name}")
    return response


def _ensure_of(response: TimeStampResponse, imprint: bytes, refusal: type[Exception]) -> None:
    if response.tst_info.message_imprint.message != imprint:
        raise refusal("a stamp of another text")
