"""How this house writes: posted replies that were kept as examples, and how people changed what the writer wrote."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Index, Row, Text, delete, insert, or_, select
from sqlmodel import Field, SQLModel

from storage.tables import Big, big_key, table_of


class HouseStyleRow(SQLModel, table=True):
    """A kept reply, or what a person made of a draft; both without personal data."""

    __tablename__ = "house_style"
    __table_args__ = (Index("ix_house_style_brand", "what", "brand"),)
    id: int | None = big_key()
    what: str
    brand: str
    category: str
    kind: str
    platform: str
    by: str
    before: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    outcome: str = Field(sa_type=Text)
    incident: int = Field(sa_type=Big)
    version: int
    contributors: str = Field(default="", sa_column_kwargs={"server_default": ""})  # whose words it holds, by commas
    promoted_by: str = Field(default="", sa_column_kwargs={"server_default": ""})  # who told its outcome
    at: datetime


TABLE = table_of(HouseStyleRow)
TEMPLATE, EDIT = "template", "edit"
MAX_SHOWN = 3


def keep(connection: Connection, at: datetime, **values: str | int) -> None:
    """Keep a reply or an edit (`what`): brand, category, kind, platform, its words and those before an edit."""
    connection.execute(insert(TABLE).values(at=at, **values))


def forget_edit(connection: Connection, incident: int, version: int) -> None:
    """Delete what was kept of an edit whose approval was undone."""
    of_version = (TABLE.c.incident == incident, TABLE.c.version == version)
    connection.execute(delete(TABLE).where(TABLE.c.what == EDIT, *of_version))


def kept_replies(connection: Connection, brand: str, category: str, limit: int) -> Sequence[Row[Any]]:
    """The newest kept replies of a brand (empty: of all), those of the category first: kind, text, outcome and more."""
    query = select(TABLE).where(TABLE.c.what == TEMPLATE)
    query = query.where(or_(TABLE.c.brand == brand, TABLE.c.brand == "")) if brand else query
    order = ((TABLE.c.category == category).desc(), TABLE.c.id.desc())
    return connection.execute(query.order_by(*order).limit(limit)).all()


def wordings(connection: Connection, brand: str, category: str) -> list[tuple[str, str]]:
    """Kept replies of the brand and category as wordings with slots, newest first: kind and wording."""
    mine = (TABLE.c.what == TEMPLATE, TABLE.c.brand == brand, TABLE.c.category == category, TABLE.c.before != "")
    query = select(TABLE.c.kind, TABLE.c.before).where(*mine).order_by(TABLE.c.id.desc()).limit(20)
    return [(row.kind, row.before) for row in connection.execute(query)]


def authors(connection: Connection, brand: str) -> list[tuple[str, str]]:
    """Words that a writer may take over from what was kept for a brand, each with a person who wrote them."""
    query = select(TABLE).where(or_(TABLE.c.brand == brand, TABLE.c.brand == "")).order_by(TABLE.c.id.desc()).limit(50)
    rows = connection.execute(query).all()
    written = [(row.text, by) for row in rows for by in row.contributors.split(",") if by]
    return [*written, *((row.outcome, row.promoted_by) for row in rows if row.promoted_by)]


def examples(
    connection: Connection, what: str, brand: str, category: str, kind: str = ""
) -> list[tuple[str, str, str, str, int]]:
    """The newest of the brand: kind, words before, words, outcome, incident; those of the category first."""
    query = select(TABLE).where(TABLE.c.what == what, or_(TABLE.c.brand == brand, TABLE.c.brand == ""))
    query = query.where(TABLE.c.kind == kind) if kind else query
    rows = connection.execute(query.order_by((TABLE.c.category == category).desc(), TABLE.c.id.desc()).limit(50))
    return [(r.kind, r.before, r.text, r.outcome, r.incident) for r in rows]
