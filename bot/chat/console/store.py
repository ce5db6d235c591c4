"""The console's messages, which its page shows at any time: one row for a card or a group of lines."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Index, Text, and_, bindparam, func, insert, select, update
from sqlmodel import Field, SQLModel

from bot.chat.console.sign_in.store import SESSIONS, SIGN_INS
from handlers.case.card import Card, LocalizedText
from storage.tables import Big, big_key

CARD: TypeAdapter[Card] = TypeAdapter(Card)
SAYS: TypeAdapter[tuple[LocalizedText, ...]] = TypeAdapter(tuple[LocalizedText, ...])
TURN = 0x636F6E736F6C65  # the lock that console writers of all processes take in turn


class ConsoleMessage(SQLModel, table=True):
    """A message as the console shows it now. `revision` counts changes of the table; `key` makes a repeat harmless."""

    __tablename__ = "console_message"
    __table_args__ = (
        Index("ix_console_message_stream", "place", "root", "id"),
        Index("ix_console_message_thread", "place", "incident", "id"),
    )
    id: int | None = big_key()
    key: str = Field(unique=True)
    place: str
    incident: int = Field(sa_type=Big, index=True)
    root: bool  # stands in the stream itself; the others stand in the thread of their incident
    drill: bool
    card: str = Field(default="", sa_type=Text)
    says: str = Field(default="", sa_type=Text)
    outbox: int = Field(sa_type=Big)
    revision: int = Field(sa_type=Big, unique=True)
    posted_at: datetime
    updated_at: datetime


TABLE = SQLModel.metadata.tables["console_message"]
TABLES, COPIES, AGED = (TABLE, SESSIONS, SIGN_INS), (TABLE,), ((SESSIONS, "expires"), (SIGN_INS, "at"))


@dataclass(frozen=True)
class Entry:
    """A message to keep: `outbox` is its number there; a card is known by its incident, card_key and place."""

    outbox: int
    place: str
    incident: int
    card_key: str = ""
    card: Card | None = None
    says: tuple[LocalizedText, ...] = ()
    drill: bool = False

    @property
    def key(self) -> str:
        """The name under which it exists once."""
        return f"card {self.incident} {self.card_key} {self.place}" if self.card else f"lines {self.outbox}"


@dataclass(frozen=True)
class Shown:
    """A kept message (times in UTC)."""

    id: int
    place: str
    incident: int
    drill: bool
    card: Card | None
    says: tuple[LocalizedText, ...]
    posted_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Replies:
    """How many messages a thread holds, and the newest one."""

    count: int = 0
    newest: int = 0
    at: datetime | None = None


def keep(connection: Connection, entry: Entry, now: datetime) -> int:
    """Store or change a message and return its number. A repeat or an older state changes nothing."""
    if connection.dialect.name == "postgresql":  # one writer at a time, as SQLite has it: they share the numbering
        connection.execute(select(func.pg_advisory_xact_lock(TURN)))
    row = connection.execute(select(TABLE).where(TABLE.c.key == entry.key)).first()
    content = {
        "card": CARD.dump_json(entry.card).decode() if entry.card else "",
        "says": SAYS.dump_json(entry.says).decode(),
    }
    if row is None:
        return _add(connection, entry, {**content, "posted_at": now, "updated_at": now})
    if entry.outbox >= row.outbox and (row.card, row.says) != (content["card"], content["says"]):
        change = {**content, "outbox": entry.outbox, "updated_at": now, "revision": revision(connection) + 1}
        connection.execute(update(TABLE).where(TABLE.c.id == row.id).values(change))
    return int(row.id)


def revision(connection: Connection) -> int:
    """A number that grows with every change; two writers cannot give out the same one."""
    return connection.execute(select(func.max(TABLE.c.revision))).scalar() or 0


def rooms(connection: Connection) -> list[str]:
    """Every room that was ever written to, by name; one index step each, however long their history."""
    found: list[str] = []
    place: str | None = "room:"
    while place := connection.execute(select(func.min(TABLE.c.place)).where(TABLE.c.place > place)).scalar():
        if not place.startswith("room:"):
            break
        found.append(place)
    return found


def newest(connection: Connection, places: Collection[str]) -> dict[str, int]:
    """The newest message of each place that has one; two index steps each, however long their history."""
    last = select(func.max(TABLE.c.id)).where(TABLE.c.place == bindparam("place"), TABLE.c.root == bindparam("root"))
    found = {
        place: max(connection.execute(last, {"place": place, "root": root}).scalar() or 0 for root in (True, False))
        for place in places
    }
    return {place: number for place, number in found.items() if number}


def stream(connection: Connection, place: str, limit: int, before: int | None = None) -> list[Shown]:
    """The last `limit` messages of a place without its threads, oldest first; `before` pages back."""
    return _page(connection, [TABLE.c.place == place, TABLE.c.root], limit, before)


def thread(connection: Connection, place: str, incident: int, limit: int, before: int | None = None) -> list[Shown]:
    """The last `limit` messages of an incident's thread in a room, oldest first."""
    return _page(connection, [TABLE.c.place == place, TABLE.c.incident == incident, ~TABLE.c.root], limit, before)


