"""Notes on what happens to others in the trade (R20): a link and a few words, never a case of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, delete, insert, select, update
from sqlmodel import Field, SQLModel

from storage.tables import big_key, table_of

MAX_ROWS = 100


class IndustryNoteRow(SQLModel, table=True):
    """What happened elsewhere; taken off, it goes with the next purge."""

    __tablename__ = "industry_note"
    id: int | None = big_key()
    brand: str = Field(index=True)
    link: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    by: str
    at: datetime
    dropped_at: datetime | None = None


TABLE = table_of(IndustryNoteRow)
THERE = TABLE.c.dropped_at.is_(None)


@dataclass(frozen=True)
class IndustryNote:
    """A note, for the people of one brand of ours or, without one, of all."""

    id: int
    brand: str
    link: str
    text: str
    by: str
    at: datetime


def add(connection: Connection, brand: str, link: str, text: str, by: str, now: datetime) -> tuple[int, bool]:
    """Add a note; its number, and False when this link is listed for the brand already."""
    same = select(TABLE.c.id).where(TABLE.c.link == link, TABLE.c.brand == brand, THERE)
    if (known := connection.execute(same).scalar()) is not None:
        return int(known), False
    row = {"brand": brand, "link": link, "text": text, "by": by, "at": now}
    return int(connection.execute(insert(TABLE).values(row).returning(TABLE.c.id)).scalar_one()), True


def drop(connection: Connection, number: int, now: datetime) -> bool:
    """Take a note off the list; False when there is none of that number."""
    there = update(TABLE).where(TABLE.c.id == number, THERE)
    return connection.execute(there.values(dropped_at=now)).rowcount > 0


def notes(connection: Connection, since: datetime | None = None) -> Sequence[IndustryNote]:
    """Notes on the list, the newest first; with `since` (UTC) those added from then on."""
    query = select(TABLE).where(THERE).order_by(TABLE.c.id.desc()).limit(MAX_ROWS)
    query = query.where(TABLE.c.at >= since) if since else query
    return [IndustryNote(r.id, r.brand, r.link, r.text, r.by, r.at) for r in connection.execute(query)]


def forget(connection: Connection, before: datetime) -> None:
    """Delete what was added, or taken off, before this moment (UTC): it may name people."""
    connection.execute(delete(TABLE).where((TABLE.c.at < before) | (TABLE.c.dropped_at < before)))
