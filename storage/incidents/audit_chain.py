"""Whether a timeline is as it was written: recomputes the hash chain and says which line is the first that is not."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from storage.incidents import timeline
from storage.incidents.timeline import GENESIS, link

SEARCH_SPAN = 100  # a line that was given another number is recognised this far from its own


class TamperKind(StrEnum):
    """What was done to a line."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"


@dataclass(frozen=True)
class ChainEntry:
    """A line with everything its hash covers; `previous` is the hash of the line before, as stored."""

    seq: int
    at: datetime
    by: str
    kind: str
    data: str
    personal: str | None
    hash: str
    previous: str


@dataclass(frozen=True)
class Mismatch:
    """The first line that is not as it was written, by the number it had then."""

    seq: int
    what: TamperKind


def chain_entries(connection: Connection, incident: int) -> Iterator[ChainEntry]:
    """A stored timeline, line by line."""
    previous = GENESIS
    for line in timeline.every(connection, incident):
        yield ChainEntry(line.seq, line.at, line.by, line.kind, line.data, line.personal, line.hash, previous)
        previous = line.hash


def first_mismatch(incident: int, lines: Iterable[ChainEntry], count: int, head: str) -> Mismatch | None:
    """The first wrong line of a timeline that should have `count` lines and end with the hash `head`; else None.

    Purged personal parts are no fault. A change of every later hash, the count and the head as well cannot be detected
    from the timeline alone.
    """
    previous, expected, rest = GENESIS, 1, iter(lines)
    for line in rest:
        if line.seq != expected or line.previous != previous or not _fits(incident, line, expected, previous):
            return _diagnose(incident, line, expected, previous, list(rest))
        if not _personal_fits(line):
            return Mismatch(expected, TamperKind.CHANGED)
        previous, expected = line.hash, expected + 1
    if expected != count + 1:
        return Mismatch(min(expected, count + 1), TamperKind.REMOVED if expected <= count else TamperKind.INSERTED)
    return None if previous == head else Mismatch(max(count, 1), TamperKind.CHANGED)


def _diagnose(incident: int, line: ChainEntry, expected: int, previous: str, rest: Sequence[ChainEntry]) -> Mismatch:
    """What happened where line `expected` should follow the hash `previous` and `line` was found instead."""
    later = (line.seq, *range(expected + 1, expected + SEARCH_SPAN))
    from_later = any(seq > expected and _fits(incident, line, seq, line.previous) for seq in later)
    if any(_fits(incident, other, expected, previous) for other in rest):
        return Mismatch(expected, TamperKind.MOVED if from_later else TamperKind.INSERTED)
    if from_later or line.seq > expected:
        return Mismatch(expected, TamperKind.REMOVED)
    if line.seq < expected:
        return Mismatch(expected, TamperKind.INSERTED)
    sound = _fits(
        incident, line, expected, line.previous
    )  # then it is the line before that was changed, and hashed anew
    return Mismatch(max(expected - 1, 1) if sound else expected, TamperKind.CHANGED)


def _fits(incident: int, line: ChainEntry, seq: int, previous: str) -> bool:
    return link(previous, incident, seq, line.at, line.by, line.kind, line.data) == line.hash


def _personal_fits(line: ChainEntry) -> bool:
    """The personal part is either gone or the one whose hash is in the data."""
    return line.personal is None or timeline.has_personal(line.data, hashlib.sha256(line.personal.encode()).hexdigest())
