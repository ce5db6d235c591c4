"""Notices near-identical texts without comparing all with all: texts that share a key are worth a closer look (R26).

One-permutation MinHash over three-character pieces, in bands: of pairs with four fifths of their pieces in common more than
99 in 100 share a key; of pairs with one tenth in common hardly any do.
"""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

from handlers.text.fold import fold

SHORTEST = 20  # characters; below that, repeats are ordinary and prove nothing
PIECE = 3  # characters
ROWS = 4  # slots in a band, all of which must agree
BANDS = 12
SLOTS = ROWS * BANDS
RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
MIX = 0x9E3779B1  # odd; spreads the differences of a checksum over all its bits


def minhash_bands(text: str) -> tuple[str, ...]:
    """One short key per band, to be looked up among the keys of other texts; empty for a text too short to prove anything."""
    plain = _plain(text)
    if len(plain) < SHORTEST:
        return ()
    raw = plain.encode("utf-32-le", "surrogatepass")  # four bytes a character, so that pieces are slices
    values = sorted(
        {crc32(raw[at : at + 4 * PIECE]) * MIX & 0xFFFFFFFF for at in range(0, 4 * (len(plain) - PIECE + 1), 4)},
        reverse=True,
    )
    smallest = {value % SLOTS: value for value in values}
    filled = [smallest[_source(slot, smallest)] for slot in range(SLOTS)]
    return tuple(f"{band:x}{_checksum(filled[band * ROWS : (band + 1) * ROWS]):08x}" for band in range(BANDS))


def similarity(a: str, b: str) -> float:
    """Share of three-character pieces two texts have in common, 0 to 1, after folding; texts count as alike from 0.8 on."""
    ours, theirs = _pieces(_plain(a)), _pieces(_plain(b))
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _plain(text: str) -> str:
    """Folded, without spaces, and no character more than twice in a row: 差评！！！！！！ stays a short text."""
    return RUN.sub(r"\1\1", "".join(fold(text).text.split()))


def _pieces(plain: str) -> frozenset[str]:
    return frozenset(plain[n : n + PIECE] for n in range(len(plain) - PIECE + 1))


def _source(slot: int, smallest: Mapping[int, int]) -> int:
    """An empty slot borrows from one drawn for it, the same one in every text that has it: short texts keep their odds."""
    draw, at = 0, slot
    while at not in smallest:
        draw += 1
        at = crc32(b"%d:%d" % (slot, draw)) % SLOTS
    return at


def _checksum(values: Sequence[int]) -> int:
    return crc32(b"".join(value.to_bytes(4, "big") for value in values))
