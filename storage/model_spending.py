"""What models cost, day by day: the day's limit holds over restarts and for all processes together."""

from datetime import date

from sqlalchemy import Connection, insert, select, update
from sqlmodel import Field, SQLModel

from storage.tables import table_of


class ModelSpending(SQLModel, table=True):
    """One day's cost, in the currency of the prices that are set."""

    __tablename__ = "model_spending"
    day: date = Field(primary_key=True)
    spent: float


TABLE = table_of(ModelSpending)


def spent(connection: Connection, day: date) -> float:
    """Return what was spent that day."""
    return connection.execute(select(TABLE.c.spent).where(TABLE.c.day == day)).scalar() or 0.0


def add(connection: Connection, day: date, cost: float) -> None:
    """Add to the day. The first one of a day, met twice at once, fails for one of the two, who tries again."""
    changed = connection.execute(update(TABLE).where(TABLE.c.day == day).values(spent=TABLE.c.spent + cost))
    if not changed.rowcount:
        connection.execute(insert(TABLE).values(day=day, spent=cost))
