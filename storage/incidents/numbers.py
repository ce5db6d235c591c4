"""Numbers of incidents, given out without a gap: one that is missing was deleted."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from storage.tables import Big, Incident, table_of

ONLY = 1  # the counter is one row
LOCK_SECONDS = 2  # how long PostgreSQL lets a process wait for another that opens an incident now


class IncidentCounterRow(SQLModel, table=True):
    """The last number that was given out. Gaps up to `unknown_until` are of before it was kept."""

    __tablename__ = "incident_counter"
    id: int = Field(primary_key=True, sa_type=Big)
    allotted: int = Field(sa_type=Big)
    unknown_until: int = Field(sa_type=Big)


TABLE, INCIDENT = table_of(IncidentCounterRow), table_of(Incident)


@dataclass(frozen=True)
class Numbers:
    """The last number given out, and up to which number it is unknown why one is missing."""

    allotted: int = 0
    unknown_until: int = 0

    def __str__(self) -> str:
        return f"{self.allotted} {self.unknown_until}"


def allot(connection: Connection) -> int:
    """Return the next number; every other process waits for this transaction to end, and a rollback takes it back."""
    # A sequence would leave a gap after each rollback, and SQLite gives a deleted last number out again.
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
    return int(connection.execute(ALLOT[connection.dialect.name].returning(TABLE.c.allotted)).scalar_one())


def numbers(connection: Connection) -> Numbers:
    """Where the counter stands."""
    row = connection.execute(select(TABLE.c.allotted, TABLE.c.unknown_until)).first()
    return Numbers(*row) if row else Numbers()


def gaps(connection: Connection, last: int) -> list[int]:
    """Numbers up to `last` that no incident has."""
    there = set(connection.execute(select(INCIDENT.c.number)).scalars())
    return [number for number in range(1, last + 1) if number not in there]


HIGHEST = select(func.coalesce(func.max(INCIDENT.c.number), 0)).scalar_subquery()
FIRST = {"id": ONLY, "allotted": HIGHEST + 1, "unknown_until": HIGHEST}  # where the counter itself is missing
NEXT = {"allotted": TABLE.c.allotted + 1}
ALLOT = {
    "sqlite": sqlite.insert(TABLE).values(FIRST).on_conflict_do_update(index_elements=["id"], set_=NEXT),
    "postgresql": postgresql.insert(TABLE).values(FIRST).on_conflict_do_update(index_elements=["id"], set_=NEXT),
}
