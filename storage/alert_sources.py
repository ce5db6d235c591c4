"""What came from each source of alerts, day by day, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from storage.tables import table_of


class SourceDayRow(SQLModel, table=True):
    """One day (UTC) of a source: how many of its alerts went where, and when the last one came."""

    __tablename__ = "alert_source_day"
    source: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    opened: int = 0
    joined: int = 0
    to_read: int = 0
    on_record: int = 0
    unread: int = 0
    last_at: datetime


TABLE = table_of(SourceDayRow)


@dataclass(frozen=True)
class Figures:
    """Alerts that opened an incident, joined one, wait on the unread list, or are on record; rows not read."""

    opened: int = 0
    joined: int = 0
    to_read: int = 0
    on_record: int = 0
    unread: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(field.name for field in fields(Figures))


@dataclass(frozen=True)
class SourceFigures:
    """What came from a source since some day, and when its last alert or request came (UTC)."""

    figures: Figures
    last_at: datetime


def source_name(given: str) -> str:
    """The name that a source is counted under: all people of a chat are one, and so are all files."""
    return given.partition(":")[0].strip()[:80]


def count(connection: Connection, figures: Mapping[str, Figures], at: datetime) -> None:
    """Add to the figures of these sources; `at` is when this came (UTC)."""
    rows = [
        {"source": name, "day": at.date(), "last_at": at, **{n: getattr(figures[name], n) for n in NAMES}}
        for name in sorted(figures)  # in one order, so that two processes wait in line instead of for each other
    ]
    if rows:
        connection.execute(UPSERT[connection.dialect.name], rows)


def since(connection: Connection, day: date) -> dict[str, SourceFigures]:
    """Return the figures of every source from that day on; `last_at` over all time that is kept."""
    sums = [func.sum(TABLE.c[name]).filter(TABLE.c.day >= day) for name in NAMES]
    query = select(TABLE.c.source, func.max(TABLE.c.last_at), *sums).group_by(TABLE.c.source).order_by(TABLE.c.source)
    return {
        source: SourceFigures(Figures(*(int(n or 0) for n in numbers)), last_at)
        for source, last_at, *numbers in connection.execute(query)
    }


def forget(connection: Connection, before: date) -> int:
    """Delete the figures of days before this one. How many rows."""
    return connection.execute(delete(TABLE).where(TABLE.c.day < before)).rowcount


UPSERT = {
    name: (made := make(TABLE)).on_conflict_do_update(
        index_elements=["source", "day"],
        set_={
            **{column: TABLE.c[column] + made.excluded[column] for column in NAMES},
            "last_at": later(TABLE.c.last_at, made.excluded.last_at),
        },
    )
    for name, make, later in (("sqlite", sqlite.insert, func.max), ("postgresql", postgresql.insert, func.greatest))
}
