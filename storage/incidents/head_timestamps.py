"""Timestamps of daily heads by outside authorities (RFC 3161), and where one is still to come."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from storage.tables import Big, table_of


class HeadTimestampRow(SQLModel, table=True):
    """A daily head at one authority. `token` is its answer in base64, empty until there is one."""

    __tablename__ = "head_timestamp"
    head: int = Field(primary_key=True, sa_type=Big, sa_column_kwargs={"autoincrement": False})
    authority: str = Field(primary_key=True)  # its address
    token: str = Field(default="", sa_type=Text)
    stamped_at: datetime | None = None  # as the authority says
    tried: int = 0
    next_at: datetime  # when it is asked again
    problem: str = ""  # of the last try


TABLE = table_of(HeadTimestampRow)


@dataclass(frozen=True)
class HeadTimestamp:
    """A stamp, or where it is wanting what became of the last try."""

    head: int
    authority: str
    token: str
    stamped_at: datetime | None
    tried: int
    problem: str


def every(connection: Connection) -> list[HeadTimestamp]:
    """Every stamp and every attempt, by head."""
    query = select(TABLE).order_by(TABLE.c.head, TABLE.c.authority)
    rows = connection.execute(query)
    return [HeadTimestamp(r.head, r.authority, r.token, r.stamped_at, r.tried, r.problem) for r in rows]


def claim(connection: Connection, head: int, authority: str, now: datetime, until: datetime) -> bool:
    """Return True to the one process that asks the authority now; others may try again from `until` on (UTC)."""
    first = {"head": head, "authority": authority, "token": "", "tried": 0, "next_at": now, "problem": ""}
    connection.execute(INSERT[connection.dialect.name], first)
    free = (TABLE.c.head == head, TABLE.c.authority == authority, TABLE.c.token == "", TABLE.c.next_at <= now)
    return connection.execute(update(TABLE).where(*free).values(next_at=until)).rowcount > 0


def keep(connection: Connection, head: int, authority: str, token: str, at: datetime) -> None:
    """Keep the authority's answer; `at` is the time in it."""
    here = (TABLE.c.head == head, TABLE.c.authority == authority)
    connection.execute(update(TABLE).where(*here).values(token=token, stamped_at=at, problem=""))


def failed(connection: Connection, head: int, authority: str, problem: str, again: datetime) -> None:
    """Keep why there is no stamp, and when to ask again (UTC)."""
    here = (TABLE.c.head == head, TABLE.c.authority == authority)
    connection.execute(update(TABLE).where(*here).values(tried=TABLE.c.tried + 1, problem=problem, next_at=again))


INSERT = {
    "sqlite": sqlite.insert(TABLE).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TABLE).on_conflict_do_nothing(),
}
