"""Daily heads: what all timelines came to, chained and signed, so that a line or incident that goes is missed.

A head covers the one before, its time, for each incident that changed since its count of lines and last hash, the last
number that was given out, so that an incident deleted before its first head leaves a gap, and the log of reads.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, Text, func, insert, select, update
from sqlmodel import Field, SQLModel

from storage.incidents import reads
from storage.incidents.cases import TABLE as INCIDENT
from storage.incidents.numbers import gaps, numbers
from storage.incidents.timeline import GENESIS
from storage.incidents.timeline import TABLE as LINES
from storage.tables import big_key, table_of


class DailyHeadRow(SQLModel, table=True):
    """One head over all timelines. `changed` is JSON: incident, lines, last hash, of those that grew since."""

    __tablename__ = "daily_head"
    id: int | None = big_key()
    at: datetime
    changed: str = Field(sa_type=Text)
    head: str
    signature: str  # Ed25519 over the head, in hex
    numbers: str = Field(default="", sa_column_kwargs={"server_default": ""})  # see Numbers; empty in older heads
    reads: str = Field(default="", sa_column_kwargs={"server_default": ""})  # digest of the lines of the log of reads


TABLE = table_of(DailyHeadRow)


@dataclass(frozen=True)
class DailyHead:
    """A head as stored."""

    id: int
    at: datetime
    changed: str
    head: str
    signature: str
    numbers: str = ""
    reads: str = ""

    @property
    def allotted(self) -> int:
        """The last number that had been given out; 0 in a head of before they were counted."""
        return int(self.numbers.split()[0]) if self.numbers else 0


@dataclass(frozen=True)
class Fault:
    """What is wrong with which head (`head`; `reads`: its part of the log of reads), incident (`incident`, `line`,
    `number`) or counter (`counter`).

    `head` is the head that proves it, None where none was signed since.
    """

    what: str
    number: int
    head: DailyHead | None = None


def heads(connection: Connection) -> Iterator[DailyHead]:
    """Yield every head in order."""
    for row in connection.execute(select(TABLE).order_by(TABLE.c.id)):
        yield _head(row)


def newest(connection: Connection) -> DailyHead | None:
    """Return the newest daily head, None before the first."""
    row = connection.execute(select(TABLE).order_by(TABLE.c.id.desc()).limit(1)).first()
    return _head(row) if row else None


def _head(row: Row[tuple[object, ...]]) -> DailyHead:
    return DailyHead(row.id, row.at, row.changed, row.head, row.signature, row.numbers, row.reads)


def add(connection: Connection, now: datetime, sign: Callable[[str], str]) -> DailyHead | None:
    """Add a head over what changed since the last one; None when nothing did."""
    known: dict[int, int] = {}
    last, counted = GENESIS, ""
    for before in heads(connection):
        known |= {number: lines for number, lines, _ in json.loads(before.changed)}
        last, counted = before.head, before.numbers
    query = select(INCIDENT.c.number, INCIDENT.c.timeline_length, INCIDENT.c.timeline_head).order_by(INCIDENT.c.number)
    grown = [[number, lines, head] for number, lines, head in connection.execute(query) if known.get(number) != lines]
    given_out = numbers(connection)
    count = str(given_out)
    if not grown and not reads.uncovered(connection) and (counted == count or given_out.allotted == 0):
        return None
    changed = json.dumps(grown, separators=(",", ":"))
    values = {"at": now, "changed": changed, "head": "", "signature": "", "numbers": count}
    id_ = int(connection.execute(insert(TABLE).values(values).returning(TABLE.c.id)).scalar_one())
    read = reads.cover(connection, id_)
    head = head_of(last, now, changed, count, read)
    signature = sign(head)
    connection.execute(update(TABLE).where(TABLE.c.id == id_).values(head=head, signature=signature, reads=read))
    return DailyHead(id_, now, changed, head, signature, count, read)


def head_of(previous: str, at: datetime, changed: str, count: str = "", read: str = "") -> str:
    """SHA-256 over the head before, the time (UTC), what changed, the numbers given out, and the log of reads."""
    covered = [previous, at.astimezone(UTC).isoformat(), changed, *filter(None, [count, read])]
    return hashlib.sha256("\n".join(covered).encode()).hexdigest()


def faults(connection: Connection, is_signed: Callable[[str, str], bool]) -> Iterator[Fault]:
    """Yield what is wrong: heads, then lines and incidents that stood under one, then numbers that are missing."""
    previous, stood = GENESIS, dict[int, DailyHead]()
    signed = list(heads(connection))
    there = set(connection.execute(select(INCIDENT.c.number)).scalars())
    for head in signed:
        expected = head_of(previous, head.at, head.changed, head.numbers, head.reads)
        if head.head != expected or not is_signed(head.head, head.signature):
            yield Fault("head", head.id, head)
        if head.reads != reads.digest(connection, head.id):
            yield Fault("reads", head.id, head)
        previous = head.head
        for number, lines, last in json.loads(head.changed):
            stood[number] = head
            if number in there and not _stands(connection, number, lines, last):
                yield Fault("line", number, head)
    yield from (Fault("incident", number, stood[number]) for number in sorted(stood.keys() - there))
    yield from _missing_numbers(connection, signed, set(stood))


def _stands(connection: Connection, number: int, lines: int, last: str) -> bool:
    there = connection.execute(select(INCIDENT.c.timeline_length).where(INCIDENT.c.number == number)).scalar() or 0
    return there >= lines and (not lines or last == _hash_of(connection, number, lines))


def _missing_numbers(connection: Connection, signed: list[DailyHead], stood: set[int]) -> Iterator[Fault]:
    """Numbers that were given out and stood under no head: a head that covers them was signed after they had gone."""
    count, highest = numbers(connection), connection.execute(select(func.max(INCIDENT.c.number))).scalar() or 0
    proof = next((head for head in reversed(signed) if head.numbers), None)
    uncounted = int(proof.numbers.split()[1]) if proof else count.unknown_until
    if count.unknown_until != uncounted or count.allotted < max(highest, proof.allotted if proof else 0):
        yield Fault("counter", count.allotted, proof)
    for number in gaps(connection, max(count.allotted, proof.allotted if proof else 0)):
        if uncounted < number and number not in stood:
            yield Fault("number", number, next((head for head in signed if head.allotted >= number), None))


def _hash_of(connection: Connection, number: int, seq: int) -> str:
    return connection.execute(select(LINES.c.hash).where(LINES.c.incident == number, LINES.c.seq == seq)).scalar() or ""


def loose_ends(connection: Connection, numbers: list[int]) -> list[int]:
    """Return those of the incidents whose last line is not what their row says: cheap enough for the auditor."""
    of_each = LINES.alias()
    last = select(func.max(of_each.c.seq)).where(of_each.c.incident == INCIDENT.c.number).scalar_subquery()
    query = (
        select(INCIDENT.c.number, INCIDENT.c.timeline_length, INCIDENT.c.timeline_head, LINES.c.seq, LINES.c.hash)
        .select_from(INCIDENT)
        .outerjoin(LINES, (LINES.c.incident == INCIDENT.c.number) & (LINES.c.seq == last))
        .where(INCIDENT.c.number.in_(numbers))
    )
    return [
        r.number
        for r in connection.execute(query)
        if (r.timeline_length, r.timeline_head) != (r.seq or 0, r.hash or GENESIS)
    ]
