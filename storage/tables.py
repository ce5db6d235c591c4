"""Every table. An incident is one row: the columns are what is searched, `file` is the case file whole."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, Table, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Big = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts rows up only in plain INTEGER keys
Json = JSON().with_variant(JSONB(), "postgresql")


def table_of(model: type[SQLModel]) -> Table:
    """Return the SQLAlchemy table of a model; `model.__table__` has no type."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def big_key() -> Any:
    """A number given out by the database."""
    return Field(default=None, sa_column=Column(Big, primary_key=True, autoincrement=True))


def formerly(name: str) -> dict[str, dict[str, str]]:
    """What a table's arguments say of its name before revision 0004, by which older copies know it."""
    return {"info": {"formerly": name}}


class Incident(SQLModel, table=True):
    """One incident. `next_timer_at` is when its next timer is due; `next_due` its next open window, for the board."""

    __tablename__ = "incident"
    __table_args__ = (
        Index("ix_incident_board", "status", "severity", "next_due"),
        Index("ix_incident_product", "product", "opened_at"),
        Index("ix_incident_purged", "purged", "closed_at"),
    )
    number: int | None = big_key()
    status: str
    severity: str
    category: str
    safety: bool
    drill: bool
    platform: str
    brand: str
    product: str
    owner: str = Field(index=True)
    approver: str
    opened_at: datetime = Field(index=True)
    closed_at: datetime | None
    next_due: datetime | None
    next_timer_at: datetime | None = Field(default=None, index=True)
    timeline_length: int  # how many timeline lines it has
    timeline_head: str  # hash of the last one
    purged: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # 1: names are gone, 2: texts too
    file: str = Field(sa_type=Text)


class PostKey(SQLModel, table=True):
    """Every name a post is known by, for ever: the same post in any of its forms joins its incident (R11)."""

    __tablename__ = "post_key"
    key: str = Field(primary_key=True)
    incident: int = Field(sa_type=Big, index=True)


class TextMinhash(SQLModel, table=True):
    """Sketch bands of recent texts; texts that share a band are compared in full (R26)."""

    __tablename__ = "text_minhash"
    __table_args__ = (Index("ix_text_minhash_band", "band", "at"), formerly("likeness"))
    id: int | None = big_key()
    band: str
    at: datetime = Field(index=True)
    incident: int = Field(sa_type=Big)


class CountsTaken(SQLModel, table=True):
    """Engagement over time, one row a capture (R14, R175)."""

    __tablename__ = "counts_taken"
    __table_args__ = (Index("ix_counts_taken_incident", "incident", "at"),)
    id: int | None = big_key()
    incident: int = Field(sa_type=Big)
    at: datetime
    counts: dict[str, int] = Field(sa_type=Json)


class TimelineLine(SQLModel, table=True):
    """One event, for ever. `hash` chains it to the line before; `personal` may be purged, its hash stays in `data`."""

    __tablename__ = "timeline"
    __table_args__ = (Index("ix_timeline_kind", "kind", "at"),)
    incident: int = Field(sa_type=Big, primary_key=True)
    seq: int = Field(primary_key=True)
    at: datetime
    by: str
    kind: str
    data: str = Field(sa_type=Text)  # canonical JSON, exactly as hashed
    personal: str | None = Field(default=None, sa_type=Text)
    hash: str


class PostedCard(SQLModel, table=True):
    """A card in a chat: what it shows now (digest), and the chat's own reference once it is posted."""

    __tablename__ = "posted_card"
    incident: int = Field(sa_type=Big, primary_key=True)
    card_key: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    digest: str
    ref: str = ""


class OutboxQueue(SQLModel, table=True):
    """An ordered queue: one incident in one place of one chat. Only its first message is ever under way."""

    __tablename__ = "outbox_queue"
    __table_args__ = formerly("outbox_lane")
    queue: str = Field(primary_key=True)
    next_at: datetime = Field(index=True)
    lease_until: datetime | None
    token: str = ""
    attempts: int = 0


class OutboxRow(SQLModel, table=True):
    """Something to do after the commit: a message for a chat, or work for the draft writer."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_queue", "queue", "done_at", "id"),)
    id: int | None = big_key()
    queue: str
    kind: str  # card, lines, or a follow-up's code
    incident: int = Field(sa_type=Big)
    card_key: str = ""
    payload: str = Field(sa_type=Text)
    revision: int = 0
    created_at: datetime
    done_at: datetime | None = Field(default=None, index=True)
    error: str = ""


class ApprovedReply(SQLModel, table=True):
    """Our own words as approved, so that the next reply does not repeat them (R94)."""

    __tablename__ = "approved_reply"
    __table_args__ = (Index("ix_approved_reply_platform", "platform", "at"),)
    incident: int = Field(sa_type=Big, primary_key=True)
    version: int = Field(primary_key=True)
    platform: str
    at: datetime
    text: str = Field(sa_type=Text)


class IdempotencyKey(SQLModel, table=True):
    """Requests already answered: the key, what was asked (digest) and the answer."""

    __tablename__ = "idempotency_key"
    __table_args__ = formerly("seen")
    key: str = Field(primary_key=True)
    digest: str
    answer: str = Field(sa_type=Text)
    at: datetime = Field(index=True)


class PersonState(SQLModel, table=True):
    """What people set for themselves in chat, on top of the roster file."""

    __tablename__ = "person_state"
    person: str = Field(primary_key=True)
    away_until: datetime | None = None
    language: str = ""
    asked_at: datetime | None = None  # when the last test message went out
    confirmed_at: datetime | None = None  # when they last confirmed one


class PeriodicJob(SQLModel, table=True):
    """Work that recurs for the whole desk, such as the daily digest; `next_at` is its next run."""

    __tablename__ = "periodic_job"
    __table_args__ = formerly("chore")
    name: str = Field(primary_key=True)
    next_at: datetime


class ChatRevision(SQLModel, table=True):
    """Up to which of its own migrations the tables of a chat have come."""

    __tablename__ = "chat_revision"
    chat: str = Field(primary_key=True)
    revision: str
