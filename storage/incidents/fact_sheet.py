"""What may be stated, and what was said: the fact sheet of each brand, and the replies approved lately."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, delete, insert, or_, select, update
from sqlmodel import Field, SQLModel

from handlers.case.policy import FactSheetEntry
from storage.tables import ApprovedReply, big_key, table_of


class FactSheetEntryRow(SQLModel, table=True):
    """One line of the fact sheet, with its source document; withdrawn, never deleted. Days are ISO dates or empty."""

    __tablename__ = "fact_sheet"
    id: int | None = big_key()
    brand: str = Field(index=True)
    product: str
    text: str = Field(sa_type=Text)
    document: str
    dated: str
    expires: str
    by: str
    at: datetime
    dropped_by: str = ""
    dropped_at: datetime | None = None


SHEET, REPLIES = table_of(FactSheetEntryRow), table_of(ApprovedReply)
MAX_ROWS = 300


def state(connection: Connection, statement: FactSheetEntry, by: str, now: datetime) -> int:
    """Add a line to the fact sheet; its number."""
    values = {name: getattr(statement, name) for name in ("brand", "product", "text", "document", "dated", "expires")}
    row = {**values, "by": by, "at": now, "dropped_by": ""}
    return int(connection.execute(insert(SHEET).values(row).returning(SHEET.c.id)).scalar_one())


def drop(connection: Connection, number: int, by: str, now: datetime) -> FactSheetEntry | None:
    """Withdraw a line; what it said, or None when there is no such line."""
    row = connection.execute(select(SHEET).where(SHEET.c.id == number, SHEET.c.dropped_at.is_(None))).first()
    if row is None:
        return None
    connection.execute(update(SHEET).where(SHEET.c.id == number).values(dropped_by=by, dropped_at=now))
    return _entry(row)


def statements(connection: Connection, brand: str | None = None) -> list[FactSheetEntry]:
    """Lines that are not withdrawn, oldest first: of one brand (and those of every brand), or all."""
    query = select(SHEET).where(SHEET.c.dropped_at.is_(None)).order_by(SHEET.c.id).limit(MAX_ROWS)
    query = query.where(or_(SHEET.c.brand == brand, SHEET.c.brand == "")) if brand is not None else query
    return [_entry(row) for row in connection.execute(query)]


def _entry(row: Row[Any]) -> FactSheetEntry:
    named = (row.id, row.brand, row.product, row.text, row.document, row.dated, row.expires)
    return FactSheetEntry(*named, row.by, row.at)


def approved(connection: Connection, incident: int, version: int, platform: str, text: str, at: datetime) -> None:
    """Remember an approved reply. A version that was taken back and approved again is remembered once."""
    taken_back(connection, incident, version)
    connection.execute(insert(REPLIES).values(incident=incident, version=version, platform=platform, at=at, text=text))


def taken_back(connection: Connection, incident: int, version: int) -> None:
    """Forget an approved reply whose approval was taken back."""
    connection.execute(delete(REPLIES).where(REPLIES.c.incident == incident, REPLIES.c.version == version))


def approved_since(connection: Connection, platform: str, since: datetime, exclude: int) -> tuple[str, ...]:
    """Replies approved on a platform since then, newest first, without those of the incident itself."""
    query = select(REPLIES.c.text).where(
        REPLIES.c.platform == platform, REPLIES.c.at >= since, REPLIES.c.incident != exclude
    )
    return tuple(connection.execute(query.order_by(REPLIES.c.at.desc()).limit(MAX_ROWS)).scalars())
