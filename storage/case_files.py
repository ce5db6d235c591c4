"""Rows to case files and back. Loading for a change locks the row until the transaction ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, func, insert, select, update

from handlers.casefile import CaseFile
from handlers.team import Role
from storage.tables import Incident
from storage.timeline import START

TABLE = Incident.__table__  # type: ignore[attr-defined]
FILE = TypeAdapter(CaseFile)


@dataclass(frozen=True)
class Kept:
    """A case file as stored, and where its timeline ends."""

    file: CaseFile
    lines: int = 0
    chain: str = START


@dataclass(frozen=True)
class Dues:
    """The two moments that are searched: when its next timer rings and when its next window falls due."""

    rings_at: datetime | None
    next_due: datetime | None


@dataclass(frozen=True)
class Raw:
    """A stored file, unread."""

    number: int
    rings_at: datetime | None
    file: str


def load(connection: Connection, number: int, lock: bool = False) -> Kept | None:
    """One file; with `lock` nobody else changes it until this transaction ends (SQLite has one writer anyway)."""
    row = connection.execute(LOAD_LOCKED if lock else LOAD, {"n": number}).first()
    return Kept(FILE.validate_json(row.file), row.lines, row.chain) if row else None


def add(connection: Connection) -> int:
    """A number for a new incident; its row is filled by the first `save` of the same transaction."""
    empty = dict.fromkeys(("status", "severity", "category", "platform", "brand", "product", "owner", "approver", "chain", "file"), "")
    values = {**empty, "safety": False, "drill": False, "lines": 0, "purged": 0, "opened_at": EPOCH}
    return int(connection.execute(insert(TABLE).values(values)).inserted_primary_key[0])  # type: ignore[index]


def save(connection: Connection, kept: Kept, dues: Dues) -> None:
    """Write the file and the columns that are searched."""
    connection.execute(SAVE, {"n": kept.file.number, **_columns(kept, dues)})


def postpone(connection: Connection, number: int, until: datetime) -> None:
    """Look at it again later: for a file whose timers cannot be rung now."""
    connection.execute(update(TABLE).where(TABLE.c.number == number).values(rings_at=until))


def ringing(connection: Connection, now: datetime, most: int) -> list[int]:
    """Numbers whose next timer is due, longest waiting first."""
    query = select(TABLE.c.number).where(TABLE.c.rings_at <= now).order_by(TABLE.c.rings_at).limit(most)
    return list(connection.execute(query).scalars())


def next_ring(connection: Connection) -> datetime | None:
    """When the next timer of all is due."""
    return connection.execute(select(func.min(TABLE.c.rings_at))).scalar()


def still_ringing(connection: Connection, number: int, now: datetime) -> bool:
    """Lock one ringing incident unless another process has it or has rung it."""
    query = select(TABLE.c.number).where(TABLE.c.number == number, TABLE.c.rings_at <= now).with_for_update(skip_locked=True)
    return connection.execute(query).first() is not None


def many(connection: Connection, numbers: Iterable[int]) -> list[CaseFile]:
    """Several files at once, by number."""
    query = select(TABLE.c.file).where(TABLE.c.number.in_(list(numbers))).order_by(TABLE.c.number)
    return [FILE.validate_json(file) for file in connection.execute(query).scalars()]


def open_after(connection: Connection, number: int, most: int) -> list[Raw]:
    """Open incidents that follow that number, as they are stored: whoever proves them must also meet files that cannot be read."""
    query = select(TABLE.c.number, TABLE.c.rings_at, TABLE.c.file).where(TABLE.c.status == "open", TABLE.c.number > number)
    return [Raw(*row) for row in connection.execute(query.order_by(TABLE.c.number).limit(most))]


def numbers(connection: Connection) -> list[int]:
    """Every incident there is."""
    return list(connection.execute(select(TABLE.c.number).order_by(TABLE.c.number)).scalars())


def _columns(kept: Kept, dues: Dues) -> dict[str, Any]:
    file = kept.file
    return {
        "status": file.status.value, "severity": file.severity.value, "category": file.category.value,
        "safety": file.safety, "drill": file.drill is not None, "platform": file.post.platform,
        "brand": file.brand, "product": file.product,
        "owner": file.person(Role.OWNER), "approver": file.person(Role.APPROVER),
        "opened_at": file.opened_at, "closed_at": file.closed_at,
        "next_due": dues.next_due, "rings_at": dues.rings_at,
        "purged": 0,  # whatever is written may be personal again
        "lines": kept.lines, "chain": kept.chain, "file": FILE.dump_json(file).decode(),
    }  # fmt: skip


EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
LOAD = select(TABLE.c.file, TABLE.c.lines, TABLE.c.chain).where(TABLE.c.number == bindparam("n"))
LOAD_LOCKED = LOAD.with_for_update()
SAVE = update(TABLE).where(TABLE.c.number == bindparam("n"))
