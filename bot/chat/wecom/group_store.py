"""The groups that the app made: which one is a room at present, since one that is gone gets a successor."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlmodel import Field, SQLModel

from storage.incidents.mentions import ADDRESS
from storage.tables import table_of

LONGEST_NAME = 32  # characters of a chatid: digits and letters


class WecomGroup(SQLModel, table=True):
    """A room's group: `room` is its chatid in the settings, `chat` the one in use since `at`; `made`: it is there."""

    __tablename__ = "wecom_group"
    __table_args__ = {"info": {"kept": ADDRESS}}
    room: str = Field(primary_key=True)
    chat: str
    made: bool
    at: datetime


GROUP = table_of(WecomGroup)


def group_of(connection: Connection, room: str) -> tuple[str, bool]:
    """The chatid in use for a room, and whether that group was made."""
    row = connection.execute(select(GROUP.c.chat, GROUP.c.made).where(GROUP.c.room == room)).first()
    return (row.chat, row.made) if row else (room, False)


def remember(connection: Connection, room: str, chat: str, now: datetime) -> None:
    """This group is there."""
    _know(connection, room, now)
    connection.execute(update(GROUP).where(GROUP.c.room == room, GROUP.c.chat == chat).values(made=True, at=now))


def replace(connection: Connection, room: str, gone: str, now: datetime) -> bool:
    """Give a room whose group is gone the name of a new one; False when another process did it before."""
    suffix = f"n{int(now.timestamp())}"
    fresh = room[: LONGEST_NAME - len(suffix)] + suffix
    _know(connection, room, now)
    still = update(GROUP).where(GROUP.c.room == room, GROUP.c.chat == gone)
    return connection.execute(still.values(chat=fresh, made=False, at=now)).rowcount > 0


def _know(connection: Connection, room: str, now: datetime) -> None:
    if not connection.execute(select(GROUP.c.room).where(GROUP.c.room == room)).first():
        connection.execute(insert(GROUP).values(room=room, chat=room, made=False, at=now))
