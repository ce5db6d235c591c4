"""Doors that may be knocked on twice: what was already answered, and with what."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from storage.tables import Seen

TABLE = Seen.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Answered:
    """A request that was answered before: the digest of what was asked, and the answer."""

    digest: str
    answer: str


def before(connection: Connection, key: str) -> Answered | None:
    """The earlier answer under this key."""
    row = connection.execute(select(TABLE.c.digest, TABLE.c.answer).where(TABLE.c.key == key)).first()
    return Answered(row.digest, row.answer) if row else None


def remember(connection: Connection, key: str, digest: str, answer: str, now: datetime) -> None:
    """Keep the answer for next time; a key can be used once only."""
    connection.execute(insert(TABLE).values(key=key, digest=digest, answer=answer, at=now))


def forget(connection: Connection, until: datetime) -> int:
    """Drop answers given before then."""
    return connection.execute(delete(TABLE).where(TABLE.c.at < until)).rowcount
