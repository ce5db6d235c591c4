"""What was sent lately, by target, and what is held back: chats silently drop what is above their limit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Index, Text, delete, func, insert, select
from sqlmodel import Field, SQLModel

from storage.tables import big_key, formerly


class SentMessage(SQLModel, table=True):
    """One message that went to a person or to a room."""

    __tablename__ = "wecom_sent_message"
    __table_args__ = (Index("ix_wecom_sent_message_target", "target", "at"), formerly("sent"))
    id: int | None = big_key()
    target: str
    at: datetime


class QueuedMessage(SQLModel, table=True):
    """Words that wait to be sent together with others."""

    __tablename__ = "wecom_queued_message"
    __table_args__ = formerly("held")
    id: int | None = big_key()
    target: str = Field(index=True)
    text: str = Field(sa_type=Text)
    at: datetime


SENT, HELD = (SQLModel.metadata.tables[name] for name in ("wecom_sent_message", "wecom_queued_message"))


@dataclass(frozen=True)
class Waiting:
    """Words held back, and when (UTC)."""

    id: int
    text: str
    at: datetime


def before_last(connection: Connection, target: str, skip: int, until: datetime) -> datetime | None:
    """When (UTC) the last message but `skip` went there, up to `until` (UTC); None when there were not so many."""
    newest = select(SENT.c.at).where(SENT.c.target == target, SENT.c.at <= until).order_by(SENT.c.at.desc())
    return connection.execute(newest.offset(skip).limit(1)).scalar()


def sent(connection: Connection, target: str, count: int, now: datetime, forget: datetime) -> None:
    """Count `count` messages to the target; those from before `forget` count no more."""
    connection.execute(delete(SENT).where(SENT.c.target == target, SENT.c.at <= forget))
    connection.execute(insert(SENT), [{"target": target, "at": now}] * count)


def hold(connection: Connection, target: str, text: str, now: datetime) -> None:
    """Keep these words for later."""
    connection.execute(insert(HELD).values(target=target, text=text, at=now))


def held(connection: Connection, target: str) -> list[Waiting]:
    """What waits for this target, oldest first."""
    query = select(HELD.c.id, HELD.c.text, HELD.c.at).where(HELD.c.target == target).order_by(HELD.c.id)
    return [Waiting(*row) for row in connection.execute(query)]


def is_held(connection: Connection, target: str) -> bool:
    """True when something waits for this target."""
    return bool(connection.execute(select(func.count()).where(HELD.c.target == target)).scalar())


def release(connection: Connection, target: str, last: int) -> None:
    """Up to this one it was sent."""
    connection.execute(delete(HELD).where(HELD.c.target == target, HELD.c.id <= last))


def forget(connection: Connection, before: datetime) -> None:
    """Drop what was kept for one single message (its key has two words or more) and never asked for again."""
    connection.execute(delete(HELD).where(HELD.c.target.contains(" "), HELD.c.at < before))


def replace(connection: Connection, family: str) -> None:
    """Drop what was kept for earlier states of a message: their keys begin like this."""
    connection.execute(delete(HELD).where(HELD.c.target.startswith(family, autoescape=True)))
