"""Notices near-identical texts without comparing all with all: texts that share a key are worth a closer look (R26).

One-permutation MinHash over three-character pieces, in bands: of pairs with four fifths of their pieces in common more than
99 in 100 share a key; of pairs with one tenth in common hardly any do.
"""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

from handlers.text.fold import fold

MIN_LENGTH = 20  # characters; below that, repeats are ordinary and prove nothing
SHINGLE_LENGTH = 3  # characters
ROWS_PER_BAND = 4  # slots in a band, all of which must agree
BANDS = 12
SLOTS = ROWS_PER_BAND * BANDS
REPEATED = re.compile(r"(.)\1{2,}", re.DOTALL)
HASH_MULTIPLIER = 0x9E3779B1  # odd; spreads the differences of a checksum over all its bits


def minhash_bands(text: str) -> tuple[str, ...]:
    """One short key per band, to be looked up among the keys of other texts; empty for a text too short to prove anything."""
    plain = _comparable(text)
    if len(plain) < MIN_LENGTH:
        return ()
    raw = plain.encode("utf-32-le", "surrogatepass")  # four bytes a character, so that pieces are slices
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
    """Share of three-character pieces two texts have in common, 0 to 1, after folding; texts count as alike from 0.8 on."""
    ours, theirs = _shingles(_comparable(a)), _shingles(_comparable(b))
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _comparable(text: str) -> str:
    """Folded, without spaces, and no character more than twice in a row: 差评！！！！！！ stays a short text."""
    return REPEATED.sub(r"\1\1", "".join(fold(text).text.split()))


def _shingles(plain: str) -> frozenset[str]:
    return frozenset(plain[n : n + SHINGLE_LENGTH] for n in range(len(plain) - SHINGLE_LENGTH + 1))


def _donor_slot(slot: int, smallest: Mapping[int, int]) -> int:
    """An empty slot borrows from one drawn for it, the same one in every text that has it: short texts keep their odds."""
    draw, at = 0, slot
    while at not in smallest:
        draw += 1
        at = crc32(b"%d:%d" % (slot, draw)) % SLOTS
    return at


def _checksum(values: Sequence[int]) -> int:
    return crc32(b"".join(value.to_bytes(4, "big") for value in values))
