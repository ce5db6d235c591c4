"""The registry of creators: whom a brand knows, what ties them to it, and how that is disclosed (R153, R158)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, insert, select, update
from sqlmodel import Field, SQLModel

from storage.tables import big_key, table_of

MAX_ROWS = 300
COLUMNS = ("brand", "platform", "account", "link", "relationship", "used", "disclosure")


class CreatorRow(SQLModel, table=True):
    """A creator whom a brand knows, and what ties them to it (R153); taken off, never deleted."""

    __tablename__ = "creator"
    id: int | None = big_key()
    brand: str = Field(index=True)
    platform: str
    account: str
    link: str
    relationship: str
    used: str = Field(sa_type=Text)
    disclosure: str = Field(sa_type=Text)
    by: str
    at: datetime
    dropped_by: str = ""
    dropped_at: datetime | None = None


TABLE = table_of(CreatorRow)


@dataclass(frozen=True)
class Creator:
    """A creator as the team knows them: genuine use of the product, relationship, and how it is disclosed."""

    id: int
    brand: str
    platform: str
    account: str
    link: str = ""
    relationship: str = "none"  # none, customer, gifted, paid
    used: str = ""
    disclosure: str = ""


def add(connection: Connection, creator: Creator, by: str, now: datetime) -> int:
    """Add a creator, or replace what was known of the same account; their number."""
    same = (TABLE.c.platform == creator.platform, TABLE.c.account == creator.account, TABLE.c.brand == creator.brand)
    connection.execute(update(TABLE).where(*same, TABLE.c.dropped_at.is_(None)).values(dropped_by=by, dropped_at=now))
    row = {name: getattr(creator, name) for name in COLUMNS} | {"by": by, "at": now, "dropped_by": ""}
    return int(connection.execute(insert(TABLE).values(row).returning(TABLE.c.id)).scalar_one())


def drop(connection: Connection, number: int, by: str, now: datetime) -> bool:
    """Take a creator off the registry; False when there is none of that number."""
    there = (TABLE.c.id == number, TABLE.c.dropped_at.is_(None))
    return connection.execute(update(TABLE).where(*there).values(dropped_by=by, dropped_at=now)).rowcount > 0


def creators(connection: Connection, brand: str | None = None) -> Sequence[Creator]:
    """Everybody on the registry of one brand (and those of no brand), or of all, in the order they came."""
    query = select(TABLE).where(TABLE.c.dropped_at.is_(None)).order_by(TABLE.c.id).limit(MAX_ROWS)
    query = query.where(TABLE.c.brand.in_((brand, ""))) if brand is not None else query
    return [Creator(row.id, *(getattr(row, name) for name in COLUMNS)) for row in connection.execute(query)]
