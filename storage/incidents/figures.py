"""What counts of each incident, in a narrow row: figures over thousands of incidents read no case file.

A row is out of date when its incident's timeline has grown since, or when `SHAPE` has; a job brings it up to date, and
nothing on the way of a click.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, Text, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from handlers.overview.figures.facts import IncidentFacts
from storage.incidents import cases
from storage.incidents.cases import StoredCase
from storage.tables import Big, table_of

SHAPE = 1  # of the facts: raise it when they change, and every row is worked out anew
PAGE = 200  # case files read at once
FACTS = TypeAdapter(IncidentFacts)


class IncidentFactRow(SQLModel, table=True):
    """The facts of an incident as of a line of its timeline."""

    __tablename__ = "incident_fact"
    incident: int = Field(sa_type=Big, primary_key=True)
    opened_at: datetime = Field(index=True)
    lines: int  # of the timeline when it was worked out
    shape: int
    facts: str = Field(sa_type=Text)


TABLE, INCIDENT = table_of(IncidentFactRow), cases.TABLE


@dataclass(frozen=True)
class KnownFacts:
    """The facts of an incident with what its row says it is about."""

    brand: str
    product: str
    facts: IncidentFacts


def out_of_date(connection: Connection, since: datetime, after: int = 0, limit: int = PAGE) -> list[StoredCase]:
    """Return cases opened after `since` (UTC), above that number, whose facts are older than their timelines.

    One whose file is corrupt is not among them: it counts nowhere until it is mended.
    """
    joined = INCIDENT.outerjoin(TABLE, TABLE.c.incident == INCIDENT.c.number)
    old = or_(TABLE.c.incident.is_(None), TABLE.c.lines != INCIDENT.c.timeline_length, TABLE.c.shape != SHAPE)
    query = (
        select(INCIDENT.c.number)
        .select_from(joined)
        .where(old, INCIDENT.c.opened_at > since, INCIDENT.c.number > after)
    )
    numbers = list(connection.execute(query.order_by(INCIDENT.c.number).limit(limit)).scalars())
    found = cases.load_many(connection, numbers, lock=False).values() if numbers else ()
    return [stored for stored in found if isinstance(stored, StoredCase)]


def save(connection: Connection, facts: Sequence[tuple[IncidentFacts, int]]) -> None:
    """Write the facts of incidents, each with the length of the timeline that they are as of."""
    rows = [
        {
            "incident": one.number,
            "opened_at": one.opened_at,
            "lines": length,
            "shape": SHAPE,
            "facts": FACTS.dump_json(one).decode(),
        }
        for one, length in facts
    ]
    if rows:
        connection.execute(UPSERT[connection.dialect.name], rows)


def opened_between(connection: Connection, since: datetime, until: datetime, brand: str = "") -> list[KnownFacts]:
    """Return the facts of incidents opened after `since` and until `until` (UTC), of a brand or of all; one query."""
    query = (
        select(INCIDENT.c.brand, INCIDENT.c.product, TABLE.c.facts)
        .select_from(TABLE.join(INCIDENT, INCIDENT.c.number == TABLE.c.incident))
        .where(TABLE.c.opened_at > since, TABLE.c.opened_at <= until)
        .order_by(TABLE.c.incident)
    )
    query = query.where(INCIDENT.c.brand == brand) if brand else query
    return [KnownFacts(row.brand, row.product, FACTS.validate_json(row.facts)) for row in connection.execute(query)]


COLUMNS = ("opened_at", "lines", "shape", "facts")
_SQLITE, _POSTGRESQL = sqlite.insert(TABLE), postgresql.insert(TABLE)  # two processes may bring the same row up to date
UPSERT = {
    "sqlite": _SQLITE.on_conflict_do_update(["incident"], set_={name: _SQLITE.excluded[name] for name in COLUMNS}),
    "postgresql": _POSTGRESQL.on_conflict_do_update(
        index_elements=["incident"], set_={name: _POSTGRESQL.excluded[name] for name in COLUMNS}
    ),
}
