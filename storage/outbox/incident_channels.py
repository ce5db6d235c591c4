"""Channels that a chat opened for one incident alone."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from storage.tables import IncidentChannel, table_of

TABLE = table_of(IncidentChannel)


def of_incident(connection: Connection, chat: str, incident: int) -> str:
    """The incident's own channel; empty when it has none."""
    return (
        connection.execute(select(TABLE.c.channel).where(TABLE.c.chat == chat, TABLE.c.incident == incident)).scalar()
        or ""
    )


def incident_of(connection: Connection, chat: str, channel: str) -> int | None:
    """The incident a channel was opened for."""
    return connection.execute(select(TABLE.c.incident).where(TABLE.c.chat == chat, TABLE.c.channel == channel)).scalar()


def opened(connection: Connection, chat: str, incident: int, channel: str, now: datetime) -> None:
    """Record that the chat opened this channel for the incident."""
    connection.execute(insert(TABLE).values(chat=chat, incident=incident, channel=channel, at=now))
