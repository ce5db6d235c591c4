"""Daily heads: what all timelines came to, chained and signed, so that a line or incident that goes is missed.

A head covers the one before, its time, and for each incident that changed since its count of lines and last hash.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Text, func, insert, select
from sqlmodel import Field, SQLModel

from storage.incidents.cases import TABLE as INCIDENT
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


TABLE = table_of(DailyHeadRow)


@dataclass(frozen=True)
class DailyHead:
    """A head as stored."""

    id: int
    at: datetime
    changed: str
    head: str
    signature: str


def heads(connection: Connection) -> Iterator[DailyHead]:
    """Yield every head in order."""
    for row in connection.execute(select(TABLE).order_by(TABLE.c.id)):
        yield DailyHead(row.id, row.at, row.changed, row.head, row.signature)


def newest(connection: Connection) -> DailyHead | None:
    """The last head."""
    row = connection.execute(select(TABLE).order_by(TABLE.c.id.desc()).limit(1)).first()
    return DailyHead(row.id, row.at, row.changed, row.head, row.signature) if row else None


def add(connection: Connection, now: datetime, sign: Callable[[str], str]) -> DailyHead | None:
    """Add a head over what changed since the last one; None when nothing did."""
    known: dict[int, int] = {}
    last = GENESIS
    for before in heads(connection):
        known |= {number: lines for number, lines, _ in json.loads(before.changed)}
        last = before.head
    query = select(INCIDENT.c.number, INCIDENT.c.timeline_length, INCIDENT.c.timeline_head).order_by(INCIDENT.c.number)
    grown = [[number, lines, head] for number, lines, head in connection.execute(query) if known.get(number) != lines]
    if not grown:
        return None
    changed = json.dumps(grown, separators=(",", ":"))
    head = head_of(last, now, changed)
    values = {"at": now, "changed": changed, "head": head, "signature": sign(head)}
    id_ = int(connection.execute(insert(TABLE).values(values).returning(TABLE.c.id)).scalar_one())
    return DailyHead(id_, now, changed, head, str(values["signature"]))


def head_of(previous: str, at: datetime, changed: str) -> str:
    """SHA-256 over the head before, the time (UTC) and what changed."""
    return hashlib.sha256(f"{previous}\n{at.astimezone(UTC).isoformat()}\n{changed}".encode()).hexdigest()


def faults(connection: Connection, is_signed: Callable[[str, str], bool]) -> Iterator[tuple[str, int]]:
    """Yield what is wrong: `head` with its number, or `line` and `incident` with the incident's number."""
    previous = GENESIS
    for head in heads(connection):
        if head.head != head_of(previous, head.at, head.changed) or not is_signed(head.head, head.signature):
            yield "head", head.id
        previous = head.head
        yield from _missing(connection, head)


def _missing(connection: Connection, head: DailyHead) -> Iterator[tuple[str, int]]:
    for number, lines, last in json.loads(head.changed):
        there = connection.execute(select(INCIDENT.c.timeline_length).where(INCIDENT.c.number == number)).scalar()
        if there is None:
            yield "incident", number
        elif there < lines or (lines and last != _hash_of(connection, number, lines)):
            yield "line", number


def _hash_of(connection: Connection, number: int, seq: int) -> str:
    return connection.execute(select(LINES.c.hash).where(LINES.c.incident == number, LINES.c.seq == seq)).scalar() or ""


def loose_ends(connection: Connection, numbers: list[int]) -> list[int]:
    """Those of the incidents whose last line is not what their row says: cheap enough for the auditor."""
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
