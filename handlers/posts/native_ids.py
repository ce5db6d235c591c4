"""Native ids: their one spelling, and the publication time that some of them carry (R102)."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

Normalizer = Callable[[str], str | None]
Clock = Callable[[str], int | None]

BASE62 = {char: n for n, char in enumerate("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")}
MID_EPOCH = 515_483_463  # seconds; fitted on 3,107 real posts, all within a minute
MID_SHORT_LENGTH = 9  # characters of the short spelling of a sixteen-digit mid
BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
INSTAGRAM_EPOCH, X_EPOCH = 1_314_220_021_721, 1_288_834_974_657  # milliseconds
BASE58 = "FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf"  # the order in which BV codes count
AV_NUMBER = re.compile(r"av[0-9]{1,16}")
BV_MASK, BV_MAX = 23_442_827_791_579, 1 << 51
BV_PLACES = (11, 10, 3, 8, 4, 6, 5, 7, 9)  # of the digits, the lowest first
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


def _shortcode_seconds(native_id: str) -> int | None:
    """Instagram's: base 64 of a number whose upper bits are milliseconds since August 2011."""
    number = 0
    for char in native_id:
        number = number * 64 + BASE64URL.index(char)
    return ((number >> 23) + INSTAGRAM_EPOCH) // 1000 if len(native_id) >= 10 else None


def _status_seconds(native_id: str) -> int | None:
    """X's: the upper bits are milliseconds since November 2010; older ids were counted."""
    return ((int(native_id) >> 22) + X_EPOCH) // 1000 if len(native_id) >= 15 else None


def bv_or_av(text: str) -> str:
    """Return a Bilibili code with its first letters as the site writes them."""
    return f"BV{text[2:]}" if text[:2].upper() == "BV" else f"av{text[2:]}"


def other_spelling(native_id: str) -> str:
    """Return the BV code of a Bilibili av number, which is the same video, counted; empty for any other id."""
    return _bv_code(native_id) if AV_NUMBER.fullmatch(native_id) else ""


def _bv_code(text: str) -> str:
    rest, code = (BV_MAX | int(text[2:])) ^ BV_MASK, list("BV1000000000")
    for at in BV_PLACES:
        rest, digit = divmod(rest, len(BASE58))
        code[at] = BASE58[digit]
    return "".join(code)


NORMALIZERS: Mapping[str, Normalizer] = {"as_is": str, "lower": str.lower, "weibo_mid": weibo_mid, "bv_or_av": bv_or_av}
CLOCKS: Mapping[str, Clock] = {
    "hex_seconds": _hex_seconds,
    "weibo_mid": _mid_seconds,
    "snowflake32": _snowflake_seconds,
    "instagram": _shortcode_seconds,
    "x_snowflake": _status_seconds,
    "ptt": lambda native_id: int(native_id.split(".")[1]),
}


def publication_time(clock: Clock, native_id: str, since: datetime, now: datetime | None) -> datetime | None:
    """Return when the id was made (UTC); None when the platform did not exist yet or, given `now`, in the future."""
    seconds = clock(native_id)
    if seconds is None or seconds >= 1 << 33:
        return None
    made_at = datetime.fromtimestamp(seconds, UTC)
    return made_at if made_at >= since and (now is None or made_at <= now + CLOCK_SKEW) else None
