"""An access token that all threads and processes share: who may fetch a new one, and secrets that were refused."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Text, insert, select, update
from sqlmodel import Field, SQLModel

from storage.tables import table_of


class ChatToken(SQLModel, table=True):
    """The token of one app. `refused` is the fingerprint of a secret that was turned down, `refused_why` the reason."""

    __tablename__ = "chat_token"
    app: str = Field(primary_key=True)
    token: str = Field(default="", sa_type=Text)
    good_until: datetime
    fetching_until: datetime
    rejected: str = ""
    rejected_why: str = ""


FREE = datetime(1970, 1, 1, tzinfo=UTC)  # no process is fetching, wherever the clock is set to
TABLE = table_of(ChatToken)


@dataclass(frozen=True)
class StoredToken:
    """A token (empty: none) with its end (UTC), and the secret refused last, if any; then the end is the refusal's."""

    token: str
    good_until: datetime
    rejected: str
    rejected_why: str


def find_token(connection: Connection, app: str) -> StoredToken | None:
    """What is known for this app."""
    columns = (TABLE.c.token, TABLE.c.good_until, TABLE.c.rejected, TABLE.c.rejected_why)
    row = connection.execute(select(*columns).where(TABLE.c.app == app)).first()
    return StoredToken(*row) if row else None


def may_fetch(connection: Connection, app: str, now: datetime, until: datetime) -> bool:
    """Return True to the one caller who fetches the next token; a caller who dies is replaced after `until` (UTC)."""
    if find_token(connection, app) is None:
        connection.execute(
            insert(TABLE).values(app=app, token="", good_until=now, fetching_until=until, rejected="", rejected_why="")
        )
        return True
    free = update(TABLE).where(TABLE.c.app == app, TABLE.c.fetching_until <= now)
    return connection.execute(free.values(fetching_until=until)).rowcount > 0


def fetched(connection: Connection, app: str, token: str, good_until: datetime) -> None:
    """A new token for everybody."""
    _set(connection, app, token=token, good_until=good_until, fetching_until=FREE, rejected="", rejected_why="")


def not_fetched(
    connection: Connection, app: str, now: datetime, refused: str = "", why: str = "", until: datetime | None = None
) -> None:
    """No token came; with `refused`, this secret is not to be tried again until then."""
    _set(connection, app, token="", good_until=until or now, fetching_until=FREE, rejected=refused, rejected_why=why)


def drop(connection: Connection, app: str, token: str) -> None:
    """Mark a token as not taken any more; a newer one is left alone."""
    connection.execute(update(TABLE).where(TABLE.c.app == app, TABLE.c.token == token).values(token=""))


def _set(connection: Connection, app: str, **values: object) -> None:
    connection.execute(update(TABLE).where(TABLE.c.app == app).values(values))
