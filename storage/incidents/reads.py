"""The log of reads: who looked at a need-to-know incident, on which day, and at what.

A line is written once for each person, incident, day and command. Its hash stays when its words are aged, and the daily
heads cover the hashes: what is taken out of the log, or put into it later, is missed.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import Field, SQLModel

from storage.tables import Big, big_key, table_of


class RestrictedRead(SQLModel, table=True):
    """A person read a need-to-know incident; `what` is the command by which they did. `head`: the head that covers it.

    Lines of versions before 0.3.0 have no hash, and no head covers them.
    """

    __tablename__ = "restricted_read"
    id: int | None = big_key()
    incident: int = Field(sa_type=Big, index=True)
    person: str
    what: str
    at: datetime
    hash: str = Field(default="", sa_column_kwargs={"server_default": ""})
    head: int = Field(default=0, sa_type=Big, index=True, sa_column_kwargs={"server_default": "0"})


TABLE = table_of(RestrictedRead)


@dataclass(frozen=True)
class Read:
    """When a person first read it by this command on that day (UTC)."""

    at: datetime
    person: str
    what: str


def log(connection: Connection, incident: int, person: str, what: str, now: datetime, day: datetime) -> None:
    """Add one line, unless there is one since the `day` began (UTC) for the same person and command."""
    same = (TABLE.c.incident == incident, TABLE.c.person == person, TABLE.c.what == what, TABLE.c.at >= day)
    if connection.execute(select(TABLE.c.id).where(*same).limit(1)).first() is None:
        row = {"incident": incident, "person": person, "what": what, "at": now}
        connection.execute(insert(TABLE).values(**row, hash=_hash(incident, person, what, now)))


def newest(connection: Connection, incident: int, limit: int, after: int = 0) -> list[Read]:
    """Return lines, newest first, past the first `after` of them; those whose words are aged are left out."""
    query = select(TABLE).where(TABLE.c.incident == incident, TABLE.c.person != "").order_by(TABLE.c.id.desc())
    return [Read(row.at, row.person, row.what) for row in connection.execute(query.offset(after).limit(limit))]


def age(connection: Connection, before: datetime) -> None:
    """Take the words out of lines from before that moment (UTC); their hashes stay."""
    old = TABLE.c.at < before
    connection.execute(delete(TABLE).where(old, TABLE.c.hash == ""))
    connection.execute(update(TABLE).where(old, TABLE.c.person != "").values(person="", what=""))


def cover(connection: Connection, head: int) -> str:
    """Put every line that is under no head yet under this one; the digest of their hashes, empty for none."""
    connection.execute(update(TABLE).where(TABLE.c.head == 0, TABLE.c.hash != "").values(head=head))
    return digest(connection, head)


def uncovered(connection: Connection) -> bool:
    """True when a line waits for a head."""
    return (connection.execute(select(func.count()).where(TABLE.c.head == 0, TABLE.c.hash != "")).scalar() or 0) > 0


def digest(connection: Connection, head: int) -> str:
    """SHA-256 over the hashes of the lines under a head, in their order; empty when there is none."""
    hashes = list(connection.execute(select(TABLE.c.hash).where(TABLE.c.head == head).order_by(TABLE.c.id)).scalars())
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest() if hashes else ""


def changed(connection: Connection, aged: datetime) -> Iterator[int]:
    """Yield ids of lines that are not what they were, or whose words went before they were to be aged (UTC)."""
    for row in connection.execute(select(TABLE).where(TABLE.c.hash != "").order_by(TABLE.c.id)):
        empty = not row.person and not row.what
        if (empty and row.at >= aged) or (not empty and row.hash != _hash(row.incident, row.person, row.what, row.at)):
            yield row.id


def _hash(incident: int, person: str, what: str, at: datetime) -> str:
    words = (str(incident), person, what, at.astimezone(UTC).isoformat())
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
