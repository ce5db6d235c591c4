"""The log of reads: who looked at a need-to-know incident, when, and at what."""

from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlmodel import Field, SQLModel

from storage.tables import Big, big_key, table_of


class RestrictedRead(SQLModel, table=True):
    """A person read a need-to-know incident; `what` is the command by which they did."""

    __tablename__ = "restricted_read"
    id: int | None = big_key()
    incident: int = Field(sa_type=Big, index=True)
    person: str
    what: str
    at: datetime


TABLE = table_of(RestrictedRead)


def log(connection: Connection, incident: int, person: str, what: str, now: datetime) -> None:
    """Record that a person read a restricted file."""
    connection.execute(insert(TABLE).values(incident=incident, person=person, what=what, at=now))


def newest(connection: Connection, incident: int, limit: int) -> list[tuple[datetime, str, str]]:
    """Return when, who and what, newest first."""
    query = select(TABLE.c.at, TABLE.c.person, TABLE.c.what).where(TABLE.c.incident == incident)
    return [
        (row.at, row.person, row.what) for row in connection.execute(query.order_by(TABLE.c.id.desc()).limit(limit))
    ]
