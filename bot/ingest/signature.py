"""The HMAC signature of a request: over its raw body, a timestamp and its idempotency key, under the shared secret.

Everything that tells one request from another is in it. What is not could be changed in a captured request, which would
then count as a further sighting.

The library `standardwebhooks` signs another string, under other headers and with base64 secrets, by the machine's own
clock, and raises UnicodeDecodeError for a body that is not UTF-8; no sender in the field could go on unchanged.
"""

import hmac
from datetime import datetime

from bot.ingest.problems import ProblemError

TOLERANCE = 300  # seconds the sender's clock may differ, and so how long a signature is valid


def sign(secret: str, timestamp: str, body: bytes, key: str = "") -> str:
    """The signature header for a body sent at `timestamp` (unix seconds as sent), under an idempotency key or none."""
    version, keyed = ("v2", key.encode("latin-1", "replace") + b".") if key else ("v1", b"")
    return f"{version}=" + hmac.digest(secret.encode(), keyed + timestamp.encode() + b"." + body, "sha256").hex()


def verify(secret: str, timestamp: str, signature: str, body: bytes, now: datetime, key: str = "") -> None:
    """Raise ProblemError, with what the sender is to do, unless the signature is genuine and fresh at `now` (UTC).

    While a secret is being changed, `signature` may hold several, separated by commas; one that matches is enough.
    """
    if problem := _problem(secret, timestamp, signature, body, now, key):
        raise ProblemError("not-signed", problem)


def _problem(secret: str, timestamp: str, signature: str, body: bytes, now: datetime, key: str) -> str:
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
    expected = sign(secret, timestamp, body, key).encode()
    if not any(hmac.compare_digest(expected, given.strip().lower().encode()) for given in signature.split(",")):
        if key:
            return (
                "X-Dingfengbo-Signature does not fit; with an Idempotency-Key send v2=hex(HMAC-SHA256(secret, "
                "key + '.' + timestamp + '.' + body)), so that the key is signed too"
            )
        return (
            "X-Dingfengbo-Signature does not fit; sign timestamp + '.' + the bytes of the body exactly as sent, "
            "under ALERTS_SECRET"
        )
    return ""
