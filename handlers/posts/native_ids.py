"""Native ids: their one spelling, and the publication time that some of them carry (R102)."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

Normalizer = Callable[[str], str | None]
Clock = Callable[[str], int | None]

BASE62 = {char: n for n, char in enumerate("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")}
MID_EPOCH = 515_483_463  # seconds; fitted on 3,107 real posts, all within a minute
MID_SHORT_LENGTH = 9  # characters of the short spelling of a sixteen-digit mid
CLOCK_SKEW = timedelta(minutes=5)  # clocks of platforms and machines differ a little


def weibo_mid(text: str) -> str | None:
    """Return a mid's sixteen digits: nine base-62 characters are decoded in fours from the right, seven digits each."""
    if len(text) != MID_SHORT_LENGTH:
        return text
    groups = (text[:1], text[1:5], text[5:])
    mid = "".join(f"{_base62(group):07d}" for group in groups).lstrip("0")
    # Ordinary words of nine letters decode too, but to moments before there were such ids.
    return mid if len(mid) == 16 and mid >= "3" else None


def _base62(group: str) -> int:
    number = 0
    for char in group:
        number = number * 62 + BASE62[char]
    return number


def _hex_seconds(native_id: str) -> int:
    return int(native_id[:8], 16)


def _mid_seconds(native_id: str) -> int | None:
    return (int(native_id) >> 22) + MID_EPOCH if len(native_id) == 16 else None


def _snowflake_seconds(native_id: str) -> int:
    return int(native_id) >> 32


NORMALIZERS: Mapping[str, Normalizer] = {"as_is": str, "lower": str.lower, "weibo_mid": weibo_mid}
CLOCKS: Mapping[str, Clock] = {
    "hex_seconds": _hex_seconds,
    "weibo_mid": _mid_seconds,
    "snowflake32": _snowflake_seconds,
}


def publication_time(clock: Clock, native_id: str, since: datetime, now: datetime | None) -> datetime | None:
    """Return when the id was made (UTC); None when the platform did not exist yet or, given `now`, in the future."""
    seconds = clock(native_id)
    if seconds is None or seconds >= 1 << 33:
        return None
    made_at = datetime.fromtimestamp(seconds, UTC)
    return made_at if made_at >= since and (now is None or made_at <= now + CLOCK_SKEW) else None
