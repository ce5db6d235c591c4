"""Which mails of a mailbox were taken in, by the numbers that its server gives them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from storage.tables import Big, table_of


class MailboxRow(SQLModel, table=True):
    """A mailbox as it is numbered now. Mails up to `first` were there when it was first seen, or renumbered."""

    __tablename__ = "mailbox"
    mailbox: str = Field(primary_key=True)  # a hash of account and folder
    validity: int = Field(sa_type=Big)  # UIDVALIDITY: another one means that all mails have new numbers
    first: int = Field(sa_type=Big)
    since: datetime | None = None  # after a renumbering: mails that arrived since then may not have been taken in
    looked_at: datetime


class MailRow(SQLModel, table=True):
    """One mail that was taken in, and whether the server was told so. No word of it stands here."""

    __tablename__ = "mailbox_mail"
    mailbox: str = Field(primary_key=True)
    validity: int = Field(sa_type=Big, primary_key=True, sa_column_kwargs={"autoincrement": False})
    uid: int = Field(sa_type=Big, primary_key=True, sa_column_kwargs={"autoincrement": False})
    marked: bool = False


BOX, MAIL = table_of(MailboxRow), table_of(MailRow)


@dataclass(frozen=True)
class Numbering:
    """A mailbox's numbering: its UIDVALIDITY, and from where on mails are taken in (see MailboxRow)."""

    name: str
    validity: int
    first: int
    since: datetime | None


def numbering(connection: Connection, name: str, validity: int, last: int, now: datetime) -> Numbering:
    """Return how the mailbox stands; when its server has numbered it anew, what arrived lately is looked at again.

    `last` is the highest number in it at this moment.
    """
    row = connection.execute(select(BOX).where(BOX.c.mailbox == name)).first()
    if row and row.validity == validity:
        connection.execute(update(BOX).where(BOX.c.mailbox == name).values(looked_at=now))
        return Numbering(name, validity, row.first, row.since)
    since = row.looked_at if row else None
    values = {"mailbox": name, "validity": validity, "first": last, "since": since, "looked_at": now}
    connection.execute(UPSERT[connection.dialect.name], values)
    return Numbering(name, validity, last, since)


def looked_at(connection: Connection, name: str) -> datetime | None:
    """Return when a mailbox was looked at last (UTC)."""
    at: datetime | None = connection.execute(select(BOX.c.looked_at).where(BOX.c.mailbox == name)).scalar()
    return at


def taken(connection: Connection, box: Numbering) -> dict[int, bool]:
    """Return the numbers of mails that were taken in, each with whether it is marked on the server."""
    query = select(MAIL.c.uid, MAIL.c.marked).where(MAIL.c.mailbox == box.name, MAIL.c.validity == box.validity)
    return {int(uid): bool(marked) for uid, marked in connection.execute(query)}


def take(connection: Connection, box: Numbering, uid: int) -> bool:
    """Record that a mail is taken in; False when it is already."""
    values = {"mailbox": box.name, "validity": box.validity, "uid": uid, "marked": False}
    return connection.execute(INSERT[connection.dialect.name], values).rowcount > 0


def mark(connection: Connection, box: Numbering, uids: Collection[int]) -> None:
    """Record that the server knows of these mails that they were taken in."""
    here = (MAIL.c.mailbox == box.name, MAIL.c.validity == box.validity, MAIL.c.uid.in_(uids))
    connection.execute(update(MAIL).where(*here).values(marked=True))


INSERT = {
    "sqlite": sqlite.insert(MAIL).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(MAIL).on_conflict_do_nothing(),
}
UPSERT = {
    name: (made := make(BOX)).on_conflict_do_update(
        index_elements=["mailbox"],
        set_={column: made.excluded[column] for column in ("validity", "first", "since", "looked_at")},
    )
    for name, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
