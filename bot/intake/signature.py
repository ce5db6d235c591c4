"""Who may send alerts: whoever can sign them with the shared secret, freshly."""

import hmac
from datetime import datetime

WINDOW = 300  # seconds the sender's clock may differ, and so how long a signature is good for


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The signature header for a body sent at `timestamp` (unix seconds as sent)."""
    return "v1=" + hmac.digest(secret.encode(), timestamp.encode() + b"." + body, "sha256").hex()


def complaint(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> str:
    """What is wrong with the signature and what to do; empty when it is genuine and fresh.

    While a secret is being changed, `signature` may hold several, separated by commas; one that fits is enough.
    """
    if not secret:
        return "this desk has no secret yet; set ALERTS_SECRET (16 characters or more) here and in the sending tool, and sign with it"
    if not timestamp or not signature:
        return "send X-Dingfengbo-Timestamp and X-Dingfengbo-Signature: v1=hex(HMAC-SHA256(secret, timestamp + '.' + body))"
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return "X-Dingfengbo-Timestamp is not a whole number of unix seconds; send one such as 1763694000"
    if (away := abs(now.timestamp() - int(timestamp))) > WINDOW:
        return (
            f"X-Dingfengbo-Timestamp is {away:.0f} s away from now, more than {WINDOW}; set the sender's clock, and sign anew to send again"
        )
    expected = sign(secret, timestamp, body).encode()
    if not any(hmac.compare_digest(expected, given.strip().lower().encode()) for given in signature.split(",")):
        return "X-Dingfengbo-Signature does not fit; sign timestamp + '.' + the bytes of the body exactly as sent, under ALERTS_SECRET"
    return ""
