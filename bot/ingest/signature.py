"""The HMAC signature of a request, ours or that of Standard Webhooks, under the shared secret.

It is over the raw body, a timestamp and the name of the request: everything that tells one request from another. What
is not in it could be changed in a captured request, which would then count as a further sighting.

The library `standardwebhooks` (1.1.0) reads the machine's own clock, and raises ValueError, binascii.Error or
UnicodeDecodeError for headers and bodies that are only malformed; what it computes is one line.
"""

import base64
import hmac
from collections.abc import Mapping
from datetime import datetime

from bot.ingest.problems import ProblemError

TOLERANCE = 300  # seconds the sender's clock may differ, and so how long a signature is valid
STANDARD = ("webhook-id", "webhook-timestamp", "webhook-signature")  # headers of Standard Webhooks 1.0
BASE64_SECRET = "whsec_"  # how a secret begins that is written in base64
MAX_NAME = 200  # characters of webhook-id


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


def sign_standard(secret: str, name: str, timestamp: str, body: bytes) -> str:
    """What Standard Webhooks writes into webhook-signature for a request of this name, sent at `timestamp`."""
    key = secret.encode()
    if secret.startswith(BASE64_SECRET):
        encoded = secret.removeprefix(BASE64_SECRET)
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4))
    signed = name.encode("latin-1", "replace") + b"." + timestamp.encode() + b"." + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def verify_standard(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> None:
    """Raise ProblemError unless the three headers of Standard Webhooks prove a request that is fresh at `now` (UTC).

    webhook-signature may hold several, separated by spaces, while a secret is being changed.
    """
    name, timestamp, signature = (headers.get(header, "") for header in STANDARD)
    if not name or len(name) > MAX_NAME or not name.isascii() or not name.isprintable():
        raise ProblemError("not-signed", f"send webhook-id, at most {MAX_NAME} visible ASCII characters")
    if problem := _time_problem(timestamp, "webhook-timestamp", now):
        raise ProblemError("not-signed", problem)
    try:
        expected = sign_standard(secret, name, timestamp, body).encode()
    except ValueError:
        raise ProblemError("not-signed", "the secret here begins with whsec_ but is no base64 after it") from None
    if not any(hmac.compare_digest(expected, given.encode("latin-1", "replace")) for given in signature.split()):
        detail = (
            "webhook-signature does not fit; sign webhook-id + '.' + webhook-timestamp + '.' + the bytes of the body"
        )
        raise ProblemError("not-signed", detail)


def _time_problem(timestamp: str, header: str, now: datetime) -> str:
    """What is wrong with the time at which a request was signed; empty when it is fresh."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return f"{header} is not a whole number of unix seconds; send one such as 1763694000"
    if (skew := abs(now.timestamp() - int(timestamp))) > TOLERANCE:
        return (
            f"{header} is {skew:.0f} s away from now, more than {TOLERANCE};"
            " set the sender's clock, and sign anew to send again"
        )
    return ""


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
    if problem := _time_problem(timestamp, "X-Dingfengbo-Timestamp", now):
        return problem
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
