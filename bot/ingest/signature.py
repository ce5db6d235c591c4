"""The HMAC signature of a request: over its raw body and a timestamp, under the shared secret.

The library `standardwebhooks` signs another string, under other headers and with base64 secrets, by the machine's own
clock, and raises UnicodeDecodeError for a body that is not UTF-8; no sender in the field could go on unchanged.
"""

import hmac
from datetime import datetime

from bot.ingest.problems import ProblemError

TOLERANCE = 300  # seconds the sender's clock may differ, and so how long a signature is valid


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The signature header for a body sent at `timestamp` (unix seconds as sent)."""
    return "v1=" + hmac.digest(secret.encode(), timestamp.encode() + b"." + body, "sha256").hex()


def verify(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> None:
    """Raise ProblemError, with what the sender is to do, unless the signature is genuine and fresh at `now` (UTC).

    While a secret is being changed, `signature` may hold several, separated by commas; one that matches is enough.
    """
    if problem := _problem(secret, timestamp, signature, body, now):
        raise ProblemError("not-signed", problem)


def _problem(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> str:
    if not secret:
        return (
            "this desk has no secret yet; set ALERTS_SECRET (16 characters or more) here and in the sending tool, "
            "and sign with it"
        )
    if not timestamp or not signature:
        return (
            "send X-Dingfengbo-Timestamp and X-Dingfengbo-Signature: "
            "v1=hex(HMAC-SHA256(secret, timestamp + '.' + body))"
        )
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return "X-Dingfengbo-Timestamp is not a whole number of unix seconds; send one such as 1763694000"
    if (skew := abs(now.timestamp() - int(timestamp))) > TOLERANCE:
        return (
            f"X-Dingfengbo-Timestamp is {skew:.0f} s away from now, more than {TOLERANCE};"
            " set the sender's clock, and sign anew to send again"
        )
    expected = sign(secret, timestamp, body).encode()
    if not any(hmac.compare_digest(expected, given.strip().lower().encode()) for given in signature.split(",")):
        return (
            "X-Dingfengbo-Signature does not fit; sign timestamp + '.' + the bytes of the body exactly as sent, "
            "under ALERTS_SECRET"
        )
    return ""
