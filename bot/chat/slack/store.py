"""What Slack makes us remember: who is who by their address, and the channel that was opened for an incident."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import Field, SQLModel

from storage.incidents.mentions import ADDRESS, OUR_PEOPLE
from storage.tables import Big, formerly, table_of

SLACK = "slack"  # in the column `chat`, from when other chats could have had rows there


class ChatLink(SQLModel, table=True):
    """The person behind a user, by verified e-mail address; valid while the roster has that address."""

    __tablename__ = "chat_link"
    __table_args__ = {"info": {"kept": OUR_PEOPLE}}  # SQLModel reads it once
    chat: str = Field(primary_key=True)
    identity: str = Field(primary_key=True)
    person: str
    email: str
    at: datetime


class IncidentChannel(SQLModel, table=True):
    """A channel that was opened for one incident alone."""

    __tablename__ = "incident_channel"
    __table_args__ = {"info": {"kept": ADDRESS, **formerly("own_channel")["info"]}}
    incident: int = Field(sa_type=Big, primary_key=True)
    chat: str = Field(primary_key=True)
    channel: str = Field(index=True)
    at: datetime


LINK, CHANNEL = table_of(ChatLink), table_of(IncidentChannel)
TABLES = (LINK, CHANNEL)


@dataclass(frozen=True)
class ChatIdentity:
    """A user, their person, and the verified e-mail address by which they were recognised."""

    identity: str
    person: str
    email: str


def links(connection: Connection) -> list[ChatIdentity]:
    """Everybody who was recognised by their address, the latest last."""
    query = select(LINK.c.identity, LINK.c.person, LINK.c.email).where(LINK.c.chat == SLACK).order_by(LINK.c.at)
    return [ChatIdentity(*row) for row in connection.execute(query)]


def set_link(connection: Connection, link: ChatIdentity, now: datetime) -> None:
    """Record that this user is this person from now on."""
    here = (LINK.c.chat == SLACK, LINK.c.identity == link.identity)
    if not connection.execute(update(LINK).where(*here).values(person=link.person, email=link.email, at=now)).rowcount:
        connection.execute(insert(LINK).values(chat=SLACK, **vars(link), at=now))


def remove_link(connection: Connection, identity: str) -> None:
    """Forget whose this user was: the account has another address now, or is none of ours."""
    connection.execute(delete(LINK).where(LINK.c.chat == SLACK, LINK.c.identity == identity))


def channel_of(connection: Connection, incident: int) -> str:
    """The incident's own channel; empty when it has none."""
    of_it = (CHANNEL.c.chat == SLACK, CHANNEL.c.incident == incident)
    return connection.execute(select(CHANNEL.c.channel).where(*of_it)).scalar() or ""


def incident_of(connection: Connection, channel: str) -> int | None:
    """The incident a channel was opened for."""
    here = (CHANNEL.c.chat == SLACK, CHANNEL.c.channel == channel)
    return connection.execute(select(CHANNEL.c.incident).where(*here)).scalar()


def channel_opened(connection: Connection, incident: int, channel: str, now: datetime) -> None:
    """Record that this channel was opened for the incident."""
    connection.execute(insert(CHANNEL).values(chat=SLACK, incident=incident, channel=channel, at=now))