def newest_messages(connection: Connection, places: Collection[str], limit: int) -> list[Shown]:
    """The last `limit` messages of these places and their threads, oldest first."""
    return _page(connection, [TABLE.c.place.in_(places)], limit, None)


def message(connection: Connection, number: int) -> Shown | None:
    """Return one message by its id."""
    row = connection.execute(select(TABLE).where(TABLE.c.id == number)).first()
    return _shown(row) if row else None


def parent(connection: Connection, incident: int, place: str = "") -> Shown | None:
    """The card whose thread the incident has, in this room or else in the latest room that shows it."""
    where = [TABLE.c.incident == incident, TABLE.c.root, TABLE.c.card != "", TABLE.c.place.startswith("room:")]
    row = connection.execute(
        select(TABLE).where(*where).order_by(TABLE.c.place != place, TABLE.c.id.desc()).limit(1)
    ).first()
    return _shown(row) if row else None


def replies(connection: Connection, place: str, incidents: Collection[int]) -> dict[int, Replies]:
    """What the threads of these incidents hold in a room."""
    where = and_(TABLE.c.place == place, TABLE.c.incident.in_(incidents), ~TABLE.c.root)
    query = (
        select(TABLE.c.incident, func.count(), func.max(TABLE.c.id), func.max(TABLE.c.posted_at))
        .where(where)
        .group_by(TABLE.c.incident)
    )
    return {number: Replies(count, newest, _utc(at)) for number, count, newest, at in connection.execute(query)}


def _add(connection: Connection, entry: Entry, content: dict[str, Any]) -> int:
    copied = {name: getattr(entry, name) for name in ("key", "place", "incident", "drill", "outbox")}
    added = {"root": _stands_alone(connection, entry), "revision": revision(connection) + 1}
    insertion = insert(TABLE).values({**copied, **added, **content})
    return int(connection.execute(insertion.returning(TABLE.c.id)).scalar_one())


def _stands_alone(connection: Connection, entry: Entry) -> bool:
    """False for what belongs below the first card of its incident in a room; direct messages have no threads."""
    if not entry.place.startswith("room:") or not entry.incident:
        return True
    posted = [TABLE.c.place == entry.place, TABLE.c.incident == entry.incident, TABLE.c.root, TABLE.c.card != ""]
    return connection.execute(select(TABLE.c.id).where(*posted).limit(1)).first() is None


def _page(connection: Connection, where: list[Any], limit: int, before: int | None) -> list[Shown]:
    older = [TABLE.c.id < before] if before else []
    rows = connection.execute(select(TABLE).where(*where, *older).order_by(TABLE.c.id.desc()).limit(limit)).all()
    return [_shown(row) for row in reversed(rows)]


def _shown(row: Any) -> Shown:
    card, says = CARD.validate_json(row.card) if row.card else None, SAYS.validate_json(row.says)
    return Shown(row.id, row.place, row.incident, row.drill, card, says, _utc(row.posted_at), _utc(row.updated_at))


def _utc(at: datetime) -> datetime:
    # SQLite forgets the zone; everything stored is UTC.
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at
