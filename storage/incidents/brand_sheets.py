"""The brand sheets: what each brand, its products and its people go by (R3, R4)."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, Text, delete, insert, select
from sqlmodel import Field, SQLModel

from handlers.triage.brands import BrandSheet
from storage.tables import table_of


class BrandSheetRow(SQLModel, table=True):
    """A brand's sheet as JSON, and who wrote it."""

    __tablename__ = "brand_sheet"
    brand: str = Field(primary_key=True)
    sheet: str = Field(sa_type=Text)
    by: str
    at: datetime


TABLE = table_of(BrandSheetRow)
SHEET = TypeAdapter(BrandSheet)
ALL = select(TABLE.c.sheet).order_by(TABLE.c.brand)


def sheets(connection: Connection) -> list[BrandSheet]:
    """Every sheet, by brand."""
    return [SHEET.validate_json(text) for text in connection.execute(ALL).scalars()]


def save(connection: Connection, sheet: BrandSheet, by: str, now: datetime) -> None:
    """Write a brand's sheet in the place of the one before."""
    connection.execute(delete(TABLE).where(TABLE.c.brand == sheet.brand))
    row = {"brand": sheet.brand, "sheet": SHEET.dump_json(sheet).decode(), "by": by, "at": now}
    connection.execute(insert(TABLE).values(row))


def written(connection: Connection) -> dict[str, tuple[str, datetime]]:
    """Who last wrote each brand's sheet, and when."""
    rows = connection.execute(select(TABLE.c.brand, TABLE.c.by, TABLE.c.at))
    return {brand: (by, at) for brand, by, at in rows}
