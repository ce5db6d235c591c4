"""Channels that a chat opened for one incident alone, and the incident whose card stands at a place of a chat."""

from datetime import datetime

from sqlalchemy import Connection, insert, or_, select

from storage.tables import IncidentChannel, PostedCard, table_of

TABLE, CARD = table_of(IncidentChannel), table_of(PostedCard)


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
    """The chat opened this channel for the incident."""
    connection.execute(insert(TABLE).values(chat=chat, incident=incident, channel=channel, at=now))


def incident_at(connection: Connection, chat: str, ref: str) -> int | None:
    """The incident whose card the chat knows by this reference, or by this one and those of the messages that continue it (`ref,…`)."""
    known = or_(CARD.c.ref == ref, CARD.c.ref.startswith(f"{ref},", autoescape=True))
    return connection.execute(select(CARD.c.incident).where(CARD.c.chat == chat, known).limit(1)).scalar()
