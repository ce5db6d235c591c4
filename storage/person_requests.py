"""Requests of people about their own data that wait for the consent of two of the team; gone once they are settled."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, delete, insert, select, update
from sqlmodel import Field, SQLModel

from storage.tables import table_of


class PersonRequestRow(SQLModel, table=True):
    """What is to be done about an author, who asks for it and who has to agree; the times of their consent (UTC)."""

    __tablename__ = "person_request"
    id: str = Field(primary_key=True)  # the receipt's
    author: str = Field(sa_type=Text)
    platform: str
    right_name: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    by: str
    agreed: str
    expires: datetime
    by_at: datetime | None = None
    agreed_at: datetime | None = None


TABLE = table_of(PersonRequestRow)


@dataclass(frozen=True)
class WaitingRequest:
    """One row. It counts as agreed once both people have said so themselves."""

    id: str
    author: str
    platform: str
    right_name: str
    reason: str
    by: str
    agreed: str
    expires: datetime
    by_at: datetime | None = None
    agreed_at: datetime | None = None

    @property
    def settled(self) -> bool:
        """True once both have agreed."""
        return self.by_at is not None and self.agreed_at is not None


def add(connection: Connection, request: WaitingRequest) -> None:
    """Keep a request until both have agreed, one of them refuses, or its time is up."""
    connection.execute(insert(TABLE).values(**vars(request)))


def waiting(connection: Connection) -> list[WaitingRequest]:
    """Return all there are, oldest first."""
    return [WaitingRequest(**row) for row in connection.execute(select(TABLE).order_by(TABLE.c.id)).mappings()]


def find(connection: Connection, request: str) -> WaitingRequest | None:
    """Return the one with this id."""
    row = connection.execute(select(TABLE).where(TABLE.c.id == request)).mappings().first()
    return WaitingRequest(**row) if row else None


def consent(connection: Connection, request: WaitingRequest, person: str, now: datetime) -> None:
    """Note that one of the two agrees."""
    said = {"by_at": now} if person == request.by else {"agreed_at": now}
    connection.execute(update(TABLE).where(TABLE.c.id == request.id).values(said))


def remove(connection: Connection, request: str = "") -> None:
    """Forget one request, or all of them."""
    connection.execute(delete(TABLE).where(*([TABLE.c.id == request] if request else [])))
