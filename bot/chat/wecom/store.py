"""What WeCom makes us remember: the codes that let a card be changed, and where the talk with each person stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, bindparam, delete, insert, select, update
from sqlmodel import Field, SQLModel

from bot.chat.wecom.group_store import GROUP
from bot.chat.wecom.sent_store import HELD, SENT
from storage.tables import Big, formerly


class WecomCard(SQLModel, table=True):
    """A card among a person's messages; `code` lets it be changed once, and is empty once it was used."""

    __tablename__ = "wecom_card"
    task: str = Field(primary_key=True)
    code: str
    at: datetime = Field(index=True)


class WecomDialog(SQLModel, table=True):
    """The incident a person has in hand, and the question they were asked and have not answered yet."""

    __tablename__ = "wecom_dialog"
    __table_args__ = formerly("wecom_talk")
    person: str = Field(primary_key=True)
    incident: int = Field(default=0, sa_type=Big)
    question: str = Field(default="", sa_type=Text)
    asked_at: datetime


CARD, TALK = (SQLModel.metadata.tables[name] for name in ("wecom_card", "wecom_dialog"))
TABLES = (CARD, TALK, SENT, HELD, GROUP)
AGED = ((CARD, "at"), (TALK, "asked_at"), (SENT, "at"), (HELD, "at"))


@dataclass(frozen=True)
class DialogState:
    """The state of a person's dialog; `incident` is 0 and `question` empty when there is none. `asked_at` is UTC."""

    incident: int = 0
    question: str = ""
    asked_at: datetime | None = None


def talk(connection: Connection, person: str) -> DialogState:
    """Where the talk with this person stands."""
    row = connection.execute(ASKED, {"who": person}).first()
    return DialogState(*row) if row else DialogState()


def set_talk(connection: Connection, person: str, incident: int, question: str, now: datetime) -> None:
    """From now on it stands like this."""
    values = {"incident": incident, "question": question, "asked_at": now}
    if not connection.execute(SET, {"who": person, **values}).rowcount:
        connection.execute(insert(TALK).values(person=person, **values))


def code_of(connection: Connection, task: str, since: datetime) -> str:
    """The code that may change this card, if it has one that came after `since` (UTC)."""
    return connection.execute(select(CARD.c.code).where(CARD.c.task == task, CARD.c.at > since)).scalar() or ""


def set_code(connection: Connection, task: str, code: str, now: datetime) -> None:
    """The card can be changed with this code; with an empty one it cannot be changed any more."""
    if not connection.execute(update(CARD).where(CARD.c.task == task).values(code=code, at=now)).rowcount:
        connection.execute(insert(CARD).values(task=task, code=code, at=now))


def forget_codes(connection: Connection, before: datetime) -> None:
    """Drop codes that are too old to be of use."""
    connection.execute(delete(CARD).where(CARD.c.at < before))


# Every callback asks and sets these, so they are put together once: building them anew costs as much as running them.
WHO = TALK.c.person == bindparam("who")
ASKED = select(TALK.c.incident, TALK.c.question, TALK.c.asked_at).where(WHO)
SET = update(TALK).where(WHO).values({name: bindparam(name) for name in ("incident", "question", "asked_at")})
