"""Who is signed in, and who signed in, out, or was turned away."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import Field, SQLModel

from storage.tables import big_key

LASTS = timedelta(hours=10)  # a working day; then the provider is asked again
MAX_SHOWN = 200


class ConsoleSession(SQLModel, table=True):
    """A browser that signed in. `key` is the hash of what its cookie holds; the roster has to keep the address."""

    __tablename__ = "console_session"
    key: str = Field(primary_key=True)
    person: str
    email: str
    expires: datetime = Field(index=True)


class SignIn(SQLModel, table=True):
    """An attempt: `outcome` is in, out, unknown, unverified or failed; `person` is empty where none was found."""

    __tablename__ = "sign_in"
    id: int | None = big_key()
    at: datetime = Field(index=True)
    person: str
    outcome: str


SESSIONS, SIGN_INS = (SQLModel.metadata.tables[name] for name in ("console_session", "sign_in"))


@dataclass(frozen=True)
class Session:
    """Who a browser signed in as, and by which address."""

    person: str
    email: str


def open_session(connection: Connection, person: str, email: str, now: datetime) -> str:
    """What the browser's cookie is to hold; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    connection.execute(delete(SESSIONS).where(SESSIONS.c.expires <= now))
    connection.execute(insert(SESSIONS).values(key=_key(token), person=person, email=email, expires=now + LASTS))
    return token


def find_session(connection: Connection, token: str, now: datetime) -> Session | None:
    """Return whose cookie this is; None when it belongs to no session, or its time is up."""
    query = select(SESSIONS.c.person, SESSIONS.c.email).where(SESSIONS.c.key == _key(token), SESSIONS.c.expires > now)
    row = connection.execute(query).first()
    return Session(row.person, row.email) if row else None


def close_session(connection: Connection, token: str) -> None:
    """Sign this browser out."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.key == _key(token)))


def record(connection: Connection, now: datetime, person: str, outcome: str) -> None:
    """Add a line to the log of sign-ins."""
    connection.execute(insert(SIGN_INS).values(at=now, person=person, outcome=outcome))


def newest(connection: Connection) -> list[tuple[datetime, str, str]]:
    """Return when, who and what became of it, newest first."""
    query = select(SIGN_INS).order_by(SIGN_INS.c.id.desc()).limit(MAX_SHOWN)
    return [(row.at, row.person, row.outcome) for row in connection.execute(query)]


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
