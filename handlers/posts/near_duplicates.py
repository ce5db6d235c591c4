"""Finds near-identical texts without comparing all with all: texts that share a key are compared (R26).

One-permutation MinHash over three-character shingles, in bands: of pairs that share four fifths of their shingles more
than 99 in 100 share a key; of pairs that share one tenth hardly any do.
"""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

from handlers.text.fold import comparable

MIN_LENGTH = 20  # characters; below that, repeats are ordinary and prove nothing
SHINGLE_LENGTH = 3  # characters
ROWS_PER_BAND = 4  # slots in a band, all of which must agree
BANDS = 12
SLOTS = ROWS_PER_BAND * BANDS
REPEATED = re.compile(r"(.)\1{2,}", re.DOTALL)
HASH_MULTIPLIER = 0x9E3779B1  # odd; spreads the differences of a checksum over all its bits


def minhash_bands(text: str) -> tuple[str, ...]:
    """Return one short key per band, to be looked up among those of other texts; none for a text under MIN_LENGTH."""
    plain = _comparable(text)
    if len(plain) < MIN_LENGTH:
        return ()
    raw = plain.encode("utf-32-le", "surrogatepass")  # four bytes a character, so that shingles are slices
    values = sorted(
        {
            crc32(raw[at : at + 4 * SHINGLE_LENGTH]) * HASH_MULTIPLIER & 0xFFFFFFFF
            for at in range(0, 4 * (len(plain) - SHINGLE_LENGTH + 1), 4)
        },
        reverse=True,
    )
    smallest = {value % SLOTS: value for value in values}
    filled = [smallest[_donor_slot(slot, smallest)] for slot in range(SLOTS)]
    return tuple(
        f"{band:x}{_checksum(filled[band * ROWS_PER_BAND : (band + 1) * ROWS_PER_BAND]):08x}" for band in range(BANDS)
    )


def similarity(a: str, b: str) -> float:
    """Return the Jaccard similarity of two folded texts' shingles, 0 to 1; from 0.8 on they are near duplicates."""
    ours, theirs = shingles(_comparable(a)), shingles(_comparable(b))
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _comparable(text: str) -> str:
    """Fold a text to letters and digits, with no character more than twice in a row: 哈哈哈哈哈哈 stays short."""
    return REPEATED.sub(r"\1\1", comparable(text))


def shingles(plain: str) -> frozenset[str]:
    """Return every run of three characters of a text that was made comparable."""
    return frozenset(plain[n : n + SHINGLE_LENGTH] for n in range(len(plain) - SHINGLE_LENGTH + 1))


def _donor_slot(slot: int, smallest: Mapping[int, int]) -> int:
    """Return the filled slot that an empty one copies, drawn alike in every text: short texts keep their odds."""
    draw, at = 0, slot
    while at not in smallest:
        draw += 1
        at = crc32(b"%d:%d" % (slot, draw)) % SLOTS
    return at


def _checksum(values: Sequence[int]) -> int:
    return crc32(b"".join(value.to_bytes(4, "big") for value in values))
