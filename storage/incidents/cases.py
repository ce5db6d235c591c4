"""Rows to case files and back. Loading for a change locks the row until the transaction ends."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import BindParameter, Boolean, Connection, bindparam, case, func, insert, select, update

from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from storage.incidents import numbers as numbers_
from storage.incidents.timeline import GENESIS
from storage.tables import Incident, table_of

TABLE = table_of(Incident)
FILE = TypeAdapter(CaseFile)


@dataclass(frozen=True)
class StoredCase:
    """A case file as stored, and where its timeline ends."""

    file: CaseFile
    timeline_length: int = 0
    timeline_head: str = GENESIS


@dataclass(frozen=True)
class NextTimes:
    """The two moments that are searched: when its next timer fires and when its next window is due (UTC)."""

    next_timer_at: datetime | None
    next_due: datetime | None


@dataclass(frozen=True)
class StoredCaseRow:
    """A stored file, unread."""

    number: int
    next_timer_at: datetime | None
    file: str


class CorruptCaseFile(Exception):
    """An incident's file cannot be read; its number is the argument. An operator must mend it."""


def load(connection: Connection, number: int, lock: bool = False) -> StoredCase | None:
    """Return one case, None if there is none; with `lock` no other process changes it until this transaction ends.

    Raises CorruptCaseFile. SQLite has one writer anyway.
    """
    stored = load_many(connection, [number], lock).get(number)
    if isinstance(stored, CorruptCaseFile):
        raise stored
    return stored


def load_many(
    connection: Connection, numbers: Iterable[int], lock: bool = True
) -> dict[int, "StoredCase | CorruptCaseFile"]:
    """Several files by number, locked in that order, so that two processes wait in line instead of for each other."""
    rows = connection.execute(LOAD_LOCKED if lock else LOAD, {"numbers": list(numbers)})
    return {row.number: _kept(row) for row in rows}


def _kept(row: Any) -> "StoredCase | CorruptCaseFile":
    try:
        return StoredCase(FILE.validate_json(row.file), row.timeline_length, row.timeline_head)
    except ValidationError:
        return CorruptCaseFile(row.number)  # its content is not for logs


def add(connection: Connection) -> int:
    """A number for a new incident; its row is filled by the first `save` of the same transaction."""
    empty = dict.fromkeys(
        (
            "status",
            "severity",
            "category",
            "platform",
            "brand",
            "product",
            "owner",
            "approver",
            "timeline_head",
            "file",
        ),
        "",
    )
    number = numbers_.allot(connection)
    values = {**empty, "safety": False, "drill": False, "timeline_length": 0, "purged": 0, "opened_at": EPOCH}
    connection.execute(insert(TABLE).values(number=number, **values))
    return number


def save(connection: Connection, stored: StoredCase, dues: NextTimes, wordless: bool = False) -> None:
    """Write the file and the columns that are searched."""
    save_all(connection, [(stored, dues)], {stored.file.number} if wordless else ())


def save_all(
    connection: Connection, changed: Sequence[tuple[StoredCase, NextTimes]], wordless: Collection[int] = ()
) -> None:
    """Write several files, in their order. Those `wordless` gained nothing that expires: their purge holds."""
    columns = [(stored.file.number, _columns(stored, dues)) for stored, dues in changed]
    if columns:
        connection.execute(SAVE, [{"n": n, "wordless": n in wordless, **values} for n, values in columns])


def postpone(connection: Connection, number: int, until: datetime) -> None:
    """Set the next timer to `until` (UTC): for a case whose timers cannot fire now."""
    connection.execute(update(TABLE).where(TABLE.c.number == number).values(next_timer_at=until))


def due_incidents(connection: Connection, now: datetime, limit: int) -> list[int]:
    """Numbers whose next timer is due, longest waiting first."""
    query = select(TABLE.c.number).where(TABLE.c.next_timer_at <= now).order_by(TABLE.c.next_timer_at).limit(limit)
    return list(connection.execute(query).scalars())


def next_timer(connection: Connection) -> datetime | None:
    """When the next timer of all is due."""
    return connection.execute(select(func.min(TABLE.c.next_timer_at))).scalar()


def lock_due(connection: Connection, numbers: Iterable[int], now: datetime) -> list[int]:
    """Lock those incidents whose timer is still due, without any that another process has locked or fired."""
    query = (
        select(TABLE.c.number)
        .where(TABLE.c.number.in_(list(numbers)), TABLE.c.next_timer_at <= now)
        .order_by(TABLE.c.next_timer_at)
    )
    return list(connection.execute(query.with_for_update(skip_locked=True)).scalars())


def open_after(connection: Connection, number: int, limit: int) -> list[StoredCaseRow]:
    """Open incidents that follow that number, unread: a check of them must also meet corrupt files."""
    query = select(TABLE.c.number, TABLE.c.next_timer_at, TABLE.c.file).where(
        TABLE.c.status == "open", TABLE.c.number > number
    )
    return [StoredCaseRow(*row) for row in connection.execute(query.order_by(TABLE.c.number).limit(limit))]


def concerned_by(connection: Connection, brand: str, product: str, with_closed: bool = False) -> list[int]:
    """Open incidents of a brand and product, or all whose texts were not purged; an empty name means any."""
    states = TABLE.c.purged == 0 if with_closed else TABLE.c.status == "open"
    query = select(TABLE.c.number).where(states).order_by(TABLE.c.number)
    query = query.where(TABLE.c.brand == brand) if brand else query
    query = query.where(TABLE.c.product == product) if product else query
    return list(connection.execute(query).scalars())


def numbers(connection: Connection) -> list[int]:
    """Return the number of every incident."""
    return list(connection.execute(select(TABLE.c.number).order_by(TABLE.c.number)).scalars())


def _columns(stored: StoredCase, dues: NextTimes) -> dict[str, Any]:
    file = stored.file
    return {
        "status": file.status.value,
        "severity": file.severity.value,
        "category": file.category.value,
        "safety": file.safety,
        "drill": file.drill is not None,
        "platform": file.post.platform,
        "brand": file.brand,
        "product": file.product,
        "owner": file.person(Role.OWNER),
        "approver": file.person(Role.APPROVER),
        "opened_at": file.opened_at,
        "closed_at": file.closed_at,
        "next_due": dues.next_due,
        "next_timer_at": dues.next_timer_at,
        "timeline_length": stored.timeline_length,
        "timeline_head": stored.timeline_head,
        "file": FILE.dump_json(file).decode(),
    }


EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
INCIDENT_NUMBERS: BindParameter[list[int]] = bindparam("numbers", expanding=True)
LOAD = (
    select(TABLE.c.number, TABLE.c.file, TABLE.c.timeline_length, TABLE.c.timeline_head)
    .where(TABLE.c.number.in_(INCIDENT_NUMBERS))
    .order_by(TABLE.c.number)
)
LOAD_LOCKED = LOAD.with_for_update()
PURGED = case((bindparam("wordless", type_=Boolean), TABLE.c.purged), else_=0)  # what is written may be personal again
SAVE = update(TABLE).where(TABLE.c.number == bindparam("n")).values(purged=PURGED)
